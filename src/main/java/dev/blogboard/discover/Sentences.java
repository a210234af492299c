package dev.blogboard.discover;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes texts apart into sentences that can be quoted. */
final class Sentences {
    private static final int SHORTEST = 30;
    private static final int LONGEST = 360;
    /** After these, a full stop ends no sentence. */
    private static final Pattern ABBREVIATION =
            Pattern.compile("\\b(e\\.g|i\\.e|etc|vs|approx|Mr|Mrs|Ms|Dr|Prof|Inc|Ltd|Co|Corp|No|Fig|St|cf|[A-Z])\\.$");
    /** As much of a sentence's end as the longest of them takes, and more. */
    private static final int END = 10;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Sentences() {}

    /** The sentences of a text that are neither fragments nor too long to quote, in order. */
    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        text.lines().forEach(block -> sentences.addAll(ofBlock(block.strip())));
        return sentences;
    }

    /** The same of a text that is one line. */
    static List<String> ofBlock(String block) {
        List<String> into = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(block);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String sentence = block.substring(start, end).strip();
            if (endsInAbbreviation(sentence)) {
                continue;
            }
            start = end;
            if (isQuotable(sentence)) {
                into.add(SPACE.matcher(sentence).replaceAll(" "));
            }
        }
        return into;
    }

    private static boolean endsInAbbreviation(String sentence) {
        return sentence.endsWith(".")
                && ABBREVIATION
                        .matcher(sentence.substring(Math.max(0, sentence.length() - END)))
                        .find();
    }

    private static boolean isQuotable(String sentence) {
        int length = sentence.length();
        return length >= SHORTEST
                && length <= LONGEST
                && (Character.isUpperCase(sentence.codePointAt(0))
                        || Character.isDigit(sentence.codePointAt(0))
                        || Character.isIdeographic(sentence.codePointAt(0)))
                && ".!?”\"’)。".indexOf(sentence.charAt(length - 1)) >= 0;
    }
}

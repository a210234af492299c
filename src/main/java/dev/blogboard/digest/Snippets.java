package dev.blogboard.digest;

import java.text.BreakIterator;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** The two lines of an article that tell most to somebody who looks for these words. */
final class Snippets {
    static final int LENGTH = 160;

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}&&[^\\u200C\\u200D]]+");
    private static final int SCANNED = 20_000;
    /** How much stands before the first match. */
    private static final int LEAD = 60;

    private Snippets() {}

    static String of(String title, String text, Collection<String> words) {
        String plain = SPACE.matcher(text.substring(0, Math.min(text.length(), SCANNED)))
                .replaceAll(" ")
                .strip();
        if (plain.startsWith(title)) {
            plain = plain.substring(title.length()).strip();
        }
        int match = firstMatch(plain.toLowerCase(Locale.ROOT), words);
        int start = match <= LEAD ? 0 : wordStart(plain, match - LEAD);
        return (start > 0 ? "…" : "") + cut(plain.substring(start));
    }

    private static int firstMatch(String lower, Collection<String> words) {
        int first = Integer.MAX_VALUE;
        for (String word : words) {
            int at = lower.indexOf(word);
            while (at > 0 && Character.isLetterOrDigit(lower.charAt(at - 1)) && isAlphabetic(word)) {
                at = lower.indexOf(word, at + 1);
            }
            if (at >= 0) {
                first = Math.min(first, at);
            }
        }
        return first == Integer.MAX_VALUE ? 0 : first;
    }

    /** Whether words of its script are set apart by spaces. */
    private static boolean isAlphabetic(String word) {
        return word.codePoints().noneMatch(Character::isIdeographic);
    }

    private static int wordStart(String text, int near) {
        int space = text.indexOf(' ', near);
        return space >= 0 && space < near + LEAD / 2 ? space + 1 : graphemeAtOrBefore(text, near);
    }

    private static String cut(String text) {
        if (text.length() <= LENGTH) {
            return text;
        }
        int end = graphemeAtOrBefore(text, LENGTH);
        int space = text.lastIndexOf(' ', end);
        return text.substring(0, space > LENGTH - 40 ? space : end).strip() + "…";
    }

    private static int graphemeAtOrBefore(String text, int index) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return characters.isBoundary(index) ? index : characters.preceding(index);
    }
}

package dev.blogboard.lucene;

import dev.blogboard.search.Marked;
import dev.blogboard.search.Marked.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Marks what matched, and picks the passage that matches best. */
final class Snippets {
    private static final int LENGTH = 240;
    /** What stands before the first mark, where no sentence begins nearby. */
    private static final int LEAD = 60;
    /** Nobody needs the best passage of a book. */
    private static final int SCANNED = 60_000;

    private static final String ELLIPSIS = "…";

    private final Words words;

    Snippets(Words words) {
        this.words = words;
    }

    private record Mark(int start, int end, String answered) {}

    Marked title(String title, Wanted wanted) {
        List<Range> ranges = marks(title, wanted).stream()
                .map(mark -> new Range(mark.start(), mark.end()))
                .toList();
        return new Marked(title, ranges);
    }

    /** Where nothing matches, how the text begins. */
    Marked body(String text, Wanted wanted) {
        String scanned = text.substring(0, Math.min(text.length(), SCANNED));
        List<Mark> marks = marks(scanned, wanted);
        List<Mark> best = bestWindow(marks);
        int start = best.isEmpty() ? 0 : passageStart(text, best.getFirst().start());
        int end = passageEnd(text, start);
        String before = start > 0 ? ELLIPSIS : "";
        String passage = text.substring(start, end).stripTrailing();
        String after = end < text.length() && !endsSentence(passage) ? ELLIPSIS : "";
        List<Range> ranges = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark.start() >= start && mark.end() <= start + passage.length()) {
                int shift = before.length() - start;
                ranges.add(new Range(mark.start() + shift, mark.end() + shift));
            }
        }
        return new Marked(before + passage.replaceAll("[\\s\\p{Cc}]", " ") + after, ranges);
    }

    private List<Mark> marks(String text, Wanted wanted) {
        List<Mark> marks = new ArrayList<>();
        WordScanner word = words.in(text, wanted.initials());
        while (word.next()) {
            String answered = wanted.answeredBy(word.forms());
            if (answered == null || word.start() >= word.end()) {
                continue;
            }
            boolean overlaps =
                    !marks.isEmpty() && word.start() < marks.getLast().end();
            if (overlaps) {
                Mark last = marks.removeLast();
                marks.add(new Mark(last.start(), Math.max(last.end(), word.end()), last.answered()));
            } else {
                marks.add(new Mark(word.start(), word.end(), answered));
            }
        }
        return marks;
    }

    /** The window that answers most of the query; of several, the first. */
    private static List<Mark> bestWindow(List<Mark> marks) {
        Map<String, Integer> inside = new HashMap<>();
        int best = 0;
        int bestFrom = 0;
        int bestTo = 0;
        int from = 0;
        for (int to = 0; to < marks.size(); to++) {
            inside.merge(marks.get(to).answered(), 1, Integer::sum);
            while (marks.get(to).end() - marks.get(from).start() > LENGTH - LEAD) {
                inside.merge(marks.get(from++).answered(), -1, (one, less) -> one + less == 0 ? null : one + less);
            }
            int worth = 10 * inside.size() + Math.min(to - from + 1, 5);
            if (worth > best) {
                best = worth;
                bestFrom = from;
                bestTo = to + 1;
            }
        }
        return marks.subList(bestFrom, bestTo);
    }

    /** The beginning of the sentence where that is near, else of a word. */
    private static int passageStart(String text, int firstMark) {
        int earliest = Math.max(0, firstMark - LEAD);
        if (earliest == 0) {
            return 0;
        }
        for (int at = firstMark - 1; at > earliest; at--) {
            boolean sentence = Character.isWhitespace(text.charAt(at)) && endsSentence(text.substring(earliest, at));
            if (text.charAt(at) == '\n' || sentence) {
                return at + 1;
            }
        }
        int space = earliest;
        while (space < firstMark && !Character.isWhitespace(text.charAt(space))) {
            space++;
        }
        return space < firstMark ? space + 1 : wholeSign(text, earliest);
    }

    private static boolean endsSentence(String text) {
        return !text.isEmpty() && ".!?。".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private static int passageEnd(String text, int start) {
        int end = Math.min(text.length(), start + LENGTH);
        if (end == text.length()) {
            return end;
        }
        int space = end;
        while (space > start + LENGTH / 2 && !Character.isWhitespace(text.charAt(space))) {
            space--;
        }
        return space > start + LENGTH / 2 ? space : wholeSign(text, end);
    }

    /** Not between the two halves of a character, nor before a mark that belongs to the one before it. */
    private static int wholeSign(String text, int near) {
        int at = near;
        while (at > 0
                && at < text.length()
                && (Character.isLowSurrogate(text.charAt(at))
                        || Character.getType(text.charAt(at)) == Character.NON_SPACING_MARK)) {
            at--;
        }
        return at;
    }
}

package dev.blogboard.discord;

import java.text.BreakIterator;
import java.util.Locale;

/** Text cut to a length: at a word where one ends near, else between characters as people see them. */
final class Shortened {
    static final String ELLIPSIS = "…";

    private Shortened() {}

    /**
     * The text, or as much of it as fits with an ellipsis after it.
     *
     * @param limit in chars, from 1; Discord counts code points, of which there are never more
     */
    static String toLength(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = boundary(BreakIterator.getWordInstance(Locale.ROOT), text, limit - 1);
        if (end < limit / 2) {
            end = boundary(BreakIterator.getCharacterInstance(Locale.ROOT), text, limit - 1);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    private static int boundary(BreakIterator breaks, String text, int limit) {
        breaks.setText(text);
        if (limit <= 0) {
            return 0;
        }
        return breaks.isBoundary(limit) ? limit : Math.max(0, breaks.preceding(limit));
    }
}

package dev.blogboard.discover;

import java.util.ArrayList;
import java.util.List;

/** Takes titles apart into words, thousands of them for one roundup. */
final class TitleWords {
    private TitleWords() {}

    /** Its words, in order: letters and digits without anything between them. */
    static List<String> of(String title) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int at = 0; at <= title.length(); at++) {
            boolean inside = at < title.length() && Character.isLetterOrDigit(title.charAt(at));
            if (inside && start < 0) {
                start = at;
            } else if (!inside && start >= 0) {
                words.add(title.substring(start, at));
                start = -1;
            }
        }
        return words;
    }

    /** Whether a digit stands there. */
    static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}

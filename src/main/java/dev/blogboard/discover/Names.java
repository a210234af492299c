package dev.blogboard.discover;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds names in texts, as whole words: hundreds at once in one walk over the text, by the first word of each. Immutable.
 */
final class Names {
    private final Map<String, List<Name>> byFirstWord = new HashMap<>();

    /**
     * A name.
     *
     * @param before how many characters stand before its first word: 1 in ".NET"
     * @param anyCase whether its case tells nothing
     */
    private record Name(String text, int before, boolean anyCase) {
        boolean standsAt(int start, String in) {
            int end = start + text.length();
            return in.regionMatches(anyCase, start, text, 0, text.length())
                    && (start == 0 || !Character.isLetterOrDigit(in.charAt(start - 1)))
                    && (end == in.length()
                            || (!Character.isLetterOrDigit(in.charAt(end)) && "+#".indexOf(in.charAt(end)) < 0));
        }
    }

    Names(Collection<String> names) {
        for (String text : names) {
            int first = 0;
            while (first < text.length() && !Character.isLetterOrDigit(text.charAt(first))) {
                first++;
            }
            byFirstWord
                    .computeIfAbsent(
                            text.substring(first, end(text, first)).toLowerCase(Locale.ROOT), none -> new ArrayList<>())
                    .add(new Name(text, first, isOrdinary(text)));
        }
    }

    /** Whether case tells nothing: "stream processing", "Continuous delivery", but not "Go" or "Swift". */
    private static boolean isOrdinary(String name) {
        return name.contains(" ") || name.equals(name.toLowerCase(Locale.ROOT)) || name.length() > 6;
    }

    boolean areIn(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isLetterOrDigit(text.charAt(at))) {
                int end = end(text, at);
                String word = text.substring(at, end).toLowerCase(Locale.ROOT);
                for (Name name : byFirstWord.getOrDefault(word, List.of())) {
                    if (name.standsAt(at - name.before(), text)) {
                        return true;
                    }
                }
                at = end;
            }
        }
        return false;
    }

    /** Where the word ends that begins there. */
    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}

package dev.blogboard.discover;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells which titles of one company go on from one another: "Availability report: May 2024" and "… June 2024", "This week
 * in Servo 122" and "… 124", the parts of "How we moved". A guess from the titles alone.
 */
final class Series {
    /** Together with a number: what stands before them is the name of the series. */
    private static final Set<String> PARTS =
            Set.of("part", "pt", "chapter", "episode", "volume", "vol", "issue", "week", "day");

    private static final Set<String> NUMBERS = Set.of("one", "two", "three", "four", "five");
    private static final Set<String> SEASONS = Set.of(
            ("jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october"
                            + " nov november dec december spring summer autumn fall winter q1 q2 q3 q4")
                    .split(" "));
    private static final String DASHES = "-–—|";

    private Series() {}

    /** What the titles of a series have in common; of a title that belongs to none, what no other one has. */
    static String of(String title) {
        String plain = title.toLowerCase(Locale.ROOT);
        List<String> words = TitleWords.of(plain);
        for (int at = 1; at < words.size() - 1; at++) {
            if (PARTS.contains(words.get(at)) && isNumber(words.get(at + 1))) {
                return String.join(" ", words.subList(0, at));
            }
        }
        List<String> label = lasting(TitleWords.of(label(plain)));
        return String.join(" ", label.size() > 1 ? label : lasting(words));
    }

    /** What stands before the first colon or dash; it names the series, where these are two words or more. */
    private static String label(String plain) {
        for (int at = 1; at < plain.length() - 1; at++) {
            char sign = plain.charAt(at);
            boolean ends = sign == ':' || (DASHES.indexOf(sign) >= 0 && plain.charAt(at - 1) == ' ');
            if (ends && plain.charAt(at + 1) == ' ') {
                return plain.substring(0, at);
            }
        }
        return "";
    }

    /** Without what changes from one to the next; all of it, where hardly anything is left. */
    private static List<String> lasting(List<String> words) {
        List<String> lasting = words.stream()
                .filter(word -> !SEASONS.contains(word) && !isCount(word))
                .toList();
        return lasting.size() > 1 ? lasting : words;
    }

    private static boolean isNumber(String word) {
        return isCount(word) || NUMBERS.contains(word);
    }

    /** 12, 2nd or XII. */
    private static boolean isCount(String word) {
        return TitleWords.isDigit(word, 0)
                ? word.chars().skip(1).allMatch(sign -> "0123456789stndrdth".indexOf(sign) >= 0)
                : word.chars().allMatch(sign -> "ivx".indexOf(sign) >= 0);
    }
}

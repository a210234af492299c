package dev.blogboard.discover;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which titles of one company go on from one another: "Availability report: May 2024" and "… June 2024", "This week
 * in Servo 122" and "… 124", the parts of "How we moved". A guess from the titles alone.
 */
final class Series {
    private static final String NUMBER = "(?:\\d+|[ivx]+|one|two|three|four|five)";
    /** What stands before it is the name of the series. */
    private static final Pattern PART = Pattern.compile(
            "[(\\[]?\\b(?:part|pt|chapter|episode|volume|vol|issue|week|day)\\b\\.? ?#?" + NUMBER + "\\b");
    /** What stands before it names the series, where these are two words or more. */
    private static final Pattern LABEL = Pattern.compile(": | [-–—|] ");

    private static final Pattern CHANGING =
            Pattern.compile("\\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?"
                    + "|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|fall|winter"
                    + "|q[1-4]|[ivx]+|\\d+(?:st|nd|rd|th)?)\\b");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Series() {}

    /** What the titles of a series have in common; of a title that belongs to none, what no other one has. */
    static String of(String title) {
        String plain = title.toLowerCase(Locale.ROOT);
        Matcher part = PART.matcher(plain);
        if (part.find()) {
            String before = words(plain.substring(0, part.start()));
            if (!before.isEmpty()) {
                return before;
            }
        }
        Matcher label = LABEL.matcher(plain);
        String named = label.find() ? lasting(plain.substring(0, label.start())) : "";
        return named.contains(" ") ? named : lasting(plain);
    }

    /** Without what changes from one to the next; all of it, where hardly anything is left. */
    private static String lasting(String plain) {
        String lasting = words(CHANGING.matcher(plain).replaceAll(" "));
        return lasting.contains(" ") ? lasting : words(plain);
    }

    private static String words(String plain) {
        return SIGNS.matcher(plain).replaceAll(" ").strip();
    }
}

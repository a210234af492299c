package dev.blogboard.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The next page of a list by the number in its URL, as the usual publishing systems count them. */
final class PageNumbers {
    private static final List<Pattern> NUMBERS = List.of(
            Pattern.compile("(.*[?&]paged=)(\\d{1,6})((?:&.*)?)"),
            Pattern.compile("(.*[?&]page=)(\\d{1,6})((?:&.*)?)"),
            Pattern.compile("(.*/page/)(\\d{1,6})((?:/.*)?)"),
            Pattern.compile("(.*/rss/)(\\d{1,6})(/?)"));
    private static final Pattern START = Pattern.compile("(.*[?&]start-index=)(\\d{1,6})(&max-results=)(\\d{1,4})");

    private PageNumbers() {}

    static Optional<String> next(String url) {
        Matcher start = START.matcher(url);
        if (start.matches()) {
            int next = Integer.parseInt(start.group(2)) + Integer.parseInt(start.group(4));
            return Optional.of(start.group(1) + next + start.group(3) + start.group(4));
        }
        for (Pattern number : NUMBERS) {
            Matcher parts = number.matcher(url);
            if (parts.matches()) {
                return Optional.of(parts.group(1) + (Integer.parseInt(parts.group(2)) + 1) + parts.group(3));
            }
        }
        return Optional.empty();
    }
}

package dev.blogboard.discord;

import dev.blogboard.article.Published;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and addresses in few characters. */
final class Dates {
    private Dates() {}

    /** When something was published, as precisely as that is known: {@code 3 Mar 2026}, {@code Mar 2026}, {@code 2026}. */
    static String day(Published published) {
        return day(published, Locale.UK);
    }

    static String day(Published published, Locale language) {
        String pattern = switch (published.precision()) {
            case YEAR -> "yyyy";
            case MONTH -> "MMM yyyy";
            case DAY, SECOND -> "d MMM yyyy";
        };
        return DateTimeFormatter.ofPattern(pattern, language)
                .format(published.start().atOffset(ZoneOffset.UTC));
    }

    static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? url : host.replaceFirst("^www\\.", "");
        } catch (IllegalArgumentException odd) {
            return url;
        }
    }
}

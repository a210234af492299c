package dev.blogboard.discord;

import dev.blogboard.article.Published;
import java.net.URI;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Dates and addresses in few characters. */
final class Dates {
    private Dates() {}

    /** When something was published, as precisely as that is known: {@code 3 Mar 2026}, {@code Mar 2026}, {@code 2026}. */
    static String day(Published published, Locale language) {
        LocalDate day = published.start().atOffset(ZoneOffset.UTC).toLocalDate();
        return switch (published.precision()) {
            case YEAR -> Year.from(day).toString();
            case MONTH -> month(YearMonth.from(day), language);
            case DAY, SECOND -> day(day, language);
        };
    }

    static String day(LocalDate day, Locale language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language)
                .format(day);
    }

    private static String month(YearMonth month, Locale language) {
        return DateTimeFormatter.ofLocalizedPattern("yMMM").withLocale(language).format(month);
    }

    /** The host of a URL, without www. */
    static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? url : host.replaceFirst("^www\\.", "");
        } catch (IllegalArgumentException odd) {
            return url;
        }
    }
}

package dev.blogboard.mail;

import dev.blogboard.article.Article;
import dev.blogboard.article.Published;
import dev.blogboard.digest.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Dates as a reader writes them. */
final class Dates {
    private final ZoneId zone;
    private final Locale language;
    private final DateTimeFormatter day;

    Dates(ZoneId zone, Locale language) {
        this.zone = zone;
        this.language = language;
        day = pattern(DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.MEDIUM, null, IsoChronology.INSTANCE, language));
    }

    /** When an article was published, as exactly as that is known, else when it was found. */
    String of(Article article) {
        Published published = article.published();
        if (published == null) {
            return day(article.firstSeen(), zone);
        }
        return switch (published.precision()) {
            case YEAR -> pattern("uuuu").format(published.start().atZone(ZoneOffset.UTC));
            case MONTH -> pattern("LLLL uuuu").format(published.start().atZone(ZoneOffset.UTC));
            // A day without a time is the day that its author saw, in whatever zone.
            case DAY -> day(published.start(), ZoneOffset.UTC);
            case SECOND -> day(published.start(), zone);
        };
    }

    /** From the first to the last day of a window. */
    String of(Window window) {
        String from = day(window.start(), zone);
        String to = day(window.end(), zone);
        return from.equals(to) ? to : from + " – " + to;
    }

    private String day(Instant instant, ZoneId where) {
        return day.format(instant.atZone(where));
    }

    private DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language);
    }
}

package dev.blogboard.article;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * When an article was published, as exactly as that is known. Date filters and sorting go by the start of the period,
 * in UTC: an article of "2019" is one of 1 January 2019.
 *
 * @param start the first second of the year, month or day, or the second itself
 */
public record Published(Instant start, Precision precision) implements Comparable<Published> {
    /** How much of the date is known. */
    public enum Precision {
        YEAR("uuuu"),
        MONTH("uuuu-MM"),
        DAY("uuuu-MM-dd"),
        SECOND("uuuu-MM-dd'T'HH:mm:ss'Z'");

        private final DateTimeFormatter format;

        Precision(String pattern) {
            this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
        }
    }

    public Published {
        start = start.truncatedTo(ChronoUnit.SECONDS);
    }

    public static Published at(Instant instant) {
        return new Published(instant, Precision.SECOND);
    }

    /**
     * Reads {@code 2019}, {@code 2019-04}, {@code 2019-04-29} or {@code 2019-04-29T10:00:00Z}.
     *
     * @throws DateTimeException when the text is none of these
     */
    public static Published parse(String text) {
        return switch (text.length()) {
            case 4 -> new Published(startOf(Year.parse(text).atDay(1)), Precision.YEAR);
            case 7 -> new Published(startOf(YearMonth.parse(text).atDay(1)), Precision.MONTH);
            case 10 -> new Published(startOf(LocalDate.parse(text)), Precision.DAY);
            default -> at(OffsetDateTime.parse(text).toInstant());
        };
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    public int year() {
        return start.atOffset(ZoneOffset.UTC).getYear();
    }

    @Override
    public int compareTo(Published other) {
        return start.compareTo(other.start);
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return precision.format.format(start);
    }
}

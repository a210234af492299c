package dev.blogboard.search;

import dev.blogboard.search.Query.Bound;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as they are typed into queries, all in UTC. */
final class QueryDates {
    static final String EXPECTED = "a year, month or day (2024, 2024-03, 2024-03-01)";
    static final String EXPECTED_OR_AGO = EXPECTED + " or how long ago (30d, 2w, 6m, 1y)";

    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");
    private static final Pattern AGO = Pattern.compile("(\\d{1,4})([dwmy])");
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2999;

    private QueryDates() {}

    /** A year, month or day: its first day, and the first day after it. */
    record Span(LocalDate first, LocalDate after) {}

    static Optional<Span> span(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(date.group(1));
            return year < FIRST_YEAR || year > LAST_YEAR
                    ? Optional.empty()
                    : Optional.of(span(year, date.group(2), date.group(3)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Span span(int year, @Nullable String month, @Nullable String day) {
        if (month == null) {
            return new Span(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
        }
        YearMonth yearMonth = YearMonth.of(year, Integer.parseInt(month));
        if (day == null) {
            return new Span(yearMonth.atDay(1), yearMonth.plusMonths(1).atDay(1));
        }
        LocalDate exact = yearMonth.atDay(Integer.parseInt(day));
        return new Span(exact, exact.plusDays(1));
    }

    /** The beginning of a date, or so long ago. */
    static Optional<Bound> start(String text) {
        Matcher ago = AGO.matcher(text.toLowerCase(Locale.ROOT));
        if (ago.matches()) {
            int count = Integer.parseInt(ago.group(1));
            return Optional.of(new Bound.Ago(
                    switch (ago.group(2)) {
                        case "d" -> Period.ofDays(count);
                        case "w" -> Period.ofDays(count * 7);
                        case "m" -> Period.ofMonths(count);
                        default -> Period.ofMonths(count * 12);
                    }));
        }
        return span(text).map(span -> new Bound.Day(span.first()));
    }

    /** The shortest text that {@link #start} reads as this. */
    static String print(Bound bound) {
        return switch (bound) {
            case Bound.Day day -> print(day.day());
            case Bound.Ago ago -> {
                Period period = ago.period();
                yield period.toTotalMonths() > 0 ? period.toTotalMonths() + "m" : period.get(ChronoUnit.DAYS) + "d";
            }
        };
    }

    /** As ISO 8601 has it, for {@link #read}; empty for none. */
    static String write(@Nullable Bound bound) {
        return switch (bound) {
            case null -> "";
            case Bound.Day day -> day.day().toString();
            case Bound.Ago ago -> ago.period().toString();
        };
    }

    static @Nullable Bound read(String written) {
        return written.isEmpty()
                ? null
                : written.startsWith("P")
                        ? new Bound.Ago(Period.parse(written))
                        : new Bound.Day(LocalDate.parse(written));
    }

    private static String print(LocalDate day) {
        if (day.getDayOfYear() == 1) {
            return String.format(Locale.ROOT, "%04d", day.getYear());
        }
        return day.getDayOfMonth() == 1 ? YearMonth.from(day).toString() : day.toString();
    }
}

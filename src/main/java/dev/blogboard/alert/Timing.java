package dev.blogboard.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When alerts are sent.
 *
 * <p>A daily or weekly batch has exactly one moment on each of its days: where a summer time skips the hour, the first
 * one after the gap, and where the hour comes twice, the first of the two. An alert belongs to the first such moment
 * after it, so none falls between two batches and none is in both.
 *
 * @param zone of the hour, the day, the quiet hours and the count of a day
 * @param hour of daily and weekly batches, 0 to 23
 * @param day of weekly batches
 * @param quiet no instant or hourly alerts then; absent for none
 * @param mostADay how many instant or hourly alerts to send one by one in a day; 0 for any number
 */
public record Timing(
        Cadence cadence,
        ZoneId zone,
        int hour,
        DayOfWeek day,
        @Nullable Quiet quiet,
        int mostADay) {
    public Timing {
        requireHour(hour, "The hour of a batch");
        if (mostADay < 0) {
            throw new IllegalArgumentException(
                    "The most alerts a day are 0 (any number) or more, not " + mostADay + ".");
        }
    }

    /**
     * Quiet hours, such as from 22 to 7.
     *
     * @param from the hour at which they begin
     * @param to the hour at which they end, on the next day where that is not after {@code from}
     */
    public record Quiet(int from, int to) {
        private static final Pattern HOURS = Pattern.compile("\\s*(\\d{1,2})\\s*-\\s*(\\d{1,2})\\s*");

        public Quiet {
            requireHour(from, "The start of quiet hours");
            requireHour(to, "The end of quiet hours");
            if (from == to) {
                throw new IllegalArgumentException(
                        "Quiet hours from " + from + " to " + to + " would never end; pause the subscription instead.");
            }
        }

        /**
         * Reads {@code 22-7}.
         *
         * @throws IllegalArgumentException when the text is no such thing; the message is a sentence for people
         */
        public static Quiet parse(String text) {
            Matcher hours = HOURS.matcher(text);
            if (!hours.matches()) {
                throw new IllegalArgumentException(
                        "Quiet hours are written as two hours of the day, such as 22-7, not \"" + text + "\".");
            }
            return new Quiet(Integer.parseInt(hours.group(1)), Integer.parseInt(hours.group(2)));
        }

        boolean contains(LocalTime time) {
            int hour = time.getHour();
            return from < to ? from <= hour && hour < to : hour >= from || hour < to;
        }

        @Override
        public String toString() {
            return from + "-" + to;
        }
    }

    /** The usual hour and day, at UTC. */
    public static Timing of(Cadence cadence) {
        return new Timing(cadence, ZoneId.of("UTC"), 8, DayOfWeek.MONDAY, null, 0);
    }

    private static void requireHour(int hour, String what) {
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException(what + " is from 0 to 23, not " + hour + ".");
        }
    }

    /**
     * When an alert that came up at {@code now} is to be sent.
     *
     * @param last when the last batch was sent; absent when there was none. A day that had its batch gets no second one,
     *     also when the time zone was changed since
     */
    public Instant due(Instant now, @Nullable Instant last) {
        return switch (cadence) {
            // Stored to the second: what comes within one is sent together, at its end.
            case INSTANT -> awake(now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
            case HOURLY -> awake(now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
            case DAILY, WEEKLY -> batch(now, last);
        };
    }

    private Instant batch(Instant now, @Nullable Instant last) {
        LocalDate date = now.atZone(zone).toLocalDate().minusDays(1);
        LocalDate had = last == null ? LocalDate.MIN : last.atZone(zone).toLocalDate();
        while (!isBatchDay(date) || !date.isAfter(had) || !at(date).isAfter(now)) {
            date = date.plusDays(1);
        }
        return at(date);
    }

    private boolean isBatchDay(LocalDate date) {
        return cadence == Cadence.DAILY || date.getDayOfWeek() == day;
    }

    private Instant at(LocalDate date) {
        return date.atTime(hour, 0).atZone(zone).toInstant();
    }

    /** The first moment from {@code moment} on that is not in quiet hours. */
    public Instant awake(Instant moment) {
        if (quiet == null || !quiet.contains(moment.atZone(zone).toLocalTime())) {
            return moment;
        }
        ZonedDateTime local = moment.atZone(zone);
        LocalDate date = local.toLocalDate();
        Instant end = date.atTime(quiet.to(), 0).atZone(zone).toInstant();
        return end.isAfter(moment)
                ? end
                : date.plusDays(1).atTime(quiet.to(), 0).atZone(zone).toInstant();
    }

    /** When the day that {@code now} is in began. */
    Instant dayStart(Instant now) {
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /** When what was too much for the day that {@code now} is in is sent: next morning. */
    Instant nextDay(Instant now) {
        return awake(
                now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant());
    }
}

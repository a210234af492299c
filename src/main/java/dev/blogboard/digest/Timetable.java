package dev.blogboard.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When digests are due: on these days at this hour, in the reader's time zone. There is exactly one slot on each such
 * day: where a summer time skips the hour, it is the first moment after the gap, and where the hour comes twice, it is
 * the first of the two.
 *
 * @param days at least one
 * @param hour from 0 to 23
 */
public record Timetable(ZoneId zone, Set<DayOfWeek> days, int hour) {
    public Timetable {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("A digest needs at least one day of the week.");
        }
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException("The hour of a digest is from 0 to 23, not " + hour + ".");
        }
        SortedSet<DayOfWeek> ordered = new TreeSet<>(days);
        days = Collections.unmodifiableSortedSet(ordered);
    }

    /** The same hour on every day. */
    public Timetable daily() {
        return new Timetable(zone, Set.of(DayOfWeek.values()), hour);
    }

    /** The last slot that is not after {@code now}. */
    public Instant lastSlot(Instant now) {
        // A day zone with an offset of up to 18 hours and a gap never lie more than a day off.
        LocalDate day = now.atZone(zone).toLocalDate().plusDays(1);
        while (!isSlot(day) || slot(day).isAfter(now)) {
            day = day.minusDays(1);
        }
        return slot(day);
    }

    /** The first slot after {@code now}. */
    public Instant nextSlot(Instant now) {
        LocalDate day = now.atZone(zone).toLocalDate().minusDays(1);
        while (!isSlot(day) || !slot(day).isAfter(now)) {
            day = day.plusDays(1);
        }
        return slot(day);
    }

    private boolean isSlot(LocalDate day) {
        return days.contains(day.getDayOfWeek());
    }

    private Instant slot(LocalDate day) {
        return day.atTime(hour, 0).atZone(zone).toInstant();
    }
}

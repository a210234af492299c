package dev.blogboard.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Timetable SUNDAY_2 = new Timetable(ZoneId.of("Europe/Berlin"), Set.of(DayOfWeek.SUNDAY), 2);

    @Test
    void an_hour_that_summer_time_skips_is_the_moment_after_the_gap() {
        Instant noon = Instant.parse("2026-03-29T12:00:00Z");
        assertEquals(Instant.parse("2026-03-29T01:00:00Z"), SUNDAY_2.lastSlot(noon));
    }

    @Test
    void an_hour_that_comes_twice_counts_once() {
        Instant first = Instant.parse("2026-10-25T00:00:00Z");
        assertEquals(first, SUNDAY_2.lastSlot(first));
        assertEquals(first, SUNDAY_2.lastSlot(first.plus(Duration.ofHours(1))));
        assertEquals(Instant.parse("2026-11-01T01:00:00Z"), SUNDAY_2.nextSlot(first));
    }

    @Property
    void every_moment_lies_between_its_last_and_its_next_slot_and_none_between_them(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second,
            @ForAll @IntRange(max = 23) int hour,
            @ForAll @Size(min = 1, max = 7) Set<DayOfWeek> days) {
        for (String zone : Set.of("Europe/Berlin", "Pacific/Apia", "America/St_Johns", "Australia/Lord_Howe", "UTC")) {
            Timetable timetable = new Timetable(ZoneId.of(zone), days, hour);
            Instant now = Instant.ofEpochSecond(second);
            Instant last = timetable.lastSlot(now);
            Instant next = timetable.nextSlot(now);
            assertFalse(last.isAfter(now));
            assertTrue(next.isAfter(now));
            assertEquals(next, timetable.nextSlot(last));
            assertEquals(last, timetable.lastSlot(next.minusSeconds(1)));
        }
    }
}

package dev.blogboard.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingTest {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("UTC"));

    private static Timing daily(ZoneId zone, int hour) {
        return new Timing(Cadence.DAILY, zone, hour, DayOfWeek.MONDAY, null, 0);
    }

    private static Timing weekly(ZoneId zone, int hour, DayOfWeek day) {
        return new Timing(Cadence.WEEKLY, zone, hour, day, null, 0);
    }

    @ParameterizedTest
    @CsvSource({
        // The clocks go from 2 to 3: what was to come at half past has its moment at 3.
        "2026-03-28T12:00:00Z, Europe/Berlin, 2, 2026-03-29T01:00:00Z",
        // They go from 3 back to 2: the first of the two.
        "2026-10-24T12:00:00Z, Europe/Berlin, 2, 2026-10-25T00:00:00Z",
        "2026-10-25T00:30:00Z, Europe/Berlin, 2, 2026-10-26T01:00:00Z",
        "2026-03-08T06:59:59Z, America/New_York, 2, 2026-03-08T07:00:00Z",
        "2026-03-08T07:00:00Z, America/New_York, 2, 2026-03-09T06:00:00Z"
    })
    void a_daily_batch_has_one_moment_where_the_clocks_change(Instant now, ZoneId zone, int hour, Instant due) {
        assertEquals(due, daily(zone, hour).due(now, null));
    }

    /** Each hour something comes up, and at each batch what came up before is sent. */
    @Property(tries = 60)
    void each_day_has_exactly_one_daily_batch(
            @ForAll @IntRange(max = 5) int place,
            @ForAll @IntRange(max = 23) int hour,
            @ForAll @IntRange(max = 364) int start) {
        ZoneId zone = ZONES.get(place);
        Timing timing = daily(zone, hour);
        Instant from = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(start));
        List<Instant> batches = batches(timing, from, from.plus(Duration.ofDays(40)));
        List<LocalDate> days =
                batches.stream().map(batch -> batch.atZone(zone).toLocalDate()).toList();
        for (int number = 1; number < days.size(); number++) {
            assertEquals(days.get(number - 1).plusDays(1), days.get(number), "after " + batches.get(number - 1));
        }
        assertTrue(days.size() >= 39, days.toString());
    }

    @Property(tries = 60)
    void each_week_has_exactly_one_batch_on_the_day_of_choice(
            @ForAll @IntRange(max = 5) int place, @ForAll @IntRange(max = 23) int hour, @ForAll DayOfWeek day) {
        ZoneId zone = ZONES.get(place);
        Instant from = Instant.parse("2026-02-01T00:00:00Z");
        List<Instant> batches = batches(weekly(zone, hour, day), from, from.plus(Duration.ofDays(80)));
        for (int number = 0; number < batches.size(); number++) {
            LocalDate date = batches.get(number).atZone(zone).toLocalDate();
            assertEquals(day, date.getDayOfWeek());
            if (number > 0) {
                assertEquals(batches.get(number - 1).atZone(zone).toLocalDate().plusWeeks(1), date);
            }
        }
        assertTrue(batches.size() >= 11, batches.toString());
    }

    private static List<Instant> batches(Timing timing, Instant from, Instant to) {
        List<Instant> batches = new ArrayList<>();
        Instant last = null;
        for (Instant now = from; now.isBefore(to); now = now.plus(Duration.ofMinutes(30))) {
            Instant due = timing.due(now, last);
            assertTrue(due.isAfter(now), "an alert belongs to a batch after it");
            if (batches.isEmpty() || !due.equals(batches.getLast())) {
                last = batches.isEmpty() ? null : batches.getLast();
                batches.add(due);
            }
        }
        return batches;
    }

    /** Whoever travels gets no second batch on a day that had one, and loses nothing. */
    @Property(tries = 200)
    void changes_of_the_time_zone_neither_double_nor_skip_a_batch(@ForAll long seed) {
        Random random = new Random(seed);
        Timing timing = daily(ZONES.getFirst(), random.nextInt(24));
        Instant last = null;
        Set<LocalDate> had = new HashSet<>();
        Instant pending = null;
        Instant now = Instant.parse("2026-03-01T00:00:00Z");
        for (int step = 0; step < 500; step++) {
            now = now.plus(Duration.ofMinutes(30 + random.nextInt(60)));
            if (random.nextInt(40) == 0) {
                timing = daily(ZONES.get(random.nextInt(ZONES.size())), random.nextInt(24));
                had.clear();
                if (last != null) {
                    had.add(last.atZone(timing.zone()).toLocalDate());
                }
                pending = pending == null ? null : timing.due(now, last);
            }
            if (pending != null && !pending.isAfter(now)) {
                last = pending;
                assertTrue(had.add(last.atZone(timing.zone()).toLocalDate()), "two batches on one day: " + last);
                pending = null;
            }
            if (pending == null) {
                pending = timing.due(now, last);
                assertTrue(
                        Duration.between(now, pending).compareTo(Duration.ofHours(73)) < 0,
                        "waits from " + now + " to " + pending);
            }
        }
    }
}

package dev.blogboard.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.CompanyId;
import dev.blogboard.article.Item;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
    /** A Monday. */
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final PollSchedule adaptive = new PollSchedule(Duration.ZERO, new Random(7));

    @Test
    void a_busy_feed_is_asked_every_few_minutes() {
        assertAbout(Duration.ofMinutes(5), adaptive.next(feed(null), fresh(Duration.ofMinutes(20)), NOW));
    }

    @Test
    void a_feed_that_writes_daily_is_asked_hourly() {
        assertAbout(Duration.ofHours(1), adaptive.next(feed(null), fresh(Duration.ofDays(1)), NOW));
    }

    @Test
    void a_sleepy_feed_is_asked_once_a_day() {
        assertAbout(Duration.ofDays(1), adaptive.next(feed(null), fresh(Duration.ofDays(90)), NOW));
    }

    @Test
    void a_feed_without_dates_is_asked_every_half_hour() {
        Fetched fresh = new Fetched.Fresh(200, Validators.NONE, "hash", parsed(List.of()), null);
        assertAbout(Duration.ofMinutes(30), adaptive.next(feed(null), fresh, NOW));
    }

    @Test
    void the_rhythm_is_kept_over_polls_that_bring_nothing() {
        Fetched same = new Fetched.NotModified(304, Validators.NONE, null);
        assertAbout(Duration.ofHours(1), adaptive.next(feed(Duration.ofDays(1)), same, NOW));
    }

    @Test
    void a_fixed_interval_overrides_the_rhythm() {
        PollSchedule fixed = new PollSchedule(Duration.ofMinutes(2), new Random(7));
        assertAbout(Duration.ofMinutes(2), fixed.next(feed(null), fresh(Duration.ofDays(90)), NOW));
    }

    @Test
    void what_the_server_says_is_never_cut_short_by_the_jitter() {
        Fetched same = new Fetched.NotModified(304, Validators.NONE, Duration.ofHours(6));
        for (int times = 0; times < 100; times++) {
            assertFalse(adaptive.next(feed(null), same, NOW).isBefore(NOW.plus(Duration.ofHours(6))));
        }
    }

    @Test
    void a_server_that_says_next_month_is_asked_tomorrow() {
        Fetched same = new Fetched.NotModified(304, Validators.NONE, Duration.ofDays(30));
        assertAbout(Duration.ofDays(1), adaptive.next(feed(null), same, NOW));
    }

    @Test
    void the_ttl_of_the_feed_holds_on_a_304_too() {
        FeedAdvice ttl = new FeedAdvice(Duration.ofHours(8), Set.of(), Set.of(), List.of(), null);
        Fetched same = new Fetched.NotModified(304, Validators.NONE, null);
        Instant next = adaptive.next(feed(Duration.ofHours(1), ttl), same, NOW);
        assertFalse(next.isBefore(NOW.plus(Duration.ofHours(8))));
    }

    @Test
    void the_ttl_of_the_feed_holds_on_a_200_up_to_a_day() {
        FeedAdvice hours = new FeedAdvice(Duration.ofHours(8), Set.of(), Set.of(), List.of(), null);
        Fetched fresh = new Fetched.Fresh(200, Validators.NONE, "hash", parsed(List.of()), hours, null, null);
        assertFalse(adaptive.next(feed(null), fresh, NOW).isBefore(NOW.plus(Duration.ofHours(8))));
        FeedAdvice month = new FeedAdvice(Duration.ofDays(30), Set.of(), Set.of(), List.of(), null);
        Fetched patient = new Fetched.Fresh(200, Validators.NONE, "hash", parsed(List.of()), month, null, null);
        assertAbout(Duration.ofDays(1), adaptive.next(feed(null), patient, NOW));
    }

    @Test
    void hours_and_days_to_be_skipped_are_skipped() {
        FeedAdvice skip = new FeedAdvice(null, Set.of(12, 13, 14), Set.of(DayOfWeek.TUESDAY), List.of(), null);
        Fetched same = new Fetched.NotModified(304, Validators.NONE, null);
        Instant next = adaptive.next(feed(null, skip), same, NOW);
        assertEquals(15, next.atZone(ZoneOffset.UTC).getHour());
        Instant evening = Instant.parse("2026-06-01T23:50:00Z");
        Instant wednesday = adaptive.next(feed(null, skip), same, evening);
        assertEquals(DayOfWeek.WEDNESDAY, wednesday.atZone(ZoneOffset.UTC).getDayOfWeek());
    }

    @Test
    void a_feed_that_skips_every_hour_is_asked_all_the_same() {
        Set<Integer> all = Set.copyOf(IntStream.range(0, 24).boxed().toList());
        FeedAdvice skip = new FeedAdvice(null, all, Set.of(), List.of(), null);
        Fetched same = new Fetched.NotModified(304, Validators.NONE, null);
        assertAbout(Duration.ofMinutes(30), adaptive.next(feed(null, skip), same, NOW));
    }

    @Test
    void a_server_that_asks_to_wait_for_a_week_is_left_alone_for_a_week() {
        Instant week = NOW.plus(Duration.ofDays(7));
        assertEquals(week, adaptive.next(feed(null), new Fetched.Throttled(429, week), NOW));
    }

    private static void assertAbout(Duration expected, Instant next) {
        Duration wait = Duration.between(NOW, next);
        assertTrue(wait.compareTo(expected.multipliedBy(89).dividedBy(100)) > 0, wait::toString);
        assertTrue(wait.compareTo(expected.multipliedBy(111).dividedBy(100)) < 0, wait::toString);
    }

    private static Fetched fresh(Duration betweenItems) {
        List<Item> items = IntStream.range(0, 10)
                .mapToObj(index -> NOW.minus(betweenItems.multipliedBy(index)))
                .map(date -> new Item(date.toString(), null, "Title", null, date, null, null, null, null, null))
                .toList();
        return new Fetched.Fresh(200, Validators.NONE, "hash", parsed(items), null);
    }

    private static ParsedFeed parsed(List<Item> items) {
        return new ParsedFeed("Blog", null, null, null, items);
    }

    private static Feed feed(@Nullable Duration rhythm) {
        return feed(rhythm, FeedAdvice.NONE);
    }

    private static Feed feed(@Nullable Duration rhythm, FeedAdvice advice) {
        return new Feed(
                new FeedId(1),
                "https://example.com/feed",
                new CompanyId("example"),
                null,
                null,
                null,
                Feed.Origin.PERSON,
                false,
                true,
                Validators.NONE,
                null,
                NOW,
                null,
                null,
                null,
                null,
                null,
                0,
                false,
                rhythm,
                advice,
                null,
                null,
                null);
    }
}

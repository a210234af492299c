package dev.blogboard.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Company;
import dev.blogboard.article.Item;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteFeeds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the outcome of one poll means for the next ones, with servers that answer as the test says. */
class PollerTest {
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final String ONE = "https://many.example/one";
    private static final String TWO = "https://many.example/two";
    private static final String ELSEWHERE = "https://other.example/feed";

    @TempDir
    private Path directory = Path.of("");

    private final Map<String, Supplier<Fetched>> answers = new HashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private Instant now = START;
    private @Nullable Database database;

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("blogboard.db"));
    }

    @AfterEach
    void close() {
        database().close();
    }

    private Database database() {
        return Objects.requireNonNull(database);
    }

    private SqliteFeeds feeds() {
        return new SqliteFeeds(database());
    }

    private void add(String... urls) {
        Company company = Company.named("Example");
        feeds().addCompany(company);
        for (String url : urls) {
            feeds().add(new Feeds.NewFeed(url, company.id(), null, null, null), Feed.Origin.PERSON, now);
            answers.put(url, () -> fresh(Duration.ofDays(1)));
        }
    }

    private Poller poller() {
        FeedSource source = request -> {
            asked.add(request.url());
            return answers.getOrDefault(request.url(), () -> new Fetched.Gone(410))
                    .get();
        };
        PollSchedule schedule = new PollSchedule(Duration.ZERO, new Random(7));
        return new Poller(feeds(), source, schedule, () -> now, 8, 2, host -> false);
    }

    private void poll(Poller poller, String... urls) {
        poller.poll(List.of(urls).stream().map(this::feed).toList(), polled -> {});
    }

    private Feed feed(String url) {
        return feeds().withUrl(url).orElseThrow();
    }

    private Fetched fresh(Duration betweenItems) {
        List<Item> items = IntStream.range(0, 10)
                .mapToObj(index -> now.minus(betweenItems.multipliedBy(index + 1L)))
                .map(date -> new Item(date.toString(), null, "Title", null, date, null, null, null, null, null))
                .toList();
        return new Fetched.Fresh(
                200, Validators.NONE, "hash", new ParsedFeed("Blog", null, null, null, items), Duration.ofMinutes(5));
    }

    @Test
    void a_host_that_is_asked_too_much_is_left_alone_by_all_of_its_feeds() {
        add(ONE, TWO, ELSEWHERE);
        answers.put(ONE, () -> new Fetched.Throttled(429, now.plus(Duration.ofMinutes(20))));
        try (Poller poller = poller()) {
            poll(poller, ONE);
            poll(poller, TWO, ELSEWHERE);
            assertEquals(List.of(ONE, ELSEWHERE), asked);
            assertEquals(START.plus(Duration.ofMinutes(20)), feed(TWO).retryAfter());
            assertEquals(0, feed(TWO).failures());
            assertTrue(feeds().due(START.plus(Duration.ofMinutes(19))).isEmpty());

            now = START.plus(Duration.ofMinutes(40));
            poll(poller, TWO);
            assertEquals(List.of(ONE, ELSEWHERE, TWO), asked);
        }
    }

    @Test
    void one_feed_that_has_to_wait_for_days_holds_up_the_others_for_an_hour() {
        add(ONE, TWO);
        answers.put(ONE, () -> new Fetched.Throttled(429, now.plus(Duration.ofDays(6))));
        try (Poller poller = poller()) {
            poll(poller, ONE);
            poll(poller, TWO);
            assertEquals(START.plus(Duration.ofDays(6)), feed(ONE).retryAfter());
            assertEquals(START.plus(Poller.LONGEST_HOLD), feed(TWO).retryAfter());
            now = START.plus(Poller.LONGEST_HOLD).plusSeconds(1);
            poll(poller, ONE, TWO);
            assertEquals(List.of(ONE, TWO), asked);
        }
    }

    @Test
    void a_server_that_is_down_for_one_feed_may_be_asked_for_another() {
        add(ONE, TWO);
        answers.put(ONE, () -> new Fetched.Throttled(503, now.plus(Duration.ofHours(1))));
        try (Poller poller = poller()) {
            poll(poller, ONE);
            poll(poller, TWO);
            assertEquals(List.of(ONE, TWO), asked);
        }
    }

    @Test
    void a_fault_of_ours_whatever_it_is_fails_its_own_feed() {
        add(ONE, TWO, ELSEWHERE);
        answers.put(ONE, () -> {
            throw new StackOverflowError("too deep");
        });
        answers.put(TWO, () -> {
            throw new AssertionError("never so");
        });
        try (Poller poller = poller()) {
            poll(poller, ONE, TWO, ELSEWHERE);
        }
        assertEquals(
                "Fetching it failed: java.lang.StackOverflowError: too deep",
                feed(ONE).lastError());
        assertEquals(
                "Fetching it failed: java.lang.AssertionError: never so",
                feed(TWO).lastError());
        assertTrue(feed(ELSEWHERE).completed());
    }

    @Test
    void the_interval_and_the_back_off_are_kept_over_restarts() {
        add(ONE, TWO);
        answers.put(TWO, () -> new Fetched.Failed(500, "The server answered 500."));
        pollTwiceWithRestart();
        assertEquals(Duration.ofDays(1), feed(ONE).rhythm());
        assertEquals(2, feed(TWO).failures());
        // The second failure doubles the half hour that the first one cost, though another process met the first.
        assertBetween(54, 66, Duration.between(now, feed(TWO).nextPoll()));
        answers.put(ONE, () -> new Fetched.NotModified(304, Validators.NONE, null));
        restart();
        try (Poller poller = poller()) {
            poll(poller, ONE);
        }
        // A 304 says nothing of the rhythm; an hour is what a daily blog's is worth, and was known before the restart.
        assertBetween(54, 66, Duration.between(now, feed(ONE).nextPoll()));
    }

    private void pollTwiceWithRestart() {
        for (int times = 0; times < 2; times++) {
            try (Poller poller = poller()) {
                poll(poller, ONE, TWO);
            }
            restart();
        }
    }

    private void restart() {
        List<Feed> before = feeds().all();
        close();
        open();
        assertEquals(before, feeds().all());
    }

    private static void assertBetween(int least, int most, Duration wait) {
        assertTrue(wait.toMinutes() >= least && wait.toMinutes() <= most, wait::toString);
    }
}

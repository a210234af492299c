package dev.blogboard.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import dev.blogboard.article.ArticleId;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestRunTest {
    private static final DigestRun.Report NOTHING = DigestRun.Report.NONE;
    private static final DigestRun.Report SENT = new DigestRun.Report(1, 0, 0, 0, 0);
    private static final DigestRun.Report POSTPONED = new DigestRun.Report(0, 0, 1, 0, 0);

    @TempDir
    Path directory;

    private final MailerOnPaper mailer = new MailerOnPaper();
    private Shelf shelf;
    private DigestRun run;

    @BeforeEach
    void open() throws Exception {
        shelf = new Shelf(directory, "Netflix", "Stripe", "Uber");
        run = shelf.run(mailer);
    }

    @AfterEach
    void close() throws Exception {
        shelf.close();
    }

    /** Made on Monday 16 November at noon; its first digest is due on the 23rd at 8 in Berlin, 7 in UTC. */
    private Subscription kafka() {
        return shelf.follow("ada@example.org", "kafka");
    }

    @Test
    void a_digest_is_sent_at_its_hour_and_only_once() throws Exception {
        shelf.matching("Netflix", "Kafka at the edge", kafka());
        shelf.at("2026-11-23T06:59:59Z");
        assertEquals(NOTHING, run.run());
        shelf.at("2026-11-23T07:00:00Z");
        assertEquals(SENT, run.run());
        assertEquals(NOTHING, run.run());
        shelf.at("2026-11-23T23:00:00Z");
        assertEquals(NOTHING, run.run());
        assertEquals(List.of("Kafka at the edge"), mailer.titles());
        assertEquals(0, shelf.alerts.pending());
    }

    @Test
    void a_subscription_made_after_this_weeks_hour_waits_for_the_next() throws Exception {
        shelf.at("2026-11-16T07:00:01Z");
        shelf.matching("Netflix", "Kafka at the edge", kafka());
        assertEquals(NOTHING, run.run());
    }

    @Test
    void what_the_machine_slept_through_comes_late_and_in_one() throws Exception {
        Subscription kafka = kafka();
        shelf.matching("Netflix", "Kafka in the first week", kafka);
        shelf.at("2026-11-26T12:00:00Z");
        shelf.matching("Netflix", "Kafka in the second week", kafka);
        shelf.at("2026-12-09T12:00:00Z");
        assertEquals(SENT, run.run());
        assertEquals(Set.of("Kafka in the first week", "Kafka in the second week"), Set.copyOf(mailer.titles()));
        assertEquals(
                Instant.parse("2026-12-07T07:00:00Z"),
                mailer.sent.getFirst().window().end());
    }

    @Test
    void windows_follow_one_another_and_no_article_is_skipped_or_told_twice() throws Exception {
        Subscription kafka = kafka();
        shelf.at("2026-11-23T06:59:59Z");
        shelf.matching("Netflix", "Kafka one second before", kafka);
        shelf.at("2026-11-23T07:00:00Z");
        shelf.matching("Stripe", "Kafka on the hour", kafka);
        run.run();
        shelf.at("2026-11-30T07:00:00Z");
        run.run();
        assertEquals(List.of("Kafka one second before", "Kafka on the hour"), mailer.titles());
        assertEquals(
                mailer.sent.get(0).window().end(), mailer.sent.get(1).window().start());
    }

    @Test
    void an_article_that_is_matched_late_comes_with_the_next_digest() throws Exception {
        Subscription kafka = kafka();
        shelf.matching("Netflix", "Kafka in time", kafka);
        var late = shelf.article("Stripe", "Kafka matched late");
        shelf.at("2026-11-23T07:00:00Z");
        run.run();
        shelf.alerts.record(
                List.of(late), List.of(new dev.blogboard.alert.Alerts.Match(late, kafka.id())), shelf.now());
        shelf.at("2026-11-30T07:00:00Z");
        run.run();
        assertEquals("Kafka matched late", mailer.titles().getLast());
    }

    @Test
    void nothing_new_sends_nothing_and_says_so() throws Exception {
        kafka();
        shelf.article("Uber", "Something quite different");
        shelf.at("2026-11-23T07:00:00Z");
        assertEquals(new DigestRun.Report(0, 1, 0, 0, 0), run.run());
        assertEquals(List.of(), mailer.sent);
        Digests.Standing standing = run.status().getFirst().standing();
        assertEquals("nothing new", standing.lastState());
        assertEquals("Nothing new matched between two digests.", standing.lastReason());
        assertEquals(
                Instant.parse("2026-11-30T07:00:00Z"), run.status().getFirst().nextDue());
    }

    @Test
    void a_server_that_is_busy_is_asked_again_with_growing_waits_under_the_same_key() throws Exception {
        shelf.matching("Netflix", "Kafka at the edge", kafka());
        mailer.answers.add(new Delivery.Later("Busy."));
        mailer.answers.add(new Delivery.Later("Busy."));
        shelf.at("2026-11-23T07:00:00Z");
        assertEquals(POSTPONED, run.run());
        shelf.at("2026-11-23T07:04:59Z");
        assertEquals(NOTHING, run.run());
        shelf.at("2026-11-23T07:05:00Z");
        assertEquals(POSTPONED, run.run());
        shelf.at("2026-11-23T07:14:59Z");
        assertEquals(NOTHING, run.run());
        shelf.at("2026-11-23T07:15:00Z");
        assertEquals(SENT, run.run());
        assertEquals(1, mailer.sent.stream().map(Digest::key).distinct().count());
        assertEquals(3, mailer.sent.size());
    }

    @Test
    void after_five_days_of_busy_the_articles_go_into_the_next_digest() throws Exception {
        shelf.matching("Netflix", "Kafka at the edge", kafka());
        for (int attempt = 0; attempt < 200; attempt++) {
            mailer.answers.add(new Delivery.Later("Busy."));
        }
        shelf.at("2026-11-23T07:00:00Z");
        Instant start = shelf.now();
        for (int hours = 0; hours <= 126; hours++) {
            shelf.at(start.plus(Duration.ofHours(hours)).toString());
            run.run();
        }
        assertEquals("failed", run.status().getFirst().standing().lastState());
        mailer.answers.clear();
        mailer.sent.clear();
        shelf.at("2026-11-30T07:00:00Z");
        assertEquals(SENT, run.run());
        assertEquals(List.of("Kafka at the edge"), mailer.titles());
    }

    @Test
    void an_address_that_does_not_exist_gets_no_more_mail_until_it_is_allowed_again() throws Exception {
        Subscription kafka = kafka();
        shelf.matching("Netflix", "Kafka at the edge", kafka);
        mailer.answers.add(new Delivery.Undeliverable("550 no such user"));
        shelf.at("2026-11-23T07:00:00Z");
        assertEquals(new DigestRun.Report(0, 0, 0, 0, 1), run.run());
        shelf.at("2026-11-30T07:00:00Z");
        assertEquals(NOTHING, run.run());
        assertEquals("550 no such user", run.status().getFirst().standing().suppressed());
        assertTrue(shelf.digests.unsuppress(new Destination.Mailbox("ada@example.org")));
        assertEquals(SENT, run.run());
    }

    @Test
    void a_refused_message_releases_its_articles_and_keeps_the_address() throws Exception {
        shelf.matching("Netflix", "Kafka at the edge", kafka());
        mailer.answers.add(new Delivery.Refused("554 looks like spam"));
        shelf.at("2026-11-23T07:00:00Z");
        run.run();
        assertNull(run.status().getFirst().standing().suppressed());
        shelf.at("2026-11-30T07:00:00Z");
        assertEquals(SENT, run.run());
        assertEquals(2, mailer.sent.size());
        assertNotEquals(mailer.sent.get(0).key(), mailer.sent.get(1).key());
    }

    @Test
    void what_is_in_doubt_is_sent_again_with_the_same_articles_and_the_same_key() throws Exception {
        Subscription kafka = kafka();
        shelf.matching("Netflix", "Kafka at the edge", kafka);
        mailer.answers.add(new Delivery.InDoubt("The answer is missing."));
        shelf.at("2026-11-23T07:00:00Z");
        assertEquals(new DigestRun.Report(0, 0, 0, 1, 0), run.run());
        shelf.matching("Stripe", "Kafka after the window", kafka);
        shelf.at("2026-11-23T07:05:00Z");
        assertEquals(SENT, run.run());
        assertEquals(List.of("Kafka at the edge", "Kafka at the edge"), mailer.titles());
        assertEquals(mailer.sent.get(0).key(), mailer.sent.get(1).key());
        assertEquals("1", shelf.oneText("SELECT doubts FROM edition"));
    }

    @Test
    void a_process_that_dies_while_sending_leaves_the_digest_in_doubt_and_another_sends_it() throws Exception {
        shelf.matching("Netflix", "Kafka at the edge", kafka());
        shelf.at("2026-11-23T07:00:00Z");
        try {
            shelf.run(new DyingMailer()).run();
        } catch (IllegalStateException died) {
            assertEquals(DyingMailer.LAST_WORDS, died.getMessage());
        }
        shelf.at("2026-11-23T07:14:59Z");
        assertEquals(NOTHING, run.run());
        shelf.at("2026-11-23T07:15:00Z");
        assertEquals(SENT, run.run());
        assertEquals("1", shelf.oneText("SELECT doubts FROM edition"));
        assertEquals(List.of("Kafka at the edge"), mailer.titles());
    }

    @Test
    void what_a_dead_process_was_at_is_due_at_once_where_nobody_else_can_be() throws Exception {
        Subscription ada = kafka();
        Subscription bob = shelf.follow("bob@example.org", "kafka");
        shelf.matching("Netflix", "Kafka at the edge", ada, bob);
        shelf.at("2026-11-23T07:00:00Z");
        mailer.answers.add(new Delivery.Later("Busy."));
        mailer.answers.add(new Delivery.Later("Busy."));
        assertEquals(new DigestRun.Report(0, 0, 2, 0, 0), run.run());
        shelf.at("2026-11-23T07:05:00Z");
        List<Edition> dying = shelf.digests.claim(Shelf.MONDAY_8, 2, shelf.now());
        assertTrue(shelf.digests.attempt(dying.getFirst(), shelf.now()));
        assertEquals(NOTHING, run.run());
        assertEquals(2, shelf.digests.recover(shelf.now()));
        assertEquals("1", shelf.oneText("SELECT count(*) FROM edition WHERE state = 'IN_DOUBT'"));
        assertEquals(new DigestRun.Report(2, 0, 0, 0, 0), run.run());
        assertEquals("1", shelf.oneText("SELECT sum(doubts) FROM edition"));
        assertEquals(0, shelf.digests.recover(shelf.now()), "what is settled stays so");
    }

    @Test
    void a_run_that_is_stopped_ends_what_it_is_sending_and_leaves_the_rest_due() throws Exception {
        List<Subscription> readers = new ArrayList<>();
        for (int reader = 0; reader < 20; reader++) {
            readers.add(shelf.follow("reader" + reader + "@example.org", "kafka"));
        }
        shelf.matching("Netflix", "Kafka at the edge", readers.toArray(Subscription[]::new));
        shelf.at("2026-11-23T07:00:00Z");
        SlowMailer slow = new SlowMailer(mailer);
        Thread running = Thread.ofPlatform().start(() -> shelf.run(slow).run());
        slow.begun.acquire();
        running.interrupt();
        running.join();
        int sent = mailer.sent.size();
        assertTrue(sent > 0 && sent < 20, sent + " sent");
        assertEquals(Integer.toString(20 - sent), shelf.oneText("SELECT count(*) FROM edition WHERE state = 'DUE'"));
        assertEquals(new DigestRun.Report(20 - sent, 0, 0, 0, 0), run.run(), "without waiting");
        assertEquals(20, mailer.sent.stream().map(Digest::key).distinct().count());
        assertEquals("0", shelf.oneText("SELECT sum(doubts) FROM edition"));
    }

    /** Like a mail server whose answer takes until the program is told to end. */
    private record SlowMailer(Mailer mailer, Semaphore begun) implements Mailer {
        SlowMailer(Mailer mailer) {
            this(mailer, new Semaphore(0));
        }

        @Override
        public Rendered render(Digest digest) {
            return mailer.render(digest);
        }

        @Override
        public Delivery send(Digest digest) {
            begun.release();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return mailer.send(digest);
        }

        @Override
        public Delivery send(Letter letter) {
            return mailer.send(letter);
        }
    }

    @Test
    void a_process_that_was_overtaken_does_not_send() throws Exception {
        shelf.matching("Netflix", "Kafka at the edge", kafka());
        shelf.at("2026-11-23T07:00:00Z");
        run.sendNow(mailbox -> false);
        shelf.digests.open(
                List.of(new Digests.Opening(
                        run.status().getFirst().standing().reader(),
                        new Window(Instant.parse("2026-11-16T07:00:00Z"), shelf.now()))),
                shelf.now());
        Edition slow = shelf.digests.claim(Shelf.MONDAY_8, 1, shelf.now()).getFirst();
        shelf.at("2026-11-23T07:20:00Z");
        assertEquals(SENT, run.run());
        assertFalse(shelf.digests.attempt(slow, shelf.now()));
    }

    @Test
    void daily_and_weekly_subscriptions_of_a_mailbox_are_digests_of_their_own() throws Exception {
        Subscription daily = shelf.follow("ada@example.org", "rust", Cadence.DAILY);
        shelf.matching("Netflix", "Kafka at the edge", kafka());
        shelf.matching("Stripe", "Rust in the kernel", daily);
        shelf.at("2026-11-17T07:00:00Z");
        assertEquals(SENT, run.run());
        assertEquals(List.of("Rust in the kernel"), matches(mailer.sent.getFirst()));
        shelf.at("2026-11-23T07:00:00Z");
        run.run();
        assertEquals(List.of("Kafka at the edge"), matches(mailer.sent.getLast()));
    }

    private static List<String> matches(Digest digest) {
        return digest.sections().stream()
                .filter(section -> section.topic() instanceof Section.Topic.Matches)
                .flatMap(section -> section.entries().stream())
                .map(entry -> entry.article().title())
                .toList();
    }

    @Test
    void each_reader_has_a_time_zone_days_and_an_hour_of_its_own() throws Exception {
        shelf.matching("Netflix", "Kafka at the edge", kafka());
        shelf.digests.prefer(
                new Destination.Mailbox("ada@example.org"),
                new Preferences(
                        new Timetable(ZoneId.of("Asia/Tokyo"), Set.of(DayOfWeek.THURSDAY), 19), Locale.JAPANESE));
        shelf.at("2026-11-19T09:59:59Z");
        assertEquals(NOTHING, run.run());
        shelf.at("2026-11-19T10:00:00Z");
        assertEquals(SENT, run.run());
        assertEquals(
                Locale.JAPANESE, mailer.sent.getFirst().reader().preferences().language());
    }

    @Test
    void discoveries_are_of_companies_not_followed_and_what_rises_comes_first() throws Exception {
        Subscription stripe = shelf.follow("ada@example.org", "company:stripe");
        ArticleId risen = shelf.article("Netflix", "Components without a browser");
        shelf.article("Uber", "Something else that is newer");
        shelf.article("Stripe", "What else they wrote");
        shelf.matching("Stripe", "A ledger for everything", stripe);
        shelf.trending = articles -> Map.of(risen, "WebAssembly");
        run = shelf.run(mailer);
        shelf.at("2026-11-23T07:00:00Z");
        assertEquals(SENT, run.run());
        List<Section> sections = mailer.sent.getFirst().sections();
        assertEquals(
                List.of("Matches", "Best", "Discoveries"),
                sections.stream()
                        .map(section -> section.topic().getClass().getSimpleName())
                        .toList());
        assertEquals(
                List.of("rising this week: WebAssembly · you do not follow Netflix yet", "you do not follow Uber yet"),
                sections.getLast().entries().stream().map(Entry::why).toList());
    }

    @Test
    void a_preview_changes_nothing() throws Exception {
        shelf.matching("Netflix", "Kafka at the edge", kafka());
        shelf.at("2026-11-20T07:00:00Z");
        assertEquals(
                List.of("Kafka at the edge"),
                matches(run.preview(all -> true).getFirst().digest()));
        assertEquals(List.of(), mailer.sent);
        shelf.at("2026-11-23T07:00:00Z");
        assertEquals(SENT, run.run());
    }

    @Test
    void sending_now_moves_the_start_of_the_next_window() throws Exception {
        Subscription kafka = kafka();
        shelf.matching("Netflix", "Kafka at the edge", kafka);
        shelf.at("2026-11-20T07:00:00Z");
        assertEquals(SENT, run.sendNow(mailbox -> mailbox.address().startsWith("ada")));
        shelf.matching("Stripe", "Kafka after that", kafka);
        shelf.at("2026-11-23T07:00:00Z");
        assertEquals(SENT, run.run());
        assertEquals(
                Instant.parse("2026-11-20T07:00:00Z"),
                mailer.sent.getLast().window().start());
        assertEquals(List.of("Kafka after that"), matches(mailer.sent.getLast()));
    }

    @Test
    void history_is_shown_only_where_it_was_published_within_the_window() throws Exception {
        shelf.follow("ada@example.org", "kafka netflix");
        shelf.history("Netflix", "An old story of the company", Instant.parse("2024-01-01T00:00:00Z"));
        shelf.history("Netflix", "A story of this very week", Instant.parse("2026-11-16T11:00:00Z"));
        shelf.at("2026-11-23T07:00:00Z");
        assertEquals(SENT, run.run());
        assertEquals(List.of("A story of this very week"), mailer.titles());
    }
}

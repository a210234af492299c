package dev.blogboard.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.ArticleId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Newsroom room;

    @BeforeEach
    void open() throws SQLException {
        room = new Newsroom(directory);
    }

    @AfterEach
    void close() throws SQLException {
        room.close();
    }

    @Test
    void articles_within_a_second_are_one_message_oldest_first() throws Exception {
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL);
        room.matching("one", kafka);
        room.matching("two", kafka);
        room.dispatch();
        assertEquals(List.of(), room.told());
        room.pass(SECOND);
        room.dispatch();
        assertEquals(List.of(List.of("one", "two")), room.told());
    }

    @Test
    void an_article_that_matches_several_subscriptions_of_a_channel_is_one_entry_that_names_all() throws Exception {
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL);
        Subscription streams = room.follow("streams", Newsroom.GENERAL);
        room.matching("one", kafka, streams);
        room.pass(SECOND);
        room.dispatch();
        assertEquals(List.of(List.of("one")), room.told());
        assertEquals(
                List.of("kafka", "streams"), room.channel.arrived.getFirst().queries());
    }

    @Test
    void what_was_sent_is_not_sent_again() throws Exception {
        room.matching("one", room.follow("kafka", Newsroom.GENERAL));
        room.pass(SECOND);
        room.dispatch();
        room.pass(Duration.ofDays(1));
        room.dispatch();
        assertEquals(1, room.told().size());
        assertEquals(0, room.alerts.pending());
    }

    @Test
    void more_than_ten_articles_are_several_messages() throws Exception {
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL);
        for (int number = 1; number <= 23; number++) {
            room.matching("article " + number, kafka);
        }
        room.pass(SECOND);
        room.dispatch();
        assertEquals(List.of(10, 10, 3), room.told().stream().map(List::size).toList());
    }

    @Test
    void what_is_late_is_rolled_up_with_the_oldest_shown_and_all_counted() throws Exception {
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL);
        for (int number = 1; number <= 24; number++) {
            room.matching("article " + number, kafka);
        }
        room.pass(Duration.ofHours(3));
        room.dispatch();
        assertEquals(1, room.told().size());
        assertEquals("article 1", room.told().getFirst().getFirst());
        assertEquals("+ 14", room.told().getFirst().getLast());
        assertEquals(0, room.alerts.pending());
    }

    @Test
    void a_limit_puts_the_post_back_and_the_same_post_is_tried_again() throws Exception {
        room.channel.answer(new SendResult.Deferred(Duration.ofSeconds(30), "Too many requests."));
        room.matching("one", room.follow("kafka", Newsroom.GENERAL));
        room.pass(SECOND);
        room.dispatch();
        assertEquals(Map.of(Outbox.State.DEFERRED, 1L), room.outbox.states());
        room.pass(Duration.ofSeconds(29));
        room.dispatch();
        assertEquals(List.of(), room.told());
        room.pass(SECOND);
        room.dispatch();
        assertEquals(List.of(List.of("one")), room.told());
    }

    @Test
    void an_outage_of_days_loses_nothing() throws Exception {
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL);
        room.matching("before", kafka);
        for (int attempt = 0; attempt < 80; attempt++) {
            room.channel.answer(new SendResult.Deferred(Duration.ZERO, "Nobody answers."));
        }
        for (int hour = 0; hour < 72; hour++) {
            room.pass(Duration.ofHours(1));
            room.dispatch();
        }
        assertEquals(List.of(), room.told());
        room.matching("after", kafka);
        for (int hour = 0; hour < 24; hour++) {
            room.pass(Duration.ofHours(1));
            room.dispatch();
        }
        assertEquals(List.of(List.of("before"), List.of("after")), room.told());
    }

    @Test
    void a_post_in_doubt_that_arrived_is_found_and_not_sent_again() throws Exception {
        room.channel.takeAndAnswer(new SendResult.InDoubt("The connection was lost."));
        room.matching("one", room.follow("kafka", Newsroom.GENERAL));
        room.pass(SECOND);
        room.dispatch();
        assertEquals(Map.of(Outbox.State.IN_DOUBT, 1L), room.outbox.states());
        room.pass(Duration.ofMinutes(1));
        room.dispatch();
        assertEquals(1, room.told().size());
        assertEquals(Map.of(Outbox.State.SENT, 1L), room.outbox.states());
    }

    @Test
    void a_post_in_doubt_that_did_not_arrive_is_sent_with_the_same_nonce() throws Exception {
        room.channel.answer(new SendResult.InDoubt("The connection was lost."));
        room.matching("one", room.follow("kafka", Newsroom.GENERAL));
        room.pass(SECOND);
        room.dispatch();
        String nonce = room.text("SELECT nonce FROM post");
        room.pass(Duration.ofMinutes(1));
        room.dispatch();
        assertEquals(nonce, room.channel.arrived.getFirst().nonce());
        assertTrue(nonce.length() <= 25, nonce);
    }

    @Test
    void what_a_dead_process_was_sending_is_in_doubt() throws Exception {
        room.matching("one", room.follow("kafka", Newsroom.GENERAL));
        room.pass(SECOND);
        Outbox.Claim lost = room.outbox.claim(Set.of(), 10, room.now()).getFirst();
        room.channel.send(lost.post());
        room.dispatch();
        assertEquals(1, room.told().size());
        assertEquals(1, room.outbox.recover(room.now()));
        room.dispatch();
        assertEquals(1, room.told().size());
        assertEquals(0, room.alerts.pending());
    }

    @Test
    void a_claim_of_a_dead_process_runs_out_by_itself() throws Exception {
        room.matching("one", room.follow("kafka", Newsroom.GENERAL));
        room.pass(SECOND);
        room.outbox.claim(Set.of(), 10, room.now());
        room.pass(Duration.ofMinutes(3));
        room.dispatch();
        assertEquals(List.of(List.of("one")), room.told());
    }

    @Test
    void what_is_too_long_is_sent_in_a_shorter_form_once() throws Exception {
        room.channel.answer(new SendResult.TooLong("Invalid form body."));
        room.matching("one", room.follow("kafka", Newsroom.GENERAL));
        room.pass(SECOND);
        room.dispatch();
        assertTrue(room.channel.arrived.getFirst().shortened());
    }

    @Test
    void without_permission_a_channel_is_paused_its_owner_told_once_and_it_catches_up_later() throws Exception {
        Subscription kafka = room.subscriptions
                .add(
                        new Subscriptions.Wanted(
                                "kafka",
                                Newsroom.GENERAL,
                                Timing.of(Cadence.INSTANT),
                                Manner.PLAIN,
                                new Subscription.Owner(7, 8L)),
                        room.now())
                .orElseThrow();
        room.channel.answer(new SendResult.Refused("I may not write here."));
        room.channel.answer(new SendResult.Refused("I may not write here."));
        for (int number = 1; number <= 15; number++) {
            room.matching("article " + number, kafka);
        }
        room.pass(SECOND);
        room.dispatch();
        assertEquals(Map.of(Outbox.State.PAUSED, 15L), room.outbox.states());
        room.pass(Duration.ofHours(2));
        room.dispatch();
        room.followUp();
        room.followUp();
        assertEquals(1, room.channel.said.size());
        assertTrue(
                room.channel.said.getFirst().startsWith("dm:7: Your alerts for kafka to <#100> are paused. I may not"),
                room.channel.said::toString);
        room.pass(Duration.ofHours(7));
        room.dispatch();
        assertEquals(1, room.told().size());
        assertEquals("+ 5", room.told().getFirst().getLast());
        assertEquals(0, room.alerts.pending());
    }

    @Test
    void a_channel_that_is_no_more_pauses_its_subscriptions_and_keeps_the_alerts() throws Exception {
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL);
        room.channel.answer(new SendResult.Retired("The channel was deleted."));
        room.matching("one", kafka);
        room.pass(SECOND);
        room.dispatch();
        assertEquals(
                "The channel was deleted.",
                room.subscriptions.find(kafka.id()).orElseThrow().paused());
        assertEquals(1, room.alerts.pending());
        room.subscriptions.pause(kafka.id(), null);
        room.dispatch();
        assertEquals(List.of(List.of("one")), room.told());
    }

    @Test
    void a_destination_that_is_down_does_not_delay_another() throws Exception {
        Subscription here = room.follow("kafka", Newsroom.GENERAL);
        Subscription there = room.follow("kafka", Newsroom.RANDOM);
        room.channel.answer(new SendResult.Deferred(Duration.ofHours(1), "Slow mode."));
        room.matching("for the first", here);
        room.pass(SECOND);
        room.dispatch();
        for (int number = 0; number < 90; number++) {
            room.matching("noise " + number, here);
        }
        room.matching("for the second", there);
        room.pass(SECOND);
        room.dispatch();
        assertEquals(List.of(List.of("for the second")), room.told());
    }

    @Test
    void more_than_is_wanted_in_a_day_comes_next_morning_in_one_message() throws Exception {
        Timing three = new Timing(Cadence.INSTANT, BERLIN, 8, DayOfWeek.MONDAY, new Timing.Quiet(22, 7), 3);
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL, three);
        for (int number = 1; number <= 20; number++) {
            room.matching("article " + number, kafka);
            room.pass(Duration.ofMinutes(1));
            room.dispatch();
        }
        assertEquals(3, room.told().size());
        room.at("2026-06-02T04:59:59Z");
        room.dispatch();
        assertEquals(3, room.told().size());
        room.at("2026-06-02T05:00:00Z");
        room.dispatch();
        assertEquals(4, room.told().size());
        assertEquals("article 4", room.told().getLast().getFirst());
        assertEquals("+ 7", room.told().getLast().getLast());
        room.matching("today's", kafka);
        room.pass(SECOND);
        room.dispatch();
        assertEquals(List.of("today's"), room.told().getLast());
    }

    @Test
    void quiet_hours_also_hold_for_what_was_delayed_into_them() throws Exception {
        Timing timing = new Timing(Cadence.INSTANT, BERLIN, 8, DayOfWeek.MONDAY, new Timing.Quiet(22, 7), 0);
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL, timing);
        room.at("2026-06-01T19:59:30Z");
        room.matching("late in the evening", kafka);
        room.at("2026-06-01T20:00:01Z");
        room.dispatch();
        assertEquals(List.of(), room.told());
        room.at("2026-06-02T05:00:00Z");
        room.dispatch();
        assertEquals(List.of(List.of("late in the evening")), room.told());
    }

    @Test
    void a_paused_subscription_keeps_its_alerts_until_it_is_resumed() throws Exception {
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL);
        room.subscriptions.pause(kafka.id(), "Paused.");
        room.matching("one", kafka);
        room.pass(SECOND);
        room.dispatch();
        assertEquals(Map.of(Outbox.State.PAUSED, 1L), room.outbox.states());
        room.subscriptions.pause(kafka.id(), null);
        room.dispatch();
        assertEquals(List.of(List.of("one")), room.told());
    }

    @Test
    void a_daily_batch_comes_at_its_hour_in_one_message() throws Exception {
        Timing daily = new Timing(Cadence.DAILY, BERLIN, 9, DayOfWeek.MONDAY, null, 0);
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL, daily);
        for (int number = 1; number <= 12; number++) {
            room.matching("article " + number, kafka);
            room.pass(Duration.ofMinutes(10));
        }
        room.at("2026-06-02T06:59:59Z");
        room.dispatch();
        assertEquals(List.of(), room.told());
        room.at("2026-06-02T07:00:00Z");
        room.dispatch();
        assertEquals(1, room.told().size());
        assertEquals("+ 2", room.told().getFirst().getLast());
        assertEquals(Post.Occasion.DAILY, room.channel.arrived.getFirst().occasion());
    }

    @Test
    void an_edited_article_changes_the_message_and_posts_nothing() throws Exception {
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL);
        ArticleId article = room.matching("Tuning Kakfa", kafka);
        room.pass(SECOND);
        room.dispatch();
        room.edit(article, "Tuning Kafka");
        room.followUp();
        room.pass(Duration.ofMinutes(1));
        assertEquals(1, room.followUp().edited());
        assertEquals(List.of("Tuning Kafka"), Newsroom.titles(room.channel.message("m1")));
        assertEquals(0, room.followUp().edited());
        assertEquals(1, room.told().size());
    }

    @Test
    void a_story_told_by_a_second_article_is_named_in_the_first_message() throws Exception {
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL);
        ArticleId first = room.matching("Tuning Kafka", kafka);
        room.pass(SECOND);
        room.dispatch();
        ArticleId second = room.article("Tuning Kafka");
        int recorded = room.alerts.record(
                new Alerts.Matched(
                        List.of(second),
                        List.of(new Alerts.Match(second, kafka.id())),
                        List.of(),
                        List.of(new Alerts.Sketched(second, Set.of(1L), first))),
                room.now());
        assertEquals(0, recorded);
        assertEquals(1, room.followUp().edited());
        Post edited = room.channel.message("m1");
        assertEquals(second, edited.entries().getFirst().alsoAt().getFirst().id());
        assertEquals(1, room.told().size());
        assertEquals(1, room.number("SELECT count(*) FROM suppression"));
    }

    @Test
    void a_change_of_cadence_takes_pending_alerts_along() throws Exception {
        Timing daily = new Timing(Cadence.DAILY, BERLIN, 9, DayOfWeek.MONDAY, null, 0);
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL, daily);
        room.matching("one", kafka);
        room.subscriptions.change(kafka.id(), "kafka", Timing.of(Cadence.INSTANT), Manner.PLAIN, room.now());
        room.pass(SECOND);
        room.dispatch();
        assertEquals(List.of(List.of("one")), room.told());
    }

    @Test
    void every_post_has_a_nonce_of_its_own() throws Exception {
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL);
        for (String title : List.of("one", "two")) {
            room.matching(title, kafka);
            room.pass(SECOND);
            room.dispatch();
        }
        assertNotEquals(
                room.channel.arrived.get(0).nonce(), room.channel.arrived.get(1).nonce());
    }
}

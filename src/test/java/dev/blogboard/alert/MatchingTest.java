package dev.blogboard.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.Topics;
import dev.blogboard.sqlite.SqliteMutes;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From new articles to the messages about them. */
class MatchingTest {
    private static final Companies COMPANIES = new Companies(List.of(Company.named("Netflix")));
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String STORY =
            "How we moved four thousand topics of Kafka to new brokers in one night without a"
                    + " single consumer that noticed anything of it, what we measured before and after, which three scripts did"
                    + " the work, and why we would not do it again on a Friday evening before a long weekend in the mountains.";

    @TempDir
    private Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Newsroom room;

    @SuppressWarnings("NullAway.Init")
    private SqliteMutes mutes;

    @SuppressWarnings("NullAway.Init")
    private Matching matching;

    @BeforeEach
    void open() throws SQLException {
        room = new Newsroom(directory);
        mutes = new SqliteMutes(room.database);
        matching = new Matching(
                room.alerts,
                room.subscriptions,
                mutes,
                new LuceneAnalysis(() -> COMPANIES, () -> Topics.NONE, ""),
                () -> new QueryParser(COMPANIES),
                () -> COMPANIES,
                List::of,
                Matching.Keeping.NOWHERE,
                room::now);
    }

    @AfterEach
    void close() throws SQLException {
        room.close();
    }

    /** What is new comes up, and what is due a second later is sent. */
    private void live(String... titles) throws Exception {
        for (String title : titles) {
            room.article(title);
        }
        matching.run();
        room.pass(SECOND);
        room.dispatch();
    }

    private String suppressed() throws SQLException {
        return room.text("SELECT group_concat(reason, ' ') FROM suppression");
    }

    @Test
    void a_muted_word_is_not_told_of_where_it_is_muted_until_the_mute_ends() throws Exception {
        room.follow("kafka", Newsroom.GENERAL);
        room.follow("kafka", Newsroom.RANDOM);
        mutes.muteQuery(Newsroom.GENERAL, "hiring", room.now().plus(Duration.ofDays(1)), room.now());
        live("Kafka engineers: we are hiring");
        assertEquals(List.of(List.of("Kafka engineers: we are hiring")), room.told());
        assertEquals(Newsroom.RANDOM, room.channel.arrived.getFirst().destination());
        assertEquals("\"hiring\" is muted here.", suppressed());
        room.pass(Duration.ofDays(2));
        live("Kafka people wanted, still hiring");
        assertEquals(3, room.told().size());
    }

    @Test
    void a_muted_company_is_not_told_of() throws Exception {
        room.follow("kafka", Newsroom.GENERAL);
        Mute mute = mutes.muteQuery(Newsroom.GENERAL, "company:netflix", null, room.now());
        live("Kafka");
        assertEquals(List.of(), room.told());
        assertTrue(mutes.remove(Newsroom.GENERAL, mute.id()));
        live("More Kafka");
        assertEquals(List.of(List.of("More Kafka")), room.told());
    }

    @Test
    void a_subscription_muted_for_a_while_is_silent_that_long_and_the_others_are_not() throws Exception {
        Subscription kafka = room.follow("kafka", Newsroom.GENERAL);
        room.follow("flink", Newsroom.GENERAL);
        mutes.muteSubscription(Newsroom.GENERAL, kafka.id(), room.now().plus(Duration.ofDays(7)), room.now());
        live("Kafka", "Flink");
        assertEquals(List.of(List.of("Flink")), room.told());
        assertEquals("The subscription is muted.", suppressed());
        room.pass(Duration.ofDays(7));
        live("Kafka once more");
        assertEquals(List.of("Kafka once more"), room.told().getLast());
    }

    @Test
    void a_story_told_on_two_feeds_is_told_once_and_names_both() throws Exception {
        room.follow("kafka", Newsroom.GENERAL);
        room.run(
                "UPDATE article SET text = ? WHERE id = ?",
                STORY,
                room.article("Moving Kafka").value());
        matching.run();
        room.pass(SECOND);
        room.dispatch();
        assertEquals(List.of(List.of("Moving Kafka")), room.told());
        room.pass(Duration.ofHours(2));
        long copy = room.article("From the archive: a night with Kafka").value();
        room.run("UPDATE article SET text = ? WHERE id = ?", STORY + " First published elsewhere.", copy);
        matching.run();
        room.pass(SECOND);
        room.dispatch();
        assertEquals(1, room.told().size(), "told once");
        room.pass(Duration.ofMinutes(1));
        room.followUp();
        assertEquals(
                copy,
                room.channel
                        .message("m1")
                        .entries()
                        .getFirst()
                        .alsoAt()
                        .getFirst()
                        .id()
                        .value());
    }

    @Test
    void a_subscription_never_fires_for_what_was_there_before_it() throws Exception {
        room.article("Kafka yesterday");
        room.pass(Duration.ofDays(1));
        room.follow("kafka", Newsroom.GENERAL);
        live("Kafka today");
        assertEquals(List.of(List.of("Kafka today")), room.told());
    }
}

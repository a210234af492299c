package dev.blogboard.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.search.Evaluation;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.Topics;
import dev.blogboard.sqlite.SqliteArticles;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedQueriesTest {
    @TempDir
    private Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Newsroom room;

    private Companies companies = new Companies(List.of(Company.named("Netflix")));
    private final LuceneAnalysis analysis = new LuceneAnalysis(() -> companies, () -> Topics.NONE, "");

    @BeforeEach
    void open() throws SQLException {
        room = new Newsroom(directory);
    }

    @AfterEach
    void close() throws SQLException {
        room.close();
    }

    private SavedQueries saved() {
        return new SavedQueries(
                room.subscriptions,
                analysis,
                () -> new QueryParser(companies),
                () -> companies,
                List::of,
                Matching.Keeping.NOWHERE);
    }

    private Set<Long> matching(SavedQueries saved, String title) throws SQLException {
        saved.follow(room.now());
        Article article = article(title);
        Set<Long> matching = new TreeSet<>();
        saved.matching(analysis.terms(article), room.now())
                .forEach(subscription -> assertTrue(matching.add(subscription.value()), "each once"));
        return matching;
    }

    private Article article(String title) throws SQLException {
        return new SqliteArticles(room.database, room::now)
                .find(List.of(room.article(title)))
                .getFirst();
    }

    private static Destination channel(int number) {
        return new Destination.DiscordChannel(1_000 + number);
    }

    @Test
    void subscriptions_with_one_query_share_it_and_all_match() throws SQLException {
        SavedQueries saved = saved();
        Set<Long> followers = new TreeSet<>();
        for (int number = 0; number < 50; number++) {
            followers.add(room.follow("kafka", channel(number)).id().value());
        }
        room.follow("flink", channel(1));
        assertEquals(followers, matching(saved, "Kafka at scale"));
        assertEquals(2, saved.distinct());
    }

    @Test
    void what_is_added_changed_and_removed_counts_from_the_next_article_on() throws SQLException {
        SavedQueries saved = saved();
        Map<Long, String> followed = new HashMap<>();
        Random random = new Random(7);
        List<String> words = List.of("kafka", "flink", "spark", "(flink OR spark)", "-kafka", "\"spark flink\"");
        for (int step = 0; step < 150; step++) {
            int number = random.nextInt(30);
            String query = words.get(random.nextInt(words.size()));
            List<Subscription> there = room.subscriptions.of(channel(number));
            if (there.isEmpty()) {
                followed.put(room.follow(query, channel(number)).id().value(), query);
            } else if (random.nextBoolean()) {
                Subscription one = there.getFirst();
                room.subscriptions.change(one.id(), query, one.timing(), one.manner(), room.now());
                followed.put(one.id().value(), query);
            } else {
                room.subscriptions.remove(there.getFirst().id());
                followed.remove(there.getFirst().id().value());
            }
            if (step % 5 == 0) {
                String title = words.get(random.nextInt(words.size())) + " kafka spark".substring(0, step % 3 * 6);
                assertEquals(expected(followed, title), matching(saved, title), title);
            }
        }
        assertEquals(Set.copyOf(followed.values()).size(), saved.distinct());
    }

    /** By asking each query by itself. */
    private Set<Long> expected(Map<Long, String> followed, String title) throws SQLException {
        Evaluation article = new Evaluation(analysis.terms(article(title)), room.now());
        Set<Long> expected = new TreeSet<>();
        followed.forEach((subscription, query) -> {
            if (article.holds(saved().condition(query).orElseThrow())) {
                expected.add(subscription);
            }
        });
        return expected;
    }

    @Test
    void a_query_that_cannot_be_read_is_paused_its_owners_told_and_no_other_harmed() throws Exception {
        Subscription good = room.follow("kafka", channel(1));
        Subscription first = room.follow("topic:gone", channel(2));
        Subscription second = room.follow("topic:gone", channel(3));
        Subscription tooLong = room.follow("kafka ".repeat(300).strip(), channel(4));
        assertEquals(Set.of(good.id().value()), matching(saved(), "Kafka at scale"));
        for (Subscription bad : List.of(first, second, tooLong)) {
            String paused = room.subscriptions.find(bad.id()).orElseThrow().paused();
            assertNotNull(paused);
            assertTrue(paused.startsWith("Its query cannot be read any more."), paused);
        }
        assertNull(room.subscriptions.find(good.id()).orElseThrow().paused());
        room.followUp();
        assertEquals(3, room.channel.said.size(), room.channel.said.toString());
        assertTrue(room.channel.said.getFirst().contains("topic"), room.channel.said.toString());
        matching(saved(), "Kafka again");
        room.followUp();
        assertEquals(3, room.channel.said.size(), "told once");
    }

    @Test
    void what_a_query_means_follows_the_companies() throws SQLException {
        SavedQueries saved = saved();
        Subscription netflix = room.follow("company:netflix-labs", channel(1));
        assertEquals(Set.of(), matching(saved, "Kafka"));
        companies = new Companies(List.of(
                Company.named("Netflix Labs"),
                new Company(
                        Company.named("Netflix").id(),
                        "Netflix",
                        List.of(),
                        Company.named("Netflix Labs").id(),
                        null,
                        false)));
        assertEquals(Set.of(netflix.id().value()), matching(saved, "Kafka"));
    }
}

package dev.blogboard.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Article;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.search.ArticleTerms;
import dev.blogboard.search.Condition;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryAnalysis;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start finds of what an earlier one understood. */
class KeptQueriesTest {
    private static final int SUBSCRIPTIONS = 6_000;
    private static final int DIFFERENT = 700;

    @TempDir
    private Path directory = Path.of("");

    private final RandomQueries chance = new RandomQueries(7);
    private final List<Article> articles = chance.articles(40);
    private final LuceneAnalysis analysis =
            new LuceneAnalysis(() -> RandomQueries.COMPANIES, () -> Topics.NONE, "k8s, kubernetes");
    private final QueryParser parser = new QueryParser(RandomQueries.COMPANIES);
    private final AtomicInteger understood = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private Newsroom room;

    @BeforeEach
    void open() throws SQLException {
        room = new Newsroom(directory);
        List<String> queries = new ArrayList<>();
        for (int number = 0; number < DIFFERENT; number++) {
            queries.add(parser.print(chance.query(3)));
        }
        room.run("BEGIN");
        for (int number = 1; number <= SUBSCRIPTIONS; number++) {
            room.run(
                    "INSERT INTO subscription (query, destination, created, cadence) VALUES (?, ?, 0, 'INSTANT')",
                    number == 1 ? "secretproject" : queries.get(number % DIFFERENT),
                    "channel:" + number);
        }
        room.run("COMMIT");
    }

    @AfterEach
    void close() throws SQLException {
        room.close();
    }

    private Path file() {
        return directory.resolve("saved-queries");
    }

    /** As after a start; {@link #understood} counts the queries that are understood. */
    private SavedQueries start(String understoodBy) {
        QueryAnalysis counting = new QueryAnalysis() {
            @Override
            public Condition condition(Query query) {
                understood.incrementAndGet();
                return analysis.condition(query);
            }

            @Override
            public ArticleTerms terms(Article article) {
                return analysis.terms(article);
            }
        };
        understood.set(0);
        SavedQueries saved = new SavedQueries(
                room.subscriptions,
                counting,
                () -> parser,
                () -> RandomQueries.COMPANIES,
                () -> articles.subList(0, 10),
                new Matching.Keeping(file(), () -> understoodBy));
        saved.follow(room.now());
        return saved;
    }

    private List<Set<Long>> fired(SavedQueries saved) {
        return articles.stream()
                .map(article -> {
                    Set<Long> fired = new TreeSet<>();
                    saved.matching(analysis.terms(article), RandomQueries.NOW)
                            .forEach(subscription -> assertTrue(fired.add(subscription.value()), "each once"));
                    return fired;
                })
                .toList();
    }

    @Test
    void a_start_understands_nothing_again_and_every_article_fires_the_same() {
        List<Set<Long>> first = fired(start("this"));
        assertTrue(understood.get() > DIFFERENT / 2);
        assertEquals(first, fired(start("this")));
        assertEquals(0, understood.get());
    }

    @Test
    void what_changed_since_counts_and_it_alone_is_understood() throws Exception {
        start("this");
        room.run("DELETE FROM subscription WHERE id % 3 = 0 AND id < 600");
        room.run("UPDATE subscription SET query = 'company:netflix' WHERE id % 3 = 1 AND id < 600");
        room.follow("-kafka", Newsroom.GENERAL);
        List<Set<Long>> after = fired(start("this"));
        assertTrue(understood.get() <= 2, understood::toString);
        Files.delete(file());
        assertEquals(fired(start("this")), after);
    }

    @Test
    void it_is_made_anew_where_queries_may_mean_something_else_now() throws Exception {
        List<Set<Long>> first = fired(start("this"));
        assertEquals(first, fired(start("something else")));
        assertTrue(understood.get() > DIFFERENT / 2);
        start("something else");
        assertEquals(0, understood.get());
    }

    @Test
    void it_is_made_anew_when_it_is_damaged_wherever_that_is() throws Exception {
        List<Set<Long>> first = fired(start("this"));
        byte[] sound = Files.readAllBytes(file());
        for (int place : List.of(0, 5, 100, sound.length / 2, sound.length - 1)) {
            byte[] damaged = sound.clone();
            damaged[place] ^= 4;
            Files.write(file(), damaged);
            assertEquals(first, fired(start("this")));
            assertTrue(understood.get() > DIFFERENT / 2);
        }
        for (int length : List.of(0, 3, 9, sound.length / 2)) {
            Files.write(file(), Arrays.copyOf(sound, length));
            assertEquals(first, fired(start("this")));
        }
    }

    @Test
    void it_is_made_anew_for_an_older_store_in_the_place_of_this_one() throws SQLException {
        start("this");
        room.run("UPDATE sqlite_sequence SET seq = 10 WHERE name = 'query_change'");
        room.run("DELETE FROM query_change WHERE number > 10");
        room.run("DELETE FROM subscription WHERE id > 10 AND id < 5000");
        List<Set<Long>> older = fired(start("this"));
        assertTrue(older.stream().flatMap(Set::stream).allMatch(id -> id <= 10 || id >= 5_000));
    }

    @Test
    void what_was_erased_is_not_in_it_after_some_minutes() throws Exception {
        SavedQueries saved = start("this");
        assertTrue(kept().contains("secretproject"));
        room.run("DELETE FROM subscription WHERE id = 1");
        saved.follow(room.now());
        room.pass(Duration.ofMinutes(10));
        saved.follow(room.now());
        assertFalse(kept().contains("secretproject"));
        assertEquals(fired(saved), fired(start("this")));
        assertEquals(0, understood.get());
    }

    private String kept() throws Exception {
        return Files.readString(file(), StandardCharsets.ISO_8859_1);
    }

    /** What is kept says the same only as long as queries are understood the same. */
    @Test
    void its_format_changes_with_how_queries_are_understood() throws Exception {
        CRC32 sum = new CRC32();
        for (String query : List.of(
                "kafka",
                "running shards",
                "\"feature stores\"",
                "title:rust -hiring",
                "(flink | kubernetes) streams",
                "shard*",
                "node.js",
                "C++ .NET",
                "company:netflix databases",
                "netflix kafka",
                "site:example.com lang:en",
                "since:2024 before:2025-03",
                "how the web works",
                "データベース")) {
            sum.update(analysis.condition(parser.meaning(query)).toString().getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(
                "1: 3541128884",
                KeptQueries.FORMAT + ": " + sum.getValue(),
                "Queries are understood otherwise than before: give KeptQueries.FORMAT another number, and put it here.");
    }
}

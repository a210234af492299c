package dev.blogboard.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.archive.ScriptedBlog.Kind;
import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import dev.blogboard.article.Published;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds.NewFeed;
import dev.blogboard.feed.PollSchedule;
import dev.blogboard.feed.Poller;
import dev.blogboard.source.FetchSettings;
import dev.blogboard.source.HttpArchiveSource;
import dev.blogboard.source.HttpFeedSource;
import dev.blogboard.source.HttpPageSource;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteAlerts;
import dev.blogboard.sqlite.SqliteArticles;
import dev.blogboard.sqlite.SqliteFeeds;
import dev.blogboard.sqlite.SqliteWalks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three hundred posts of six years, behind each kind of archive. */
class BackfillTest {
    private static final int POSTS = 300;
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Company COMPANY = Company.named("Example");

    @TempDir
    private Path directory = Path.of("");

    private final HttpFeedSource source =
            new HttpFeedSource(new FetchSettings("test", true, Duration.ofSeconds(20), 10_000_000), CLOCK);
    private final HttpArchiveSource archives =
            new HttpArchiveSource(new HttpPageSource(source, CLOCK, 8, host -> true));
    private Stores stores = new Stores(null);

    /** What is kept; opened anew as a process that was killed would. */
    private record Stores(@Nullable Database database) {
        Database open() {
            if (database == null) {
                throw new IllegalStateException("not open yet");
            }
            return database;
        }

        SqliteFeeds feeds() {
            return new SqliteFeeds(open(), Duration.ofSeconds(60));
        }

        SqliteArticles articles() {
            return new SqliteArticles(open(), CLOCK);
        }

        SqliteWalks walks() {
            return new SqliteWalks(open(), Duration.ofSeconds(60));
        }
    }

    @BeforeEach
    void open() {
        stores = new Stores(Database.open(directory.resolve("blogboard.db")));
        stores.feeds().addCompany(COMPANY);
    }

    @AfterEach
    void close() {
        stores.open().close();
        source.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_post_is_found_once_with_its_title_and_date(Kind kind) throws IOException, InterruptedException {
        try (ScriptedBlog blog = new ScriptedBlog(kind, POSTS, Duration.ZERO)) {
            Feed feed = added(blog);
            poll(feed);
            backfill(feed, Instant.MIN, archives);
            assertAllPosts();
            assertEquals(0, backfill(feed, Instant.MIN, archives).added());
            poll(feed);
            assertEquals(POSTS, stores.articles().count());
            assertTrue(new SqliteAlerts(stores.open())
                    .unmatched(Instant.MAX.minusSeconds(1), 10)
                    .isEmpty());
        }
    }

    @Test
    void what_was_published_before_the_bound_is_left_out() throws IOException, InterruptedException {
        for (Kind kind : List.of(Kind.WORDPRESS, Kind.SITEMAP)) {
            try (ScriptedBlog blog = new ScriptedBlog(kind, POSTS, Duration.ZERO)) {
                Instant bound = Instant.parse("2024-01-01T00:00:00Z");
                backfill(added(blog), bound, archives);
                assertTrue(
                        blog.asked().keySet().stream().noneMatch(path -> path.contains("map-2020")),
                        "A map of old pages is not asked for.");
            }
        }
        long older = all().stream()
                .filter(article -> String.valueOf(article.published()).compareTo("2024") < 0)
                .count();
        assertEquals(0, older);
        long wanted = IntStream.range(0, POSTS)
                .filter(post -> ScriptedBlog.date(post).toString().compareTo("2024") >= 0)
                .count();
        assertEquals(2 * wanted, stores.articles().count());
    }

    @Test
    void a_walk_that_is_broken_off_goes_on_where_it_was() throws IOException, InterruptedException {
        try (ScriptedBlog blog = new ScriptedBlog(Kind.SITEMAP, POSTS, Duration.ZERO)) {
            Feed feed = added(blog);
            AtomicInteger visits = new AtomicInteger();
            ArchiveSource dying = (whose, step, since) -> {
                if (visits.incrementAndGet() > 100) {
                    throw new InterruptedException("the process ends here");
                }
                return archives.visit(whose, step, since);
            };
            backfill(feed, Instant.MIN, dying);
            long before = stores.articles().count();
            assertTrue(before > 0 && before < POSTS, () -> "stored before the end: " + before);
            stores.open().close();
            stores = new Stores(Database.open(directory.resolve("blogboard.db")));
            backfill(feed, Instant.MIN, archives);
            assertAllPosts();
            Set<String> twice = blog.asked().entrySet().stream()
                    .filter(asked -> asked.getKey().startsWith("/blog/") && asked.getValue() > 1)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            assertEquals(Set.of(), twice, "No page is asked for twice.");
        }
    }

    private Feed added(ScriptedBlog blog) {
        NewFeed feed = new NewFeed(blog.feed(), COMPANY.id(), null, blog.site(), "en", blog.archive());
        return stores.feeds().add(feed, Feed.Origin.PERSON, CLOCK.instant()).orElseThrow();
    }

    private void poll(Feed feed) {
        PollSchedule schedule = new PollSchedule(Duration.ZERO, RandomGenerator.getDefault());
        Feed current = stores.feeds().withUrl(feed.url()).orElseThrow();
        new Poller(stores.feeds(), source, schedule, CLOCK, 4, 4, host -> true).poll(List.of(current), polled -> {});
    }

    private Walks.Progress backfill(Feed feed, Instant since, ArchiveSource from) throws InterruptedException {
        new Backfill(stores.walks(), from, CLOCK, 4).run(List.of(feed), since, (whose, progress) -> {});
        return stores.walks().progress(feed.id(), CLOCK.instant());
    }

    private List<Article> all() {
        return stores.articles().changedAfter(0, 10_000);
    }

    private void assertAllPosts() {
        Set<String> expected = IntStream.range(0, POSTS)
                .mapToObj(post -> ScriptedBlog.title(post) + " " + Published.at(ScriptedBlog.date(post)))
                .collect(Collectors.toSet());
        List<Article> found = all();
        assertEquals(POSTS, found.size());
        assertEquals(
                expected,
                new HashSet<>(found.stream()
                        .map(article -> article.title() + " " + article.published())
                        .toList()));
    }
}

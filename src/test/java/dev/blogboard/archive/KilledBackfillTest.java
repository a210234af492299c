package dev.blogboard.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.OwnProcess;
import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds.NewFeed;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteArticles;
import dev.blogboard.sqlite.SqliteFeeds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real command, in processes of its own that are killed amid their work, until the last one may end it. */
@Tag("slow")
class KilledBackfillTest {
    private static final int POSTS = 300;
    private static final int KILLS = 6;
    /** Nothing takes this long; a walk that waits for it in vain fails. */
    private static final long PATIENCE_MINUTES = 10;

    @TempDir
    private Path directory = Path.of("");

    private final Random random = new Random(20261104);

    @ParameterizedTest
    @EnumSource
    void killed_at_any_moment_it_goes_on_and_finds_every_post_once(ScriptedBlog.Kind kind)
            throws IOException, InterruptedException {
        try (ScriptedBlog blog = new ScriptedBlog(kind, POSTS, Duration.ofMillis(15))) {
            add(blog);
            int kills = 0;
            boolean finished = false;
            while (!finished && kills < KILLS) {
                Process process = start(blog);
                finished = endsBefore(process, blog, requests(blog) + 1 + random.nextInt(wantedAtOnce(kind)));
                if (!finished) {
                    process.destroyForcibly().waitFor();
                    kills++;
                }
            }
            assertTrue(kills >= 3, () -> "It was done before it could be killed.");
            Process last = start(blog);
            assertTrue(last.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES), "It never came to its end.");
            assertEquals(0, last.exitValue());
            int most = blog.asked().values().stream().max(Integer::compareTo).orElse(0);
            System.out.printf(
                    "%-13s killed %2d times, %4d requests for %4d documents, none more than %d times%n",
                    kind, kills, requests(blog), blog.asked().size(), most);
            assertEquals(
                    IntStream.range(0, POSTS)
                            .mapToObj(ScriptedBlog::title)
                            .sorted()
                            .toList(),
                    titles());
        }
    }

    /** How many requests a process may make before it is killed: few, where the whole archive is a dozen documents. */
    private static int wantedAtOnce(ScriptedBlog.Kind kind) {
        return switch (kind) {
            case PAGED_FEED, ARCHIVED_FEED, WORDPRESS, BLOGGER, JSON_FEED -> 2;
            case GHOST, TUMBLR, SITEMAP, HTML -> 60;
        };
    }

    private static int requests(ScriptedBlog blog) {
        return blog.asked().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether the process ends by itself before the blog was asked for so many documents in all. */
    private static boolean endsBefore(Process process, ScriptedBlog blog, int limit) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (requests(blog) < limit && System.nanoTime() < end) {
            if (process.waitFor(1, TimeUnit.MILLISECONDS)) {
                assertEquals(0, process.exitValue());
                return true;
            }
        }
        return false;
    }

    private Path database() {
        return directory.resolve("data").resolve("blogboard.db");
    }

    private void add(ScriptedBlog blog) {
        try (Database database = Database.open(database())) {
            SqliteFeeds feeds = new SqliteFeeds(database);
            Company company = Company.named("Example");
            feeds.addCompany(company);
            NewFeed feed = new NewFeed(blog.feed(), company.id(), null, blog.site(), "en", blog.archive());
            feeds.add(feed, Feed.Origin.PERSON, InstantSource.system().instant());
        }
    }

    private List<String> titles() {
        try (Database database = Database.open(database())) {
            return new SqliteArticles(database, InstantSource.system())
                    .changedAfter(0, 10_000).stream()
                            .map(Article::title)
                            .sorted()
                            .collect(Collectors.toList());
        }
    }

    private Process start(ScriptedBlog blog) throws IOException {
        ProcessBuilder command = OwnProcess.blogboard(List.of(), List.of("backfill", blog.feed()));
        command.environment()
                .putAll(Map.of(
                        "BLOGBOARD_DATA_DIR", directory.resolve("data").toString(),
                        "BLOGBOARD_CATALOGUE_FILE", "",
                        "BLOGBOARD_LIBRARY_LOAD", "false",
                        "BLOGBOARD_FETCH_ALLOW_PRIVATE_ADDRESSES", "true"));
        return command.redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .directory(directory.toFile())
                .start();
    }
}

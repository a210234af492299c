package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Outbox;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.alert.Timing;
import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import dev.blogboard.article.LibraryEntry;
import dev.blogboard.article.Published;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.Sort;
import dev.blogboard.sqlite.SqlitePages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages of articles are fetched for, through the jobs of a real App, from a blog on the loopback address. */
class PagesOfArticlesTest {
    private static final Company EXAMPLE = Company.named("Example");
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path directory = Path.of("");

    private @Nullable Blogs blogs;
    private @Nullable App app;

    @BeforeEach
    void open() throws IOException {
        blogs = new Blogs();
        app = App.open(
                new ConfigReader(Map.of(
                                "BLOGBOARD_DATA_DIR", directory.toString(),
                                "BLOGBOARD_LIBRARY_LOAD", "false",
                                "BLOGBOARD_CATALOGUE_FILE", "",
                                "BLOGBOARD_WEB_PORT", "0",
                                "BLOGBOARD_PAGES_HISTORY_PER_MINUTE", "2",
                                "BLOGBOARD_FETCH_ALLOW_PRIVATE_ADDRESSES", "true"))
                        .withoutFile(),
                Instant::now);
        app().feeds().addCompany(EXAMPLE);
    }

    @AfterEach
    void close() {
        app().close();
        blogs().close();
    }

    private App app() {
        return Objects.requireNonNull(app);
    }

    private Blogs blogs() {
        return Objects.requireNonNull(blogs);
    }

    @Test
    void an_article_whose_feed_has_an_excerpt_alone_is_matched_by_the_text_of_its_page() throws Exception {
        String feed = blogs().url("/feed");
        app().feeds().add(new Feeds.NewFeed(feed, EXAMPLE.id(), null, null, "en"), Feed.Origin.PERSON, Instant.now());
        putFeed("One");
        poll(feed);
        follow("quicksand");
        follow("tarpaulin");
        putPage("/two", "Two", "Our schedulers stood on quicksand, as we found out on a Monday.");
        putFeed("Two", "One");
        poll(feed);
        assertEquals(0, app().matching().run().alerts(), "its page was not fetched yet");

        try (PageJobs pages = new PageJobs(app())) {
            Job urgent = pages.jobs().getFirst();
            await(() -> run(urgent) && textOf("Two").contains("quicksand"));
            assertEquals(1, app().matching().run().alerts());
        }
        assertEquals(Map.of(Outbox.State.PENDING, 1L), app().outbox().states());
        assertEquals(1, requests("/two"));
        assertEquals(0, requests("/one"), "articles that were there before are in no hurry");
    }

    @Test
    void pages_of_the_library_are_fetched_in_the_background_a_few_at_a_time_and_alert_nobody() throws Exception {
        follow("quicksand");
        List<LibraryEntry> library = new ArrayList<>();
        for (String path : List.of("/a", "/b", "/c", "/closed/d")) {
            putPage(path, "Title " + path, "In " + path + " they built on quicksand.");
            library.add(new LibraryEntry(
                    EXAMPLE.id(), Published.parse("2019-03-05"), "en", blogs().url(path), "Title " + path));
        }
        String elsewhere = blogs().url("/e").replace("127.0.0.1", "localhost");
        putPage("/e", "Title /e", "In /e they built on quicksand.");
        library.add(new LibraryEntry(EXAMPLE.id(), Published.parse("2019-03-05"), "en", elsewhere, "Title /e"));
        blogs().put("/robots.txt", "text/plain", "User-agent: *\nDisallow: /closed/\n");
        app().articles().addHistory(library);

        try (PageJobs pages = new PageJobs(app())) {
            Job history = pages.jobs().getLast();
            run(history);
            await(() -> whole() == 2);
            assertEquals(1, requests("/e"), "one of each host");
            for (int minute = 0; minute < 4; minute++) {
                int before = whole();
                run(history);
                int most = Math.min(4, before + 1); // One host is left, and one page of it is closed to us.
                await(() -> whole() == most || waitingNone());
            }
            await(this::waitingNone);
        }
        assertEquals(4, whole());
        assertEquals(0, requests("/closed/d"));
        for (String path : List.of("/a", "/b", "/c", "/e")) {
            assertEquals(1, requests(path), path);
        }
        app().discovery().catchUp();
        SearchRequest request =
                new SearchRequest(app().parser().parse("quicksand").query(), Sort.RELEVANCE, 0, 10);
        assertEquals(4, app().search().search(request).total());
        assertEquals(0, app().matching().run().alerts());
    }

    private void putFeed(String... titles) {
        StringBuilder items = new StringBuilder();
        for (String title : titles) {
            items.append("<item><title>%s</title><link>%s</link><description>Read on.</description></item>"
                    .formatted(title, blogs().url("/" + title.toLowerCase(java.util.Locale.ROOT))));
        }
        blogs().put(
                        "/feed",
                        "application/rss+xml",
                        "<rss version=\"2.0\"><channel><title>Example</title>" + items + "</channel></rss>");
    }

    private void putPage(String path, String title, String sentence) {
        String filler = "<p>Every team that grows meets the same questions sooner or later, and the answers are rarely"
                + " the ones that were expected at the start, which is why we write them down here.</p>";
        blogs().put(
                        path,
                        "text/html",
                        "<!doctype html><html lang=\"en\"><title>" + title + "</title><nav><a href=\"/\">tarpaulin</a>"
                                + "</nav><article><h1>" + title + "</h1>" + filler + "<p>" + sentence + "</p>" + filler
                                + "</article></html>");
    }

    private void poll(String feed) {
        app().poller().poll(List.of(app().feeds().withUrl(feed).orElseThrow()), polled -> {});
    }

    private void follow(String query) {
        Subscriptions.Wanted wanted = new Subscriptions.Wanted(
                query, new Destination.Terminal(), Timing.of(Cadence.INSTANT), Manner.PLAIN, null);
        assertTrue(app().subscriptions().add(wanted, Instant.now()).isPresent());
    }

    private static boolean run(Job job) {
        try {
            job.work().call();
            return true;
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private List<Article> articles() {
        return app().articles().changedAfter(0, 100);
    }

    private String textOf(String title) {
        return articles().stream()
                .filter(article -> article.title().equals(title))
                .map(Article::text)
                .findFirst()
                .orElse("");
    }

    private int whole() {
        return (int) articles().stream()
                .filter(article -> article.text().contains("quicksand"))
                .count();
    }

    private boolean waitingNone() {
        return new SqlitePages(app().database()).waiting() == 0;
    }

    private int requests(String path) {
        return (int) blogs().conditions().stream()
                .filter(request -> request.startsWith(path + " "))
                .count();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited in vain");
            Thread.sleep(20);
        }
    }
}

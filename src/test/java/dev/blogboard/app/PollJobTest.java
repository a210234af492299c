package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Company;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PollJobTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void without_a_network_no_feed_is_at_fault_and_all_are_polled_as_soon_as_it_is_back() throws Exception {
        ConfigReader config = new ConfigReader(Map.of(
                "BLOGBOARD_DATA_DIR", directory.toString(),
                "BLOGBOARD_LIBRARY_LOAD", "false",
                "BLOGBOARD_CATALOGUE_FILE", "",
                "BLOGBOARD_FETCH_ALLOW_PRIVATE_ADDRESSES", "true"));
        Instant now = Instant.parse("2026-06-01T12:00:00Z");
        try (Blogs blogs = new Blogs();
                App app = App.open(config.withoutFile(), () -> now)) {
            Company company = Company.named("Example");
            app.feeds().addCompany(company);
            Feeds.NewFeed feed = new Feeds.NewFeed(blogs.url("/feed"), company.id(), null, null, null);
            app.feeds().add(feed, Feed.Origin.PERSON, now);
            blogs.putFeed("/feed", "Feed", "One");

            AtomicBoolean network = new AtomicBoolean(false);
            List<String> said = new ArrayList<>();
            PollJob job = new PollJob(app, said::add, network::get);
            job.call();
            job.call();
            assertEquals(
                    List.of("There is no network; one feed could not be reached. The next try is in a minute; search"
                            + " works on what is stored."),
                    said);
            assertEquals(0, app.feeds().all().getFirst().failures());

            network.set(true);
            job.call();
            assertTrue(said.getLast().startsWith("1 feed in "), said::toString);
            assertEquals(1, app.articles().count());
        }
    }
}

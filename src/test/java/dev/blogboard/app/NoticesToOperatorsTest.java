package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Outbox;
import dev.blogboard.article.Company;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticesToOperatorsTest {
    @TempDir
    private Path directory = Path.of("");

    private Instant now = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void a_feed_that_is_gone_is_told_once_where_it_runs_and_to_each_operator() throws Exception {
        ConfigReader config = new ConfigReader(Map.of(
                "BLOGBOARD_DATA_DIR", directory.toString(),
                "BLOGBOARD_LIBRARY_LOAD", "false",
                "BLOGBOARD_CATALOGUE_FILE", "",
                "BLOGBOARD_WEB_PORT", "0",
                "BLOGBOARD_DISCORD_TOKEN", "not.a.token",
                "BLOGBOARD_DISCORD_OPERATORS", "41,42",
                "BLOGBOARD_FETCH_ALLOW_PRIVATE_ADDRESSES", "true"));
        try (Blogs blogs = new Blogs();
                App app = App.open(config.withoutFile(), () -> now)) {
            Company company = Company.named("Example");
            app.feeds().addCompany(company);
            for (String path : List.of("/gone", "/well")) {
                Feeds.NewFeed feed = new Feeds.NewFeed(blogs.url(path), company.id(), null, null, null);
                app.feeds().add(feed, Feed.Origin.PERSON, now);
            }
            blogs.putStatus("/gone", 410, Map.of());
            blogs.putFeed("/well", "Well", "One");

            List<String> said = new ArrayList<>();
            PollJob job = new PollJob(app, said::add);
            job.call();
            now = now.plus(Duration.ofDays(2));
            job.call();

            String gone = blogs.url("/gone") + ": The server says that this feed is gone for good (410).";
            assertEquals(1, said.stream().filter(line -> line.startsWith(gone)).count(), said::toString);
            List<Outbox.Notice> notices = app.outbox().notices(now, 10);
            assertEquals(
                    List.of(new Destination.DiscordUser(41), new Destination.DiscordUser(42)),
                    notices.stream()
                            .map(Outbox.Notice::destination)
                            .sorted(java.util.Comparator.comparing(String::valueOf))
                            .toList());
            assertTrue(notices.getFirst().text().startsWith(gone), notices.getFirst()::text);
        }
    }
}

package dev.blogboard.sqlite;

import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import dev.blogboard.article.Item;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds;
import dev.blogboard.feed.Fetched;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.Validators;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database in a directory of its own, and polls to fill it. */
abstract class StoreTest {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final Company NETFLIX = Company.named("Netflix");

    @TempDir
    Path directory = Path.of("");

    Database database = never();
    SqliteFeeds feeds = never();
    SqliteArticles articles = never();
    private int polls;

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("blogboard.db"));
        feeds = new SqliteFeeds(database);
        articles = new SqliteArticles(database, () -> NOW);
        feeds.addCompany(NETFLIX);
    }

    @AfterEach
    void close() {
        database.close();
    }

    Feed feed(String url) {
        return feeds.add(new Feeds.NewFeed(url, NETFLIX.id(), null, null, null), Feed.Origin.PERSON, NOW)
                .orElseThrow();
    }

    /** A poll of the feed that brings these items; the feed's state is read anew, as a poll would. */
    Feeds.Stored poll(Feed feed, Instant now, Item... items) {
        ParsedFeed parsed = new ParsedFeed("Tech blog", null, null, "en", Arrays.asList(items));
        Feed current = feeds.withUrl(feed.url()).orElseThrow();
        return feeds.record(current, fresh(parsed), now, now.plus(Duration.ofHours(1)));
    }

    Fetched fresh(ParsedFeed parsed) {
        return new Fetched.Fresh(200, Validators.NONE, "hash" + polls++, parsed, null);
    }

    static Item item(@Nullable String id, @Nullable String link, @Nullable String title, @Nullable String text) {
        return new Item(id, link, title, null, Instant.parse("2026-05-30T08:00:00Z"), null, null, null, text, null);
    }

    static Item dated(Item item, @Nullable Instant published) {
        return new Item(item.id(), item.link(), item.title(), null, published, null, null, null, item.text(), null);
    }

    List<Article> stored() {
        return articles.changedAfter(0, 1_000);
    }

    List<Article> unmatched() {
        return new SqliteAlerts(database).unmatched(NOW, 1_000);
    }

    /** Set by {@link #open} before any test runs. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T never() {
        return (T) null;
    }
}

package dev.blogboard.app;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The whole program on a data directory of its own, with the articles that a test puts there. */
final class Stocked implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    final App app;
    private final Map<String, List<Item>> items = new LinkedHashMap<>();
    private int articles;

    Stocked(Path directory) {
        Map<String, String> environment = Map.of(
                "BLOGBOARD_DATA_DIR", directory.toString(),
                "BLOGBOARD_LIBRARY_LOAD", "false",
                "BLOGBOARD_CATALOGUE_FILE", "",
                "BLOGBOARD_WEB_PORT", "0");
        app = App.open(new ConfigReader(environment).withoutFile(), () -> NOW);
    }

    /** @param text empty for an article of which only the title is known */
    Stocked with(String company, String day, String title, String text) {
        articles++;
        items.computeIfAbsent(company, none -> new ArrayList<>())
                .add(new Item(
                        "id" + articles,
                        "https://" + company.toLowerCase(Locale.ROOT).replace(' ', '-') + ".example/" + articles,
                        title,
                        null,
                        Instant.parse(day + "T08:00:00Z"),
                        null,
                        null,
                        null,
                        text,
                        "en"));
        return this;
    }

    /** Stores, tags and indexes all of it. */
    Stocked ready() {
        items.forEach((name, written) -> {
            Company company = Company.named(name);
            app.feeds().addCompany(company);
            String url = "https://" + company.id().value() + ".example/feed";
            Feed feed = app.feeds()
                    .add(new Feeds.NewFeed(url, company.id(), null, null, null), Feed.Origin.PERSON, NOW)
                    .orElseGet(() -> app.feeds().withUrl(url).orElseThrow());
            ParsedFeed parsed = new ParsedFeed(name, null, null, "en", written);
            app.feeds()
                    .record(
                            feed,
                            new Fetched.Fresh(200, Validators.NONE, "hash of " + written.size(), parsed, null),
                            NOW,
                            NOW.plus(Duration.ofHours(1)));
        });
        app.discovery().catchUp();
        return this;
    }

    @Override
    public void close() {
        app.close();
    }
}

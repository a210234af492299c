package dev.blogboard.discord;

import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.Item;
import dev.blogboard.article.LibraryEntry;
import dev.blogboard.article.Published;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds;
import dev.blogboard.feed.Fetched;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.Validators;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Articles that tests ask for: of one company by their titles alone, of others with a text. */
final class SampleLibrary {
    private static final Company NORTHWIND = new Company(
            new CompanyId("northwind"),
            "Northwind",
            List.of("Northwind Traders"),
            null,
            "https://northwind.example/blog",
            false);
    static final List<Company> COMPANIES = List.of(NORTHWIND, Company.named("Contoso"), Company.named("Fabrikam"));

    private static final Instant POLLED = Instant.parse("2026-03-01T08:00:00Z");

    private SampleLibrary() {}

    static List<LibraryEntry> entries() {
        List<LibraryEntry> entries = new ArrayList<>();
        for (int part = 1; part <= 12; part++) {
            entries.add(entry("%d-%02d".formatted(2025, part), "Kafka for people, part " + part, "kafka-" + part));
        }
        return entries;
    }

    private static LibraryEntry entry(String date, String title, String path) {
        return new LibraryEntry(
                NORTHWIND.id(), Published.parse(date), "en", "https://northwind.example/blog/" + path, title);
    }

    /** Stores what the feeds of the other companies brought. */
    static void poll(Feeds feeds) {
        poll(
                feeds,
                "contoso",
                item(
                        "https://contoso.example/blog/feature-store",
                        "A *feature store* in one week [updated]",
                        "2025-04-02T10:00:00Z",
                        "We built a feature store in a week. It serves two hundred models, and its whole design is a table and a"
                                + " cache. A feature is computed once and read everywhere, so nobody computes it twice."),
                item(
                        "https://contoso.example/blog/queues",
                        "How queues fail",
                        "2024-11-20T10:00:00Z",
                        "A queue that is never empty is a queue that will never be empty. We measured ours for a month."));
        poll(
                feeds,
                "fabrikam",
                item(
                        "https://fabrikam.example/rust_(language)?a=1&b=2",
                        "Why @everyone here writes Rust",
                        "2024-02-29T10:00:00Z",
                        "The compiler is a colleague who reads every line. We moved one service after the other to Rust and"
                                + " counted incidents before and after: there were 41 in the year before and 12 in the year after."));
    }

    private static Item item(String link, String title, String published, String text) {
        return new Item(link, link, title, "Ada", Instant.parse(published), null, null, null, text, "en");
    }

    private static void poll(Feeds feeds, String company, Item... items) {
        String url = "https://" + company + ".example/feed.xml";
        Feed feed = feeds.add(
                        new Feeds.NewFeed(url, new CompanyId(company), null, null, "en"), Feed.Origin.CATALOGUE, POLLED)
                .orElseThrow();
        ParsedFeed parsed = new ParsedFeed(company, "https://" + company + ".example/", null, "en", List.of(items));
        Fetched fresh = new Fetched.Fresh(200, new Validators(null, null), "hash", parsed, null);
        feeds.record(feed, fresh, POLLED, POLLED.plusSeconds(1_800));
    }
}

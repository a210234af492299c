package dev.blogboard.app;

import dev.blogboard.article.Company;
import dev.blogboard.article.Item;
import dev.blogboard.bench.SyntheticArticles;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds;
import dev.blogboard.feed.Fetched;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.Validators;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A process that serves while one poll after another brings new and edited articles, until it is killed: {@code DATA_DIR}. */
final class BusyServer {
    static final String READY = "ready";
    static final int FEEDS = 20;
    /** A feed has so many entries in all, … */
    private static final int ENTRIES = 150;
    /** … of which a poll brings so many. */
    private static final int WINDOW = 40;

    private static final int WORDS = 120;
    private static final List<String> SUBJECTS =
            List.of("kafka", "python", "kubernetes", "postgres", "caching", "rust");
    /** No inflection of anything, nor the name of a company. */
    private static final String SIGNS = "bcdfgkmnpqtvxz";

    private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

    private BusyServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        Config config = config(Path.of(arguments[0]));
        try (Server server = Server.start(config, InstantSource.system());
                App app = App.open(config, InstantSource.system())) {
            System.out.println(READY);
            List<Feed> feeds = app.feeds().all();
            while (!Thread.currentThread().isInterrupted()) {
                poll(app, feeds.get(RANDOM.nextInt(feeds.size())));
            }
        }
    }

    static Config config(Path directory) {
        return DigestLedger.config(
                directory,
                Map.of(
                        "BLOGBOARD_WEB_PORT", "0",
                        "BLOGBOARD_PAGES_FETCH", "false",
                        "BLOGBOARD_POLL_INTERVAL", "365d"));
    }

    /** Makes the feeds, each with a poll behind it, so that no further one is due. */
    static void prepare(App app) {
        for (int number = 0; number < FEEDS; number++) {
            Company company = Company.named("Blog " + number);
            app.feeds().addCompany(company);
            String url = "https://blog" + number + ".example/feed";
            Feed feed = app.feeds()
                    .add(
                            new Feeds.NewFeed(url, company.id(), null, null, null),
                            Feed.Origin.PERSON,
                            app.clock().instant())
                    .orElseThrow();
            poll(app, feed);
        }
    }

    private static void poll(App app, Feed feed) {
        Instant now = app.clock().instant();
        int first = RANDOM.nextInt(ENTRIES - WINDOW);
        List<Item> items = new ArrayList<>();
        for (int number = first; number < first + WINDOW; number++) {
            items.add(item(feed, number, now));
        }
        ParsedFeed parsed = new ParsedFeed(feed.company().value(), null, null, "en", items);
        app.feeds()
                .record(
                        feed,
                        new Fetched.Fresh(200, Validators.NONE, "", parsed, null),
                        now,
                        now.plus(Duration.ofDays(365)));
    }

    /** An article that has words of its own at the end of its title and at the beginning of its text, others each time. */
    private static Item item(Feed feed, int number, Instant now) {
        String url = feed.url().replace("/feed", "/" + number);
        StringBuilder text = new StringBuilder(ownWord());
        for (int word = 0; word < WORDS; word++) {
            text.append(' ').append(SyntheticArticles.word(1 + (int) Math.exp(RANDOM.nextDouble() * 9)));
        }
        return new Item(
                url,
                url,
                "A story of " + SUBJECTS.get(RANDOM.nextInt(SUBJECTS.size())) + " and " + ownWord(),
                "Author " + RANDOM.nextInt(5),
                now.minus(Duration.ofDays(number * 11L)),
                null,
                null,
                null,
                text.toString(),
                "en");
    }

    private static String ownWord() {
        StringBuilder word = new StringBuilder();
        for (int sign = 0; sign < 14; sign++) {
            word.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return word.toString();
    }
}

package dev.blogboard.app;

import dev.blogboard.article.Company;
import dev.blogboard.article.Item;
import dev.blogboard.bench.SyntheticArticles;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds;
import dev.blogboard.feed.Fetched;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.Validators;
import dev.blogboard.search.Query;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchIndex;
import dev.blogboard.search.SearchRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What has to be instant: that an article is found after it is stored, and suggestions while typing. One part of the
 * program serves and has the index; another, as a command beside it would, stores, searches and asks for suggestions.
 */
public final class InstantBench {
    private static final int STORED = 40;
    private static final int ROUNDS = 20;

    private InstantBench() {}

    /** @param arguments how many made-up articles; 0 for the starter library; 0 and 100,000 without arguments */
    public static void main(String[] arguments) throws Exception {
        List<String> counts = arguments.length == 0 ? List.of("0", "100000") : List.of(arguments);
        for (String count : counts) {
            measure(Integer.parseInt(count));
        }
    }

    private static void measure(int synthetic) throws Exception {
        Path data = Files.createTempDirectory("blogboard-instant");
        Config config = config(data, synthetic == 0);
        List<String> typed = words(config, synthetic);
        try (Server server = Server.start(config, InstantSource.system());
                App app = App.open(config, InstantSource.system())) {
            Objects.requireNonNull(server);
            while (app.index().changesBehind() > 0) {
                Thread.sleep(500);
            }
            System.out.println(synthetic == 0 ? "starter library:" : "%,d made-up articles:".formatted(synthetic));
            found(app);
            suggested(app.search(), typed);
        }
    }

    private static Config config(Path data, boolean library) {
        return new ConfigReader(new HashMap<>(Map.of(
                        "BLOGBOARD_DATA_DIR", data.toString(),
                        "BLOGBOARD_POLL_INTERVAL", "365d",
                        "BLOGBOARD_CATALOGUE_FILE", "",
                        "BLOGBOARD_WEB_PORT", "0",
                        "BLOGBOARD_PAGES_FETCH", "false",
                        "BLOGBOARD_LIBRARY_LOAD", Boolean.toString(library))))
                .read(null);
    }

    private static List<String> words(Config config, int synthetic) throws SQLException {
        if (synthetic == 0) {
            return List.of(
                    "kafka at linkedin", "machine learning", "kubernetes operators", "company:netf", "topic:post");
        }
        App.open(config, InstantSource.system()).close();
        new SyntheticArticles().store(config.dataDir().resolve("blogboard.db"), synthetic);
        return List.of(
                SyntheticArticles.word(1) + " " + SyntheticArticles.word(7),
                SyntheticArticles.word(40) + " " + SyntheticArticles.word(300) + " at company 12",
                SyntheticArticles.word(5_000),
                "company:company-12",
                "topic:kube");
    }

    private static void found(App app) throws QuerySyntaxException, InterruptedException {
        Company company = Company.named("Measured");
        app.feeds().addCompany(company);
        Feed feed = app.feeds()
                .add(
                        new Feeds.NewFeed("https://measured.example/feed", company.id(), null, null, null),
                        Feed.Origin.PERSON,
                        app.clock().instant())
                .orElseThrow();
        List<Long> micros = new ArrayList<>();
        for (int number = 0; number < STORED; number++) {
            String word = "quixotzk" + Integer.toString(1_000 + number, 36).replaceAll("[0-9]", "q") + number;
            store(app, feed, word);
            long stored = System.nanoTime();
            Query query = app.parser().parse(word).query();
            while (app.search().search(SearchRequest.firstPage(query)).total() == 0) {
                Thread.sleep(2);
            }
            micros.add((System.nanoTime() - stored) / 1_000);
            // Not in step with the server's own clock.
            Thread.sleep(137 * number % 500);
        }
        print("found after being stored", micros, "articles, one at a time");
    }

    private static void store(App app, Feed feed, String word) {
        var now = app.clock().instant();
        String url = "https://measured.example/" + word;
        Item item = new Item(url, url, "New is " + word, null, now, null, null, null, "The text.", "en");
        ParsedFeed parsed = new ParsedFeed("Measured", null, null, "en", List.of(item));
        app.feeds()
                .record(
                        feed,
                        new Fetched.Fresh(200, Validators.NONE, "", parsed, null),
                        now,
                        now.plus(Duration.ofDays(365)));
    }

    /** Types each text key by key, once to warm up and then as often as is measured. */
    private static void suggested(SearchIndex index, List<String> texts) {
        List<Long> micros = new ArrayList<>();
        int suggested = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            for (String text : texts) {
                for (int length = 1; length <= text.length(); length++) {
                    long started = System.nanoTime();
                    int count = index.suggest(text.substring(0, length), 10).size();
                    if (round > 0) {
                        micros.add((System.nanoTime() - started) / 1_000);
                        suggested += count;
                    }
                }
            }
        }
        print(
                "suggested while typing",
                micros,
                "keys, %.1f suggestions each".formatted((double) suggested / micros.size()));
    }

    private static void print(String what, List<Long> micros, String of) {
        micros.sort(null);
        System.out.printf(
                "  %-26s median %6.1f ms, p95 %6.1f ms, slowest %6.1f ms (%d %s)%n",
                what,
                micros.get(micros.size() / 2) / 1_000.0,
                micros.get(micros.size() * 95 / 100) / 1_000.0,
                micros.getLast() / 1_000.0,
                micros.size(),
                of);
    }
}

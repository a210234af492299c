package dev.blogboard.alert;

import dev.blogboard.OwnProcess;
import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.Item;
import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.SentMessage;
import dev.blogboard.discord.server.World;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds;
import dev.blogboard.feed.Fetched;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.Validators;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.Topics;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteAlerts;
import dev.blogboard.sqlite.SqliteFeeds;
import dev.blogboard.sqlite.SqliteSubscriptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long it takes from an article that is ready to its message in Discord: the whole server in a process of its own,
 * 10,000 subscriptions that want to know at once, in 200 channels of the tests' Discord, and articles of 500 blogs
 * that come in over a minute, as from a hub, by ones, twos and threes. Ready is when the article's transaction has ended;
 * its message is there when Discord answers for it. Of the made-up queries of {@link Readership} those are left out that
 * more than one article in a hundred would fire, as a preview warns of them. Ends with an error when a message is missing.
 */
public final class PostingBench {
    private static final int SUBSCRIPTIONS = 10_000;
    private static final int SERVERS = 10;
    private static final int CHANNELS_EACH = 20;
    private static final int SAMPLE = 300;
    private static final int TOO_MANY = SAMPLE / 100;
    private static final int WARMING_UP = 10;
    private static final int MEASURED = 120;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Pattern NUMBER = Pattern.compile("https://posting\\.example/(\\d+)");

    private final Path directory;
    private final DiscordServer discord = new DiscordServer();
    private final Readership readership = new Readership("1");
    private final Random random = new Random(7);

    private PostingBench(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("posting-bench");
        try {
            new PostingBench(directory).run();
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        System.exit(0);
    }

    private void run() throws Exception {
        List<Long> channels = new ArrayList<>();
        for (int server = 0; server < SERVERS; server++) {
            channels.addAll(discord.world()
                    .addServer("Engineers " + server, CHANNELS_EACH, World.ALL_THAT_IS_NEEDED)
                    .channels());
        }
        List<Article> articles = readership.articles(SAMPLE + WARMING_UP + MEASURED);
        try (Database database = Database.open(directory.resolve("blogboard.db"))) {
            SqliteFeeds feeds = new SqliteFeeds(database);
            Map<CompanyId, Feed> blogs = blogs(feeds);
            subscribe(new SqliteSubscriptions(database), channels, articles.subList(0, SAMPLE));
            Process server = start();
            try {
                DiscordServer.await("the bot is there", () -> discord.identified() > 0);
                Thread.sleep(Duration.ofSeconds(10));
                List<Article> coming = articles.subList(SAMPLE, articles.size());
                publish(feeds, blogs, coming.subList(0, WARMING_UP), Duration.ofSeconds(15));
                Map<Long, Instant> ready = publish(feeds, blogs, coming.subList(WARMING_UP, coming.size()), MINUTE);
                SqliteAlerts alerts = new SqliteAlerts(database);
                DiscordServer.await("all is sent", () -> alerts.pending() == 0);
                report(channels, ready, recorded());
            } finally {
                server.destroy();
                server.waitFor(30, TimeUnit.SECONDS);
            }
        }
    }

    private Map<CompanyId, Feed> blogs(SqliteFeeds feeds) {
        Map<CompanyId, Feed> blogs = new HashMap<>();
        Instant now = Instant.now();
        Instant never = now.plus(Duration.ofDays(1));
        for (Company company : readership.companies.all()) {
            feeds.addCompany(company);
            Feed feed = feeds.add(
                            new Feeds.NewFeed(
                                    "https://" + company.id() + ".example/feed", company.id(), null, null, "en"),
                            Feed.Origin.PERSON,
                            now)
                    .orElseThrow();
            ParsedFeed empty = new ParsedFeed(null, null, null, "en", List.of());
            feeds.record(feed, new Fetched.Fresh(200, Validators.NONE, "", empty, null), now, never);
            blogs.put(company.id(), feed);
        }
        return blogs;
    }

    private void subscribe(SqliteSubscriptions subscriptions, List<Long> channels, List<Article> sample)
            throws IOException {
        List<String> queries = telling(sample);
        Set<String> made = new HashSet<>();
        Instant now = Instant.now();
        for (int number = 0; made.size() < SUBSCRIPTIONS; number++) {
            String channel = "channel:" + channels.get(number % channels.size());
            String query = queries.get(random.nextInt(queries.size()));
            if (made.add(channel + query)) {
                subscriptions.add(query, Destination.parse(channel), Cadence.INSTANT, now);
            }
        }
    }

    /** Queries of as many subscribers, those left out that match too much; popular ones several times. */
    private List<String> telling(List<Article> sample) throws IOException {
        List<String> queries = new Readership(Integer.toString(SUBSCRIPTIONS)).queries;
        LuceneAnalysis analysis = new LuceneAnalysis(
                () -> readership.companies, () -> Topics.NONE, Files.readString(Path.of("config", "synonyms.txt")));
        QueryParser parser = new QueryParser(readership.companies);
        try (Database scratch = Database.open(directory.resolve("scratch.db"))) {
            SqliteSubscriptions all = new SqliteSubscriptions(scratch);
            Map<Long, String> byNumber = new HashMap<>();
            for (String query : Set.copyOf(queries)) {
                Destination terminal = Destination.parse("channel:1");
                all.add(query, terminal, Cadence.INSTANT, Readership.NOW)
                        .ifPresent(added -> byNumber.put(added.id().value(), query));
            }
            SavedQueries saved = new SavedQueries(
                    all, analysis, () -> parser, () -> readership.companies, () -> sample, Matching.Keeping.NOWHERE);
            saved.follow(Readership.NOW);
            Map<String, Integer> fired = new HashMap<>();
            for (Article article : sample) {
                saved.matching(analysis.terms(article), Readership.NOW)
                        .forEach(id -> fired.merge(byNumber.get(id.value()), 1, Integer::sum));
            }
            return queries.stream()
                    .filter(query -> fired.getOrDefault(query, 0) <= TOO_MANY)
                    .toList();
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = OwnProcess.blogboard(List.of("-Xmx512m"), List.of("serve"));
        builder.environment().putAll(discord.environment());
        builder.environment()
                .putAll(Map.of(
                        "BLOGBOARD_DATA_DIR", directory.toString(),
                        "BLOGBOARD_CATALOGUE_FILE", "",
                        "BLOGBOARD_LIBRARY_LOAD", "false",
                        "BLOGBOARD_WEB_PORT", "0"));
        Path log = Path.of(
                System.getProperty("posting.log", directory.resolve("log.txt").toString()));
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** Returns when each was ready. */
    private Map<Long, Instant> publish(
            SqliteFeeds feeds, Map<CompanyId, Feed> blogs, List<Article> articles, Duration within)
            throws InterruptedException {
        List<Long> moments = new ArrayList<>();
        while (moments.size() < articles.size()) {
            long moment = random.nextLong(within.toMillis());
            // What one blog publishes at once, or several on the hour.
            for (int together = random.nextInt(3); together >= 0; together--) {
                moments.add(moment);
            }
        }
        moments.subList(articles.size(), moments.size()).clear();
        Collections.sort(moments);
        Map<Long, Instant> ready = new LinkedHashMap<>();
        long start = System.nanoTime();
        for (int place = 0; place < articles.size(); place++) {
            Article article = articles.get(place);
            long ahead = moments.get(place) - (System.nanoTime() - start) / 1_000_000;
            Thread.sleep(Math.max(0, ahead));
            Feed blog = Objects.requireNonNull(blogs.get(article.company()));
            feeds.push(blog.id(), new ParsedFeed(null, null, null, "en", List.of(item(article))), Instant.now());
            ready.put(article.id().value(), Instant.now());
        }
        return ready;
    }

    private static Item item(Article article) {
        String url = "https://posting.example/" + article.id().value();
        return new Item(url, url, article.title(), null, Instant.now(), null, null, null, article.text(), "en");
    }

    /** How many alerts there are for each article. */
    private Map<Long, Integer> recorded() throws Exception {
        Map<Long, Integer> recorded = new HashMap<>();
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("blogboard.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT article.url, count(DISTINCT subscription.destination)
                        FROM alert JOIN article ON article.id = alert.article
                            JOIN subscription ON subscription.id = alert.subscription
                        GROUP BY article.id""")) {
            while (rows.next()) {
                Matcher number = NUMBER.matcher(rows.getString(1));
                if (number.matches()) {
                    recorded.put(Long.valueOf(number.group(1)), rows.getInt(2));
                }
            }
        }
        return recorded;
    }

    private void report(List<Long> channels, Map<Long, Instant> ready, Map<Long, Integer> recorded) {
        List<Double> seconds = new ArrayList<>();
        Map<Long, Integer> arrived = new HashMap<>();
        TreeMap<Long, Integer> bySecond = new TreeMap<>();
        int messages = 0;
        for (long channel : channels) {
            for (SentMessage message : discord.messages(channel)) {
                Set<Long> told = new HashSet<>();
                Matcher number = NUMBER.matcher(message.content().toString());
                while (number.find()) {
                    told.add(Long.valueOf(number.group(1)));
                }
                told.retainAll(ready.keySet());
                told.forEach(article -> {
                    arrived.merge(article, 1, Integer::sum);
                    seconds.add(
                            Duration.between(ready.get(article), message.at()).toMillis() / 1e3);
                });
                if (!told.isEmpty()) {
                    messages++;
                    bySecond.merge(message.at().getEpochSecond(), 1, Integer::sum);
                }
            }
        }
        recorded.keySet().retainAll(ready.keySet());
        if (!arrived.equals(recorded)) {
            throw new IllegalStateException("Recorded " + recorded + ", and there are " + arrived);
        }
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                "%,d subscriptions in %,d channels; %d articles in a minute, told %,d times in %,d messages, at most %d"
                        + " of these in a second%n",
                SUBSCRIPTIONS,
                channels.size(),
                ready.size(),
                sorted.length,
                messages,
                Collections.max(bySecond.values()));
        System.out.printf(
                "article ready -> message there: p50 %.2f s, p95 %.2f s, max %.2f s, mean %.2f s%n",
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100],
                sorted[sorted.length - 1],
                Arrays.stream(sorted).average().orElse(0));
        if (!discord.violations().isEmpty()) {
            throw new IllegalStateException("Discord would have refused: " + discord.violations());
        }
    }
}

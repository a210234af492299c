package dev.blogboard.app;

import dev.blogboard.alert.Cadence;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/** A store with many readers, subscriptions and articles of one week, all matched and due on Monday. */
final class DigestLedger {
    static final Instant WEEK = Instant.parse("2026-11-16T12:00:00Z");
    static final Instant DUE = Instant.parse("2026-11-23T08:00:00Z");

    private static final List<String> WORDS = List.of(
            "kafka",
            "rust",
            "python",
            "kubernetes",
            "postgres",
            "spark",
            "search",
            "ranking",
            "observability",
            "latency",
            "cache",
            "streaming",
            "flink",
            "privacy",
            "security",
            "android",
            "swift",
            "compiler",
            "database",
            "testing");

    private DigestLedger() {}

    static Config config(Path directory, Map<String, String> more) {
        Map<String, String> environment = new java.util.HashMap<>(Map.of(
                "BLOGBOARD_DATA_DIR", directory.toString(),
                "BLOGBOARD_CATALOGUE_FILE", "",
                "BLOGBOARD_LIBRARY_LOAD", "false",
                "BLOGBOARD_MAIL_FROM", "Blogboard <digest@blogboard.example>"));
        environment.putAll(more);
        return new ConfigReader(environment).read(null);
    }

    /** Makes readers with so many subscriptions each, and articles, each of which matches the subscriptions to its word. */
    static void fill(Path directory, int readers, int subscriptions, int articles, int textLength) throws SQLException {
        fill(directory, WEEK, readers, subscriptions, articles, textLength);
    }

    /** The same for a week that begins at another time. */
    static void fill(Path directory, Instant week, int readers, int subscriptions, int articles, int textLength)
            throws SQLException {
        try (App app = App.open(config(directory, Map.of()), () -> week)) {
            for (int company = 0; company < 40; company++) {
                app.feeds().addCompany(Company.named("Company " + company));
            }
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("blogboard.db"))) {
            connection.setAutoCommit(false);
            articles(connection, week, articles, textLength);
            try (PreparedStatement last = connection.prepareStatement(
                    "UPDATE setting SET value = (SELECT max(change) FROM article) WHERE name = 'last-change'")) {
                last.executeUpdate();
            }
            subscriptions(connection, week, readers, subscriptions);
            try (PreparedStatement match = connection.prepareStatement("""
                INSERT INTO alert (subscription, article, state, created, next_attempt)
                SELECT subscription.id, article.id, 'PENDING', ?, ?
                FROM subscription JOIN article ON article.title LIKE '%' || subscription.query || '%'
                """)) {
                match.setLong(1, week.getEpochSecond());
                match.setLong(2, week.getEpochSecond());
                match.executeUpdate();
            }
            connection.commit();
        }
    }

    private static void articles(Connection connection, Instant week, int articles, int textLength)
            throws SQLException {
        RandomGenerator random = new Random(7);
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO article (company, canonical, url, title, text, published, precision, first_seen, history,
                                 matched, change)
            VALUES (?1, ?2, 'https://' || ?2, ?3, ?4, ?5, 'SECOND', ?5, 0, 1, ?6)
            """)) {
            for (int number = 0; number < articles; number++) {
                String company =
                        CompanyId.ofName("Company " + random.nextInt(40)).value();
                String word = WORDS.get(number % WORDS.size()) + number / WORDS.size() % 5;
                insert.setString(1, company);
                insert.setString(2, company + ".example/" + number);
                insert.setString(3, "What we learned from " + word + " in production, part " + number);
                insert.setString(
                        4, ("We run " + word + " for a long time and wrote down what broke. ").repeat(textLength / 60));
                insert.setLong(
                        5, week.plus(Duration.ofMinutes(random.nextInt(9_000))).getEpochSecond());
                insert.setLong(6, 1_000 + number);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void subscriptions(Connection connection, Instant week, int readers, int subscriptions)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO subscription (query, destination, cadence, created) VALUES (?, ?, ?, ?)")) {
            for (int reader = 0; reader < readers; reader++) {
                for (int number = 0; number < subscriptions; number++) {
                    insert.setString(1, WORDS.get((reader + 7 * number) % WORDS.size()) + reader % 5);
                    insert.setString(2, "mail:reader" + reader + "@example.org");
                    insert.setString(3, Cadence.WEEKLY.name());
                    insert.setLong(4, week.getEpochSecond());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    static long number(Path directory, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("blogboard.db"));
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}

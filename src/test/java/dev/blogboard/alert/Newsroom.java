package dev.blogboard.alert;

import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Company;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteAlerts;
import dev.blogboard.sqlite.SqliteOutbox;
import dev.blogboard.sqlite.SqliteSubscriptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A real store in a directory, a channel in memory, and a clock to turn. */
final class Newsroom implements AutoCloseable {
    static final Destination GENERAL = Destination.parse("channel:100");
    static final Destination RANDOM = Destination.parse("channel:200");

    final Database database;
    final SqliteSubscriptions subscriptions;
    final SqliteAlerts alerts;
    final SqliteOutbox outbox;
    final TestChannel channel;
    private final Connection connection;
    private final Company company = Company.named("Netflix");
    private Instant now = Instant.parse("2026-06-01T12:00:00Z");

    Newsroom(Path directory) throws SQLException {
        this(directory, new TestChannel());
    }

    /** As after a start of the program, where the directory was in use before. */
    Newsroom(Path directory, TestChannel channel) throws SQLException {
        this.channel = channel;
        Path file = directory.resolve("blogboard.db");
        database = Database.open(file);
        subscriptions = new SqliteSubscriptions(database);
        alerts = new SqliteAlerts(database);
        outbox = new SqliteOutbox(database);
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        run(
                "INSERT OR IGNORE INTO company (id, name) VALUES (?, ?)",
                company.id().value(),
                company.name());
    }

    Instant now() {
        return now;
    }

    void at(String time) {
        now = Instant.parse(time);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Subscription follow(String query, Destination destination) {
        return follow(query, destination, Timing.of(Cadence.INSTANT));
    }

    Subscription follow(String query, Destination destination, Timing timing) {
        return subscriptions
                .add(new Subscriptions.Wanted(query, destination, timing, Manner.PLAIN, null), now)
                .orElseThrow();
    }

    ArticleId article(String title) throws SQLException {
        long number = number("SELECT count(*) + 1 FROM article");
        run("""
                INSERT INTO article (company, canonical, url, title, text, first_seen, history, matched, change)
                VALUES ('netflix', ?, ?, ?, '', ?, 0, 0, ?)
                """, "netflix.example/" + number, "https://netflix.example/" + number, title, now.getEpochSecond(), number);
        run("UPDATE setting SET value = ? WHERE name = 'last-change'", Long.toString(number));
        return new ArticleId(number);
    }

    void edit(ArticleId article, String title) throws SQLException {
        long change = number("SELECT value FROM setting WHERE name = 'last-change'") + 1;
        run("UPDATE article SET title = ?, change = ? WHERE id = ?", title, change, article.value());
        run("UPDATE setting SET value = ? WHERE name = 'last-change'", Long.toString(change));
    }

    /** Stores an article, and what matching it would record. */
    ArticleId matching(String title, Subscription... matched) throws SQLException {
        ArticleId article = article(title);
        List<Alerts.Match> matches = new ArrayList<>();
        for (Subscription subscription : matched) {
            Instant due = subscription.timing().due(now, null);
            matches.add(new Alerts.Match(
                    article,
                    subscription.id(),
                    Post.Occasion.valueOf(subscription.cadence().name()),
                    due));
        }
        alerts.record(List.of(article), matches, now);
        return article;
    }

    /** Sends what is due. */
    Dispatcher.Report dispatch() throws InterruptedException {
        try (Dispatcher dispatcher = new Dispatcher(outbox, List.of(channel), () -> now)) {
            return dispatcher.drain();
        }
    }

    EditRun.Report followUp() {
        return new EditRun(outbox, List.of(channel), () -> now).run();
    }

    /** The titles in each message that arrived, "+ n" for those that are counted only. */
    List<List<String>> told() {
        return channel.arrived.stream().map(Newsroom::titles).toList();
    }

    static List<String> titles(Post post) {
        List<String> titles = new ArrayList<>(
                post.entries().stream().map(entry -> entry.article().title()).toList());
        if (post.more() > 0) {
            titles.add("+ " + post.more());
        }
        return titles;
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    String text(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return Objects.requireNonNull(row.getString(1));
        }
    }

    void run(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}

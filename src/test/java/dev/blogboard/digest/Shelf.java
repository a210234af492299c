package dev.blogboard.digest;

import dev.blogboard.alert.Alerts;
import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.search.QueryParser;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteAlerts;
import dev.blogboard.sqlite.SqliteDigests;
import dev.blogboard.sqlite.SqliteSubscriptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A real store in a directory, with articles put in at chosen times, and a clock to turn. */
final class Shelf implements AutoCloseable {
    static final Preferences MONDAY_8 =
            new Preferences(new Timetable(ZoneId.of("Europe/Berlin"), Set.of(DayOfWeek.MONDAY), 8), Locale.ENGLISH);

    final Database database;
    final SqliteSubscriptions subscriptions;
    final SqliteAlerts alerts;
    final SqliteDigests digests;
    final Companies companies;
    private final Connection connection;
    Trending trending = Trending.NOTHING;
    private Instant now = Instant.parse("2026-11-16T12:00:00Z");

    Shelf(Path directory, String... companyNames) throws SQLException {
        Path file = directory.resolve("blogboard.db");
        database = Database.open(file);
        subscriptions = new SqliteSubscriptions(database);
        alerts = new SqliteAlerts(database);
        digests = new SqliteDigests(database);
        companies =
                new Companies(Arrays.stream(companyNames).map(Company::named).toList());
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        for (Company company : companies.all()) {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT OR IGNORE INTO company (id, name) VALUES (?, ?)")) {
                insert.setString(1, company.id().value());
                insert.setString(2, company.name());
                insert.executeUpdate();
            }
        }
    }

    InstantSource clock() {
        return () -> now;
    }

    Instant now() {
        return now;
    }

    void at(String time) {
        now = Instant.parse(time);
    }

    DigestRun run(Mailer mailer) {
        DigestDesk desk =
                new DigestDesk(digests, subscriptions, () -> companies, () -> new QueryParser(companies), trending);
        return new DigestRun(digests, desk, mailer, MONDAY_8, clock());
    }

    Subscription follow(String address, String query) {
        return follow(address, query, Cadence.WEEKLY);
    }

    Subscription follow(String address, String query, Cadence cadence) {
        return subscriptions
                .add(query, new Destination.Mailbox(address), cadence, now)
                .orElseThrow();
    }

    /** Stores an article first seen now. */
    ArticleId article(String company, String title) throws SQLException {
        return article(company, title, now, false);
    }

    ArticleId history(String company, String title, Instant published) throws SQLException {
        return article(company, title, published, true);
    }

    private ArticleId article(String company, String title, Instant published, boolean history) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO article (company, canonical, url, title, text, published, precision, first_seen, history,
                                     matched, change)
                SELECT ?1, ?1 || '.example/' || (count(*) + 1), 'https://' || ?1 || '.example/' || (count(*) + 1), ?2,
                    ?2 || ' told at length', ?3, 'SECOND', ?4, ?5, 1, count(*) + 1
                FROM article
                """)) {
            insert.setString(1, Company.named(company).id().value());
            insert.setString(2, title);
            insert.setLong(3, published.getEpochSecond());
            insert.setLong(4, now.getEpochSecond());
            insert.setInt(5, history ? 1 : 0);
            insert.executeUpdate();
        }
        return new ArticleId(Long.parseLong(oneText("SELECT max(id) FROM article")));
    }

    /** Stores an article first seen now that matches the subscriptions. */
    ArticleId matching(String company, String title, Subscription... matched) throws SQLException {
        ArticleId article = article(company, title);
        List<Alerts.Match> matches = new ArrayList<>();
        for (Subscription subscription : matched) {
            matches.add(new Alerts.Match(article, subscription.id()));
        }
        alerts.record(List.of(article), matches, now);
        return article;
    }

    @Nullable
    String oneText(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}

package dev.blogboard.sqlite;

import dev.blogboard.alert.Alert;
import dev.blogboard.alert.AlertId;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import dev.blogboard.digest.Reader;
import dev.blogboard.digest.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** The alerts that a digest is made of. */
final class EditionAlerts {
    /** Those that wait for a reader's next digest. */
    private static final String PENDING = """
        SELECT alert.id FROM subscription
            JOIN alert ON alert.subscription = subscription.id
            JOIN article ON article.id = alert.article
        WHERE subscription.destination = :destination AND subscription.cadence = :cadence
            AND subscription.paused IS NULL AND alert.state = 'PENDING' AND article.first_seen < :end
        """;

    private EditionAlerts() {}

    /** Assigns what waits, and takes back what a subscription that was paused since had brought. */
    static void assign(Handle handle, long edition, Reader reader, Window window) {
        handle.execute("""
            UPDATE alert SET state = 'PENDING', edition = NULL
            WHERE edition = ? AND subscription IN (SELECT id FROM subscription WHERE paused IS NOT NULL)
            """, edition);
        handle.createUpdate("UPDATE alert SET state = 'SENDING', edition = :edition WHERE id IN (" + PENDING + ")")
                .bind("edition", edition)
                .bindMap(pending(reader, window))
                .execute();
    }

    static List<Alert> assigned(Handle handle, long edition, Destination.Mailbox mailbox) {
        return alerts(handle, mailbox, "alert.edition = :edition", Map.of("edition", edition));
    }

    static List<Alert> pending(Handle handle, Reader reader, Window window) {
        return alerts(handle, reader.mailbox(), "alert.id IN (" + PENDING + ")", pending(reader, window));
    }

    private static Map<String, Object> pending(Reader reader, Window window) {
        return Map.of(
                "destination", reader.mailbox().toString(),
                "cadence", reader.cadence().name(),
                "end", window.end().getEpochSecond());
    }

    private static List<Alert> alerts(
            Handle handle, Destination.Mailbox mailbox, String condition, Map<String, Object> values) {
        Map<Long, Subscription> subscriptions = new HashMap<>();
        handle.createQuery("SELECT * FROM subscription WHERE destination = ?")
                .bind(0, mailbox.toString())
                .map((row, context) -> SqliteSubscriptions.subscription(row))
                .forEach(one -> subscriptions.put(one.id().value(), one));
        Map<String, Company> companies = new HashMap<>();
        return handle.createQuery(
                        "SELECT alert.id AS alert, alert.subscription, alert.attempts, " + Rows.ARTICLE_COLUMNS
                                + " FROM alert JOIN article ON article.id = alert.article WHERE " + condition
                                + " ORDER BY alert.id")
                .bindMap(values)
                .map((row, context) -> {
                    Article article = Rows.article(row);
                    Company company =
                            companies.computeIfAbsent(article.company().value(), id -> company(handle, id));
                    return alert(row, subscriptions, article, company);
                })
                .list();
    }

    private static Alert alert(ResultSet row, Map<Long, Subscription> subscriptions, Article article, Company company)
            throws SQLException {
        return new Alert(
                new AlertId(row.getLong("alert")),
                Objects.requireNonNull(subscriptions.get(row.getLong("subscription"))),
                article,
                company,
                row.getInt("attempts"));
    }

    private static Company company(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM company WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> Rows.company(row))
                .one();
    }
}

package dev.blogboard.sqlite;

import dev.blogboard.alert.Alert;
import dev.blogboard.alert.AlertId;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.digest.Reader;
import dev.blogboard.digest.Window;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The alerts that a digest is made of. Safe for use by several threads. */
final class EditionAlerts {
    /** Those that wait for a reader's next digest. */
    private static final String PENDING = """
        SELECT alert.id FROM subscription
            JOIN alert ON alert.subscription = subscription.id
            JOIN article ON article.id = alert.article
        WHERE subscription.destination = :destination AND subscription.cadence = :cadence
            AND subscription.paused IS NULL AND alert.state = 'PENDING' AND article.first_seen < :end
        """;

    private final KnownArticles articles;

    EditionAlerts(KnownArticles articles) {
        this.articles = articles;
    }

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

    List<Alert> assigned(Handle handle, long edition, Destination.Mailbox mailbox) {
        return alerts(handle, mailbox, "alert.edition = :edition", Map.of("edition", edition));
    }

    List<Alert> pending(Handle handle, Reader reader, Window window) {
        return alerts(handle, reader.mailbox(), "alert.id IN (" + PENDING + ")", pending(reader, window));
    }

    private static Map<String, Object> pending(Reader reader, Window window) {
        return Map.of(
                "destination", reader.mailbox().toString(),
                "cadence", reader.cadence().name(),
                "end", window.end().getEpochSecond());
    }

    /** A row of the table alert. */
    private record Row(long id, long subscription, KnownArticles.Version article, int attempts) {}

    private List<Alert> alerts(
            Handle handle, Destination.Mailbox mailbox, String condition, Map<String, Object> values) {
        List<Row> rows = handle.createQuery(
                        "SELECT alert.id, alert.subscription, alert.article, alert.attempts, article.change"
                                + " FROM alert JOIN article ON article.id = alert.article WHERE " + condition
                                + " ORDER BY alert.id")
                .bindMap(values)
                .map((row, context) -> new Row(
                        row.getLong("id"),
                        row.getLong("subscription"),
                        new KnownArticles.Version(row.getLong("article"), row.getLong("change")),
                        row.getInt("attempts")))
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, Subscription> subscriptions = subscriptions(handle, mailbox);
        Map<KnownArticles.Version, Article> found =
                articles.find(handle, rows.stream().map(Row::article).distinct().toList());
        Map<CompanyId, Company> companies = companies(handle, found.values());
        return rows.stream()
                .map(row -> {
                    Article article = Objects.requireNonNull(found.get(row.article()));
                    return new Alert(
                            new AlertId(row.id()),
                            Objects.requireNonNull(subscriptions.get(row.subscription())),
                            article,
                            Objects.requireNonNull(companies.get(article.company())),
                            row.attempts());
                })
                .toList();
    }

    private static Map<Long, Subscription> subscriptions(Handle handle, Destination.Mailbox mailbox) {
        return handle.createQuery("SELECT * FROM subscription WHERE destination = ?")
                .bind(0, mailbox.toString())
                .map((row, context) -> SqliteSubscriptions.subscription(row))
                .collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
    }

    private static Map<CompanyId, Company> companies(Handle handle, Collection<Article> articles) {
        return handle.createQuery("SELECT * FROM company WHERE id IN (<ids>)")
                .bindList(
                        "ids",
                        articles.stream()
                                .map(article -> article.company().value())
                                .distinct()
                                .toList())
                .map((row, context) -> Rows.company(row))
                .collect(Collectors.toMap(Company::id, Function.identity()));
    }
}

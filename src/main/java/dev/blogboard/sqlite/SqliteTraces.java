package dev.blogboard.sqlite;

import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.alert.Traces;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.CanonicalUrl;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What became of matches, in SQLite. Safe for use by several threads. */
public final class SqliteTraces implements Traces {
    private final Database database;

    public SqliteTraces(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> of(SubscriptionId subscription, ArticleId article) {
        return database.reading(
                handle -> alert(handle, subscription, article).or(() -> suppression(handle, subscription, article)));
    }

    private static Optional<String> alert(Handle handle, SubscriptionId subscription, ArticleId article) {
        return handle.createQuery("""
                        SELECT alert.sent, alert.reason, alert.next_attempt, post.state,
                            coalesce(subscription.paused, destination.paused) AS paused
                        FROM alert JOIN subscription ON subscription.id = alert.subscription
                            LEFT JOIN destination ON destination.name = subscription.destination
                            LEFT JOIN post ON post.id = alert.post
                        WHERE alert.subscription = ? AND alert.article = ?
                        """)
                .bind(0, subscription.value())
                .bind(1, article.value())
                .map((row, context) -> {
                    Instant sent = Rows.instant(row, "sent");
                    String paused = row.getString("paused");
                    if (sent != null) {
                        return "It was sent at " + sent + ".";
                    } else if (paused != null) {
                        return "It is kept back. " + paused;
                    } else if ("IN_DOUBT".equals(row.getString("state"))) {
                        return "It was sent, and it is being found out whether it arrived.";
                    }
                    return "It is to be sent at " + Rows.instant(row, "next_attempt") + ".";
                })
                .findOne();
    }

    private static Optional<String> suppression(Handle handle, SubscriptionId subscription, ArticleId article) {
        return handle.createQuery("SELECT reason FROM suppression WHERE subscription = ? AND article = ?")
                .bind(0, subscription.value())
                .bind(1, article.value())
                .mapTo(String.class)
                .findOne()
                .map(reason -> "It was not sent. " + reason);
    }

    @Override
    public Optional<ArticleId> article(String typed) {
        String text = typed.strip();
        if (text.matches("\\d{1,18}")) {
            return Optional.of(new ArticleId(Long.parseLong(text)));
        }
        return CanonicalUrl.of(text)
                .flatMap(canonical -> database.reading(handle -> handle.createQuery(
                                "SELECT id FROM article WHERE canonical = ? OR url = ? ORDER BY id LIMIT 1")
                        .bind(0, canonical)
                        .bind(1, text)
                        .mapTo(Long.class)
                        .findOne()
                        .map(ArticleId::new)));
    }
}

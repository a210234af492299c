package dev.blogboard.sqlite;

import dev.blogboard.alert.Alert;
import dev.blogboard.alert.AlertId;
import dev.blogboard.alert.Alerts;
import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Subscription;
import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The outbox in SQLite. Safe for use by several threads. */
public final class SqliteAlerts implements Alerts {
    /** A process that claimed an alert and has not said for so long what came of it is taken for dead. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private final Database database;

    public SqliteAlerts(Database database) {
        this.database = database;
    }

    @Override
    public List<Article> unmatched(Instant now, int limit) {
        return database.reading(handle -> handle.createQuery("SELECT " + Rows.ARTICLE_COLUMNS + """
                         FROM article
                        WHERE matched = 0 AND NOT EXISTS (SELECT 1 FROM page
                            WHERE page.article = article.id AND page.state = 'WAITING' AND page.ready_by > :now)
                        ORDER BY id LIMIT :limit
                        """)
                .bind("now", now.getEpochSecond())
                .bind("limit", limit)
                .map((row, context) -> Rows.article(row))
                .list());
    }

    @Override
    public int record(Collection<ArticleId> matched, Collection<Match> matches, Instant now) {
        return database.writing(handle -> {
            int recorded = 0;
            for (Match match : matches) {
                recorded += insert(handle, match, now);
            }
            for (ArticleId article : matched) {
                handle.execute("UPDATE article SET matched = 1 WHERE id = ?", article.value());
            }
            return recorded;
        });
    }

    private static int insert(Handle handle, Match match, Instant now) {
        int recorded = handle.createUpdate("""
                        INSERT INTO alert (subscription, article, state, created, next_attempt)
                        SELECT :subscription, :article, 'PENDING', :now, :now
                        WHERE EXISTS (SELECT 1 FROM subscription WHERE id = :subscription)
                        ON CONFLICT (subscription, article) DO NOTHING
                        """)
                .bind("subscription", match.subscription().value())
                .bind("article", match.article().value())
                .bind("now", now.getEpochSecond())
                .execute();
        if (recorded > 0) {
            handle.execute(
                    "UPDATE subscription SET last_fired = ? WHERE id = ?",
                    now.getEpochSecond(),
                    match.subscription().value());
        }
        return recorded;
    }

    @Override
    public List<Alert> claim(Cadence cadence, int limit, Instant now) {
        return database.writing(handle -> {
            List<Long> ids = handle.createQuery("""
                            SELECT alert.id FROM alert JOIN subscription ON subscription.id = alert.subscription
                            WHERE alert.state <> 'SENT' AND alert.next_attempt <= :now
                                AND subscription.paused IS NULL AND subscription.cadence = :cadence
                            ORDER BY alert.id LIMIT :limit
                            """)
                    .bind("now", now.getEpochSecond())
                    .bind("cadence", cadence.name())
                    .bind("limit", limit)
                    .mapTo(Long.class)
                    .list();
            List<Alert> claimed = new ArrayList<>();
            for (long id : ids) {
                claimed.add(alert(handle, id));
                handle.execute("""
                        UPDATE alert SET state = 'SENDING', attempts = attempts + 1, next_attempt = ? WHERE id = ?
                        """, now.plus(CLAIM).getEpochSecond(), id);
            }
            return claimed;
        });
    }

    static Alert alert(Handle handle, long id) throws SQLException {
        record Parts(long subscription, long article, int attempts) {}

        Parts parts = handle.createQuery("SELECT subscription, article, attempts FROM alert WHERE id = ?")
                .bind(0, id)
                .map((row, context) ->
                        new Parts(row.getLong("subscription"), row.getLong("article"), row.getInt("attempts")))
                .one();
        Subscription subscription = handle.createQuery("SELECT * FROM subscription WHERE id = ?")
                .bind(0, parts.subscription())
                .map((row, context) -> SqliteSubscriptions.subscription(row))
                .one();
        Article article = handle.createQuery("SELECT " + Rows.ARTICLE_COLUMNS + " FROM article WHERE id = ?")
                .bind(0, parts.article())
                .map((row, context) -> Rows.article(row))
                .one();
        return new Alert(
                new AlertId(id),
                subscription,
                article,
                handle.createQuery("SELECT * FROM company WHERE id = ?")
                        .bind(0, article.company().value())
                        .map((row, context) -> Rows.company(row))
                        .one(),
                parts.attempts());
    }

    @Override
    public void sent(AlertId alert, String message, Instant now) {
        database.write(handle -> handle.execute(
                "UPDATE alert SET state = 'SENT', message = ?, sent = ?, reason = NULL WHERE id = ?",
                message,
                now.getEpochSecond(),
                alert.value()));
    }

    @Override
    public void defer(AlertId alert, Instant nextAttempt, String reason) {
        database.write(handle -> handle.execute(
                "UPDATE alert SET state = 'PENDING', next_attempt = ?, reason = ? WHERE id = ?",
                nextAttempt.getEpochSecond(),
                reason,
                alert.value()));
    }

    @Override
    public long pending() {
        return database.reading(handle -> handle.createQuery("SELECT count(*) FROM alert WHERE state <> 'SENT'")
                .mapTo(Long.class)
                .one());
    }
}

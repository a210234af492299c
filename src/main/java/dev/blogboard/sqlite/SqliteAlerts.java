package dev.blogboard.sqlite;

import dev.blogboard.alert.Alerts;
import dev.blogboard.alert.Destination;
import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What new articles come to, in SQLite. Safe for use by several threads. */
public final class SqliteAlerts implements Alerts {
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
    public int record(Matched matched, Instant now) {
        return database.writing(handle -> {
            matched.sketched().forEach(sketched -> insert(handle, sketched));
            matched.suppressed().forEach(suppressed -> suppress(handle, suppressed, now));
            int recorded = 0;
            Set<String> destinations = new HashSet<>();
            for (Match match : matched.matches()) {
                Optional<String> destination = destination(handle, match);
                if (destination.isPresent() && !folded(handle, match, destination.get(), now)) {
                    recorded += insert(handle, match, now);
                    destinations.add(destination.get());
                }
            }
            destinations.forEach(destination -> DestinationRows.refresh(handle, destination));
            for (ArticleId article : matched.articles()) {
                handle.execute("UPDATE article SET matched = 1 WHERE id = ?", article.value());
            }
            return recorded;
        });
    }

    private static void insert(Handle handle, Sketched sketched) {
        long article = sketched.article().value();
        for (long band : sketched.bands()) {
            handle.execute("INSERT INTO sketch VALUES (?, ?) ON CONFLICT DO NOTHING", band, article);
        }
        ArticleId original = sketched.original();
        if (original != null) {
            handle.createUpdate("""
                            INSERT INTO retold
                            SELECT :article, coalesce((SELECT original FROM retold WHERE article = :original), :original)
                            WHERE TRUE ON CONFLICT (article) DO NOTHING
                            """)
                    .bind("article", article)
                    .bind("original", original.value())
                    .execute();
        }
    }

    private static void suppress(Handle handle, Suppressed suppressed, Instant now) {
        handle.execute(
                """
                INSERT INTO suppression (subscription, article, reason, at)
                SELECT id, ?, ?, ? FROM subscription WHERE id = ? ON CONFLICT DO NOTHING
                """,
                suppressed.article().value(),
                suppressed.reason(),
                now.getEpochSecond(),
                suppressed.subscription().value());
    }

    private static Optional<String> destination(Handle handle, Match match) {
        return handle.createQuery("SELECT destination FROM subscription WHERE id = ?")
                .bind(0, match.subscription().value())
                .mapTo(String.class)
                .findOne();
    }

    /** Whether the destination is told of this story by another article; the post that tells it names both then. */
    private static boolean folded(Handle handle, Match match, String destination, Instant now) {
        if (Destination.parse(destination) instanceof Destination.Mailbox) {
            return false; // A digest folds what it is made of by itself.
        }
        List<Long> told = handle.createQuery("""
            WITH story AS (SELECT original FROM retold WHERE article = :article)
            SELECT alert.id FROM alert JOIN subscription ON subscription.id = alert.subscription
            WHERE subscription.destination = :destination AND alert.article <> :article
                AND alert.article IN (SELECT original FROM story
                    UNION SELECT article FROM retold WHERE original IN (SELECT original FROM story))
            """)
                .bind("article", match.article().value())
                .bind("destination", destination)
                .mapTo(Long.class)
                .list();
        if (told.isEmpty()) {
            return false;
        }
        String reason = "The same story was told by another article.";
        suppress(handle, new Suppressed(match.article(), match.subscription(), reason), now);
        for (long alert : told) {
            handle.execute("""
                UPDATE post SET edit_due = ? WHERE id = (SELECT post FROM alert WHERE id = ?)
                """, now.getEpochSecond(), alert);
        }
        return true;
    }

    private static int insert(Handle handle, Match match, Instant now) {
        Instant due = match.due() == null ? now : match.due();
        int recorded = handle.createUpdate("""
            INSERT INTO alert (subscription, article, state, created, next_attempt, occasion)
            VALUES (:subscription, :article, 'PENDING', :now, :due, :occasion)
            ON CONFLICT (subscription, article) DO NOTHING
            """)
                .bind("subscription", match.subscription().value())
                .bind("article", match.article().value())
                .bind("now", now.getEpochSecond())
                .bind("due", due.getEpochSecond())
                .bind("occasion", match.occasion().name())
                .execute();
        if (recorded > 0) {
            handle.execute(
                    "UPDATE subscription SET last_fired = ?, fired = fired + 1 WHERE id = ?",
                    now.getEpochSecond(),
                    match.subscription().value());
        }
        return recorded;
    }

    @Override
    public List<Article> lookalikes(Set<Long> bands, Instant since) {
        if (bands.isEmpty()) {
            return List.of();
        }
        return database.reading(handle -> handle.createQuery("SELECT " + Rows.ARTICLE_COLUMNS + """
             FROM article
            WHERE id IN (SELECT article FROM sketch WHERE band IN (<bands>)) AND first_seen >= :since
            ORDER BY id LIMIT 50
            """)
                .bindList("bands", List.copyOf(bands))
                .bind("since", since.getEpochSecond())
                .map((row, context) -> Rows.article(row))
                .list());
    }

    @Override
    public long pending() {
        return database.reading(handle -> handle.createQuery("SELECT count(*) FROM alert WHERE state <> 'SENT'")
                .mapTo(Long.class)
                .one());
    }
}

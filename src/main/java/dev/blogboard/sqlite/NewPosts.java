package dev.blogboard.sqlite;

import dev.blogboard.alert.AlertId;
import dev.blogboard.alert.Post;
import dev.blogboard.alert.PostPlan;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.article.ArticleId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Makes a destination's next post of its pending alerts, within a claim's transaction. */
final class NewPosts {
    /** More than this at once is told in several posts. */
    private static final int MOST_AT_ONCE = 5_000;

    private final Handle handle;
    private final String store;
    private final String destination;
    private final Instant now;

    NewPosts(Handle handle, String store, String destination, Instant now) {
        this.handle = handle;
        this.store = store;
        this.destination = destination;
        this.now = now;
    }

    /** The new post; empty when there is nothing to tell now. */
    Optional<PostRows.Head> make() {
        PostPlan plan = new PostPlan(now, this::toldToday);
        Optional<PostPlan.NextPost> next = plan.next(waiting());
        plan.putOff().forEach(this::putOff);
        return next.map(this::insert);
    }

    private List<PostPlan.Waiting> waiting() {
        Map<Long, Subscription> subscriptions = new HashMap<>();
        handle.createQuery("SELECT * FROM subscription WHERE destination = ? AND paused IS NULL")
                .bind(0, destination)
                .map((row, context) -> SqliteSubscriptions.subscription(row))
                .forEach(subscription -> subscriptions.put(subscription.id().value(), subscription));
        return handle.createQuery("""
                        SELECT alert.id, alert.subscription, alert.occasion, alert.next_attempt,
                            coalesce(retold.original, alert.article) AS story
                        FROM subscription JOIN alert ON alert.subscription = subscription.id
                            LEFT JOIN retold ON retold.article = alert.article
                        WHERE subscription.destination = :destination AND subscription.paused IS NULL
                            AND alert.state = 'PENDING' AND alert.next_attempt <= :now
                        ORDER BY alert.next_attempt, alert.id LIMIT :most
                        """)
                .bind("destination", destination)
                .bind("now", now.getEpochSecond())
                .bind("most", MOST_AT_ONCE)
                .map((row, context) -> new PostPlan.Waiting(
                        new AlertId(row.getLong("id")),
                        new ArticleId(row.getLong("story")),
                        Objects.requireNonNull(subscriptions.get(row.getLong("subscription"))),
                        Post.Occasion.valueOf(Rows.text(row, "occasion")),
                        Instant.ofEpochSecond(row.getLong("next_attempt"))))
                .list();
    }

    private long toldToday(Subscription subscription) {
        SubscriptionId id = subscription.id();
        Instant dayStart = now.atZone(subscription.timing().zone())
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        return handle.createQuery("""
                        SELECT count(*) FROM alert
                        WHERE subscription = ? AND sent >= ? AND occasion IN ('INSTANT', 'HOURLY')
                        """)
                .bind(0, id.value())
                .bind(1, dayStart.getEpochSecond())
                .mapTo(Long.class)
                .one();
    }

    private void putOff(AlertId alert, PostPlan.Later later) {
        Post.Occasion occasion = later.occasion();
        handle.execute(
                "UPDATE alert SET next_attempt = ?, occasion = coalesce(?, occasion) WHERE id = ?",
                later.due().getEpochSecond(),
                occasion == null ? null : occasion.name(),
                alert.value());
    }

    private PostRows.Head insert(PostPlan.NextPost next) {
        long id = handle.createQuery("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'post'")
                .mapTo(Long.class)
                .one();
        PostRows.Head head = handle.createQuery("""
                        INSERT INTO post (destination, nonce, occasion, state, created, next_attempt)
                        VALUES (:destination, :nonce, :occasion, 'SENDING', :now, :now) RETURNING *
                        """)
                .bind("destination", destination)
                .bind("nonce", PostRows.nonce(store, 'p', id, now))
                .bind("occasion", next.occasion().name())
                .bind("now", now.getEpochSecond())
                .map((row, context) -> PostRows.head(row))
                .one();
        for (AlertId alert : next.alerts()) {
            handle.execute("UPDATE alert SET state = 'SENDING', post = ? WHERE id = ?", head.id(), alert.value());
        }
        return head;
    }
}

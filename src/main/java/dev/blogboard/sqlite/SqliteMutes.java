package dev.blogboard.sqlite;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Mute;
import dev.blogboard.alert.Mutes;
import dev.blogboard.alert.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What destinations do not want to be told of, in SQLite. Safe for use by several threads. */
public final class SqliteMutes implements Mutes {
    private final Database database;

    public SqliteMutes(Database database) {
        this.database = database;
    }

    @Override
    public Mute muteQuery(Destination destination, String query, @Nullable Instant until, Instant now) {
        return add(destination, query, null, until, now);
    }

    @Override
    public Mute muteSubscription(
            Destination destination, SubscriptionId subscription, @Nullable Instant until, Instant now) {
        return add(destination, null, subscription, until, now);
    }

    private Mute add(
            Destination destination,
            @Nullable String query,
            @Nullable SubscriptionId subscription,
            @Nullable Instant until,
            Instant now) {
        return database.writing(handle -> {
            if (subscription != null) {
                suppressPending(handle, subscription, now);
                DestinationRows.refresh(handle, destination.toString());
            }
            return insert(handle, destination, query, subscription, until, now);
        });
    }

    /** What is muted is silent from now on: also about what it has found and not told yet. */
    private static void suppressPending(Handle handle, SubscriptionId subscription, Instant now) {
        handle.execute("""
                INSERT INTO suppression (subscription, article, reason, at)
                SELECT subscription, article, 'The subscription was muted before.', ? FROM alert
                WHERE subscription = ? AND state = 'PENDING' ON CONFLICT DO NOTHING
                """, now.getEpochSecond(), subscription.value());
        handle.execute("DELETE FROM alert WHERE subscription = ? AND state = 'PENDING'", subscription.value());
    }

    private static Mute insert(
            Handle handle,
            Destination destination,
            @Nullable String query,
            @Nullable SubscriptionId subscription,
            @Nullable Instant until,
            Instant now) {
        return handle.createQuery("""
                        INSERT INTO mute (destination, query, subscription, until, created)
                        VALUES (:destination, :query, :subscription, :until, :now) RETURNING *
                        """)
                .bind("destination", destination.toString())
                .bind("query", query)
                .bind("subscription", subscription == null ? null : subscription.value())
                .bind("until", Rows.seconds(until))
                .bind("now", now.getEpochSecond())
                .map((row, context) -> Objects.requireNonNull(mute(row)))
                .one();
    }

    @Override
    public List<Mute> of(Destination destination, Instant now) {
        return database.reading(handle -> handle.createQuery("""
                        SELECT * FROM mute WHERE destination = ? AND (until IS NULL OR until > ?) ORDER BY id
                        """)
                .bind(0, destination.toString())
                .bind(1, now.getEpochSecond())
                .map((row, context) -> mute(row))
                .list());
    }

    @Override
    public boolean remove(Destination destination, long mute) {
        return database.writing(handle ->
                handle.execute("DELETE FROM mute WHERE id = ? AND destination = ?", mute, destination.toString()) > 0);
    }

    private static Mute mute(ResultSet row) throws SQLException {
        Long subscription = Rows.number(row, "subscription");
        return new Mute(
                row.getLong("id"),
                Destination.parse(Rows.text(row, "destination")),
                row.getString("query"),
                subscription == null ? null : new SubscriptionId(subscription),
                Rows.instant(row, "until"));
    }
}

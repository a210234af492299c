package dev.blogboard.sqlite;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.alert.Subscriptions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The subscriptions in SQLite. Safe for use by several threads. */
public final class SqliteSubscriptions implements Subscriptions {
    private final Database database;

    public SqliteSubscriptions(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Subscription> add(String query, Destination destination, Cadence cadence, Instant now) {
        return database.writing(handle -> handle.createQuery("""
                        INSERT INTO subscription (query, destination, cadence, created)
                        VALUES (:query, :destination, :cadence, :now)
                        ON CONFLICT (destination, query) DO NOTHING
                        RETURNING *
                        """)
                .bind("query", query)
                .bind("destination", destination.toString())
                .bind("cadence", cadence.name())
                .bind("now", now.getEpochSecond())
                .map((row, context) -> subscription(row))
                .findOne());
    }

    @Override
    public List<Subscription> all() {
        return database.reading(handle -> handle.createQuery("SELECT * FROM subscription ORDER BY id")
                .map((row, context) -> subscription(row))
                .list());
    }

    @Override
    public List<Subscription> of(Destination destination) {
        return database.reading(
                handle -> handle.createQuery("SELECT * FROM subscription WHERE destination = ? ORDER BY id")
                        .bind(0, destination.toString())
                        .map((row, context) -> subscription(row))
                        .list());
    }

    @Override
    public boolean remove(SubscriptionId subscription) {
        return database.writing(
                handle -> handle.execute("DELETE FROM subscription WHERE id = ?", subscription.value()) > 0);
    }

    @Override
    public boolean pause(SubscriptionId subscription, @Nullable String reason) {
        return database.writing(handle ->
                handle.execute("UPDATE subscription SET paused = ? WHERE id = ?", reason, subscription.value()) > 0);
    }

    static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                new SubscriptionId(row.getLong("id")),
                Rows.text(row, "query"),
                Destination.parse(Rows.text(row, "destination")),
                Cadence.valueOf(Rows.text(row, "cadence")),
                Instant.ofEpochSecond(row.getLong("created")),
                row.getString("paused"),
                Rows.instant(row, "last_fired"));
    }
}

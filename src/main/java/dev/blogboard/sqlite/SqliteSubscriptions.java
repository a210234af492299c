package dev.blogboard.sqlite;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.alert.Timing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
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
                timing(row),
                manner(row),
                owner(row),
                Instant.ofEpochSecond(row.getLong("created")),
                row.getString("paused"),
                Rows.instant(row, "last_fired"),
                row.getLong("fired"));
    }

    private static Timing timing(ResultSet row) throws SQLException {
        String quiet = row.getString("quiet");
        return new Timing(
                Cadence.valueOf(Rows.text(row, "cadence")),
                ZoneId.of(Rows.text(row, "zone")),
                row.getInt("hour"),
                DayOfWeek.valueOf(Rows.text(row, "day")),
                quiet == null ? null : Timing.Quiet.parse(quiet),
                row.getInt("most_a_day"));
    }

    private static Manner manner(ResultSet row) throws SQLException {
        String tags = Rows.text(row, "tags");
        return new Manner(
                Rows.number(row, "role"),
                tags.isEmpty()
                        ? List.of()
                        : Arrays.stream(tags.split(",")).map(Long::valueOf).toList());
    }

    private static Subscription.@Nullable Owner owner(ResultSet row) throws SQLException {
        Long user = Rows.number(row, "owner");
        return user == null ? null : new Subscription.Owner(user, Rows.number(row, "server"));
    }
}

package dev.blogboard.sqlite;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.alert.Timing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The subscriptions in SQLite. Safe for use by several threads. */
public final class SqliteSubscriptions implements Subscriptions {
    /** SQLite allows 32,766 parameters in a statement. */
    private static final int BATCH = 10_000;

    private final Database database;
    private final String store;

    public SqliteSubscriptions(Database database) {
        this.database = database;
        store = new SqliteSettings(database).get("store").orElseThrow();
    }

    @Override
    public Optional<Subscription> add(Wanted wanted, Instant now) {
        return database.writing(handle -> {
            Subscription.Owner owner = wanted.owner();
            Optional<Subscription> added = bind(
                            handle.createQuery("""
                            INSERT INTO subscription (query, destination, created, cadence, zone, hour, day, quiet,
                                                      most_a_day, role, tags, owner, server)
                            VALUES (:query, :destination, :now, :cadence, :zone, :hour, :day, :quiet, :most, :role, :tags,
                                    :owner, :server)
                            ON CONFLICT (destination, query) DO NOTHING
                            RETURNING *
                            """), wanted.query(), wanted.timing(), wanted.manner())
                    .bind("destination", wanted.destination().toString())
                    .bind("now", now.getEpochSecond())
                    .bind("owner", owner == null ? null : owner.user())
                    .bind("server", owner == null ? null : owner.server())
                    .map((row, context) -> subscription(row))
                    .findOne();
            DestinationRows.refresh(handle, wanted.destination().toString());
            return added;
        });
    }

    private static <S extends SqlStatement<S>> S bind(S statement, String query, Timing timing, Manner manner) {
        Timing.Quiet quiet = timing.quiet();
        return statement
                .bind("query", query)
                .bind("cadence", timing.cadence().name())
                .bind("zone", timing.zone().getId())
                .bind("hour", timing.hour())
                .bind("day", timing.day().name())
                .bind("quiet", quiet == null ? null : quiet.toString())
                .bind("most", timing.mostADay())
                .bind("role", manner.role())
                .bind("tags", manner.tags().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    @Override
    public boolean change(SubscriptionId id, String query, Timing timing, Manner manner, Instant now) {
        return database.writing(handle -> {
            int changed = bind(handle.createUpdate("""
                            UPDATE OR IGNORE subscription SET query = :query, cadence = :cadence, zone = :zone,
                                hour = :hour, day = :day, quiet = :quiet, most_a_day = :most, role = :role, tags = :tags,
                                created = CASE WHEN query = :query THEN created ELSE :now END
                            WHERE id = :id
                            """), query, timing, manner)
                    .bind("id", id.value())
                    .bind("now", now.getEpochSecond())
                    .execute();
            if (changed > 0) {
                reschedule(handle, id, timing, now);
            }
            return changed > 0;
        });
    }

    private static void reschedule(Handle handle, SubscriptionId id, Timing timing, Instant now) {
        Following following = handle.createQuery("SELECT * FROM subscription WHERE id = ?")
                .bind(0, id.value())
                .map((row, context) -> following(row))
                .one();
        handle.execute(
                """
                UPDATE alert SET next_attempt = ?, occasion = ?
                WHERE subscription = ? AND state = 'PENDING' AND occasion <> 'CATCH_UP'
                """,
                timing.due(now, following.lastBatch()).getEpochSecond(),
                timing.cadence().name(),
                id.value());
        DestinationRows.refresh(handle, following.subscription().destination().toString());
    }

    @Override
    public List<Subscription> all() {
        return list("SELECT * FROM subscription WHERE ? IS NULL ORDER BY id", null);
    }

    @Override
    public List<Subscription> of(Destination destination) {
        return list("SELECT * FROM subscription WHERE destination = ? ORDER BY id", destination.toString());
    }

    @Override
    public List<Subscription> ofUser(long user) {
        return list("SELECT * FROM subscription WHERE owner = ? ORDER BY id", user);
    }

    @Override
    public List<Subscription> ofServer(long server) {
        return list("SELECT * FROM subscription WHERE server = ? ORDER BY id", server);
    }

    @Override
    public Optional<Subscription> find(SubscriptionId subscription) {
        return list("SELECT * FROM subscription WHERE id = ?", subscription.value()).stream()
                .findFirst();
    }

    private List<Subscription> list(String sql, @Nullable Object parameter) {
        return database.reading(handle -> handle.createQuery(sql)
                .bind(0, parameter)
                .map((row, context) -> subscription(row))
                .list());
    }

    @Override
    public boolean remove(SubscriptionId subscription) {
        return database.writing(handle -> {
            Optional<String> destination = destination(handle, subscription);
            handle.execute("DELETE FROM subscription WHERE id = ?", subscription.value());
            destination.ifPresent(name -> DestinationRows.refresh(handle, name));
            return destination.isPresent();
        });
    }

    @Override
    public boolean pause(SubscriptionId subscription, @Nullable String reason) {
        return database.writing(handle -> {
            Optional<String> destination = destination(handle, subscription);
            handle.execute("UPDATE subscription SET paused = ? WHERE id = ?", reason, subscription.value());
            destination.ifPresent(name -> DestinationRows.refresh(handle, name));
            return destination.isPresent();
        });
    }

    @Override
    public void pauseAndTell(SubscriptionId id, String reason, Instant now) {
        database.write(handle -> handle.createQuery("""
                        UPDATE subscription SET paused = ? WHERE id = ? AND paused IS NULL RETURNING *
                        """)
                .bind(0, reason)
                .bind(1, id.value())
                .map((row, context) -> subscription(row))
                .findOne()
                .ifPresent(paused -> {
                    new Notices(handle, store, now).tellOwner(paused, reason);
                    DestinationRows.refresh(handle, paused.destination().toString());
                }));
    }

    private static Optional<String> destination(Handle handle, SubscriptionId subscription) {
        return handle.createQuery("SELECT destination FROM subscription WHERE id = ?")
                .bind(0, subscription.value())
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public SavedQueries changedAfter(long number) {
        return database.reading(handle -> {
            long last = handle.createQuery(
                            "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'query_change'")
                    .mapTo(Long.class)
                    .one();
            if (last == number) {
                return new SavedQueries(last, List.of());
            }
            // Plain JDBC for the first time, when there may be a million of them.
            String sql = number == 0
                    ? "SELECT id, query FROM subscription ORDER BY id"
                    : "SELECT change.subscription, subscription.query FROM query_change AS change LEFT JOIN subscription"
                            + " ON subscription.id = change.subscription WHERE change.number > " + number;
            List<Saved> saved = new ArrayList<>();
            try (Statement statement = handle.getConnection().createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    saved.add(new Saved(new SubscriptionId(rows.getLong(1)), rows.getString(2)));
                }
            }
            return new SavedQueries(last, saved);
        });
    }

    @Override
    public List<Following> following(List<SubscriptionId> subscriptions) {
        return database.reading(handle -> {
            List<Following> following = new ArrayList<>();
            for (int from = 0; from < subscriptions.size(); from += BATCH) {
                List<SubscriptionId> some = subscriptions.subList(from, Math.min(subscriptions.size(), from + BATCH));
                following.addAll(handle.createQuery("SELECT * FROM subscription WHERE id IN (<ids>) ORDER BY id")
                        .bindList(
                                "ids", some.stream().map(SubscriptionId::value).toList())
                        .map((row, context) -> following(row))
                        .list());
            }
            return following;
        });
    }

    private static Following following(ResultSet row) throws SQLException {
        return new Following(subscription(row), Rows.instant(row, "last_batch"));
    }

    static Subscription subscription(ResultSet row) throws SQLException {
        return SubscriptionRows.subscription(row);
    }
}

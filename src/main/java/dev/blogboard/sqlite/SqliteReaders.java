package dev.blogboard.sqlite;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.Readers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The mailboxes that get digests, in SQLite. Safe for use by several threads. */
public final class SqliteReaders implements Readers {
    private static final String PROFILE = """
            SELECT reader.*, suppressed.reason AS suppressed
            FROM reader LEFT JOIN suppressed ON suppressed.destination = reader.destination
            """;

    private final Database database;

    public SqliteReaders(Database database) {
        this.database = database;
    }

    /** Gives an id to each mailbox that has subscriptions and none yet. */
    static void enrol(Handle handle) {
        handle.execute("""
                INSERT INTO reader (destination)
                SELECT DISTINCT destination FROM subscription
                WHERE destination LIKE 'mail:%' AND destination NOT IN (SELECT destination FROM reader)
                """);
    }

    @Override
    public Optional<Profile> find(long id, Preferences defaults) {
        return database.reading(handle -> handle.createQuery(PROFILE + " WHERE reader.id = ?")
                .bind(0, id)
                .map((row, context) -> DigestRows.profile(row, defaults))
                .findOne());
    }

    @Override
    public Optional<Profile> of(Destination.Mailbox mailbox, Preferences defaults) {
        return database.writing(handle -> {
            enrol(handle);
            return handle.createQuery(PROFILE + " WHERE lower(reader.destination) = lower(?)")
                    .bind(0, mailbox.toString())
                    .map((row, context) -> DigestRows.profile(row, defaults))
                    .findFirst();
        });
    }

    @Override
    public List<Profile> ownedBy(String owner, Preferences defaults) {
        return database.reading(handle -> handle.createQuery(PROFILE + " WHERE reader.owner = ? ORDER BY reader.id")
                .bind(0, owner)
                .map((row, context) -> DigestRows.profile(row, defaults))
                .list());
    }

    @Override
    public boolean choose(long id, int version, Choice choice, Instant now) {
        return database.writing(handle -> {
            boolean current = handle.createUpdate("""
                            UPDATE reader SET version = version + 1, zone = :zone, days = :days, hour = :hour,
                                language = :language, format = :format,
                                paused = CASE WHEN :paused THEN coalesce(paused, :now) END
                            WHERE id = :id AND version = :version
                            """)
                            .bindMap(DigestRows.columns(choice.preferences()))
                            .bind("paused", choice.paused())
                            .bind("now", now.getEpochSecond())
                            .bind("id", id)
                            .bind("version", version)
                            .execute()
                    > 0;
            if (current) {
                keepOnly(handle, id, choice.cadences());
            }
            return current;
        });
    }

    private static void keepOnly(Handle handle, long reader, Map<SubscriptionId, Cadence> cadences) {
        List<Long> all =
                handle.createQuery("""
                        SELECT subscription.id FROM subscription
                            JOIN reader ON reader.destination = subscription.destination
                        WHERE reader.id = ? AND subscription.cadence IN ('DAILY', 'WEEKLY')
                        """).bind(0, reader).mapTo(Long.class).list();
        for (long subscription : all) {
            Cadence kept = cadences.get(new SubscriptionId(subscription));
            if (kept == null) {
                handle.execute("DELETE FROM subscription WHERE id = ?", subscription);
            } else {
                handle.execute("UPDATE subscription SET cadence = ? WHERE id = ?", kept.name(), subscription);
            }
        }
    }

    @Override
    public void unsubscribe(long id) {
        database.write(handle -> {
            handle.execute("""
                    DELETE FROM subscription WHERE destination = (SELECT destination FROM reader WHERE id = ?)
                    """, id);
            handle.execute("""
                    DELETE FROM sign_up WHERE destination = (SELECT destination FROM reader WHERE id = ?)
                    """, id);
        });
    }

    @Override
    public void erase(long id) {
        database.write(handle -> erase(handle, id));
    }

    @Override
    public void eraseOwnedBy(String owner) {
        database.write(handle -> {
            handle.createQuery("SELECT id FROM reader WHERE owner = ?")
                    .bind(0, owner)
                    .mapTo(Long.class)
                    .list()
                    .forEach(id -> erase(handle, id));
            handle.execute("DELETE FROM sign_up WHERE owner = ?", owner);
        });
    }

    private static void erase(Handle handle, long id) {
        Optional<String> destination = handle.createQuery("SELECT destination FROM reader WHERE id = ?")
                .bind(0, id)
                .mapTo(String.class)
                .findOne();
        if (destination.isPresent()) {
            for (String table : List.of("subscription", "edition", "soft_bounce", "sign_up", "suppressed")) {
                handle.execute("DELETE FROM " + table + " WHERE destination = ?", destination.get());
            }
            handle.execute("DELETE FROM reader WHERE id = ?", id);
        }
    }
}

package dev.blogboard.sqlite;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.SignUps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Sign-ups and letters in SQLite. Safe for use by several threads. */
public final class SqliteSignUps implements SignUps {
    /** A process that took a letter and has not said for so long what came of it is taken for dead. */
    private static final Duration CLAIM = Duration.ofMinutes(15);

    private final Database database;

    public SqliteSignUps(Database database) {
        this.database = database;
    }

    @Override
    public List<Limit> count(Collection<Limit> limits, Instant now) {
        return database.writing(handle -> {
            List<Limit> reached = new ArrayList<>();
            for (Limit limit : limits) {
                int done = handle.createQuery("SELECT count(*) FROM deed WHERE kind = ? AND key = ? AND at > ?")
                        .bind(0, limit.kind())
                        .bind(1, limit.key())
                        .bind(2, now.minus(limit.within()).getEpochSecond())
                        .mapTo(Integer.class)
                        .one();
                if (done >= limit.most()) {
                    reached.add(limit);
                }
            }
            if (reached.isEmpty()) {
                for (Limit limit : limits) {
                    handle.execute(
                            "INSERT INTO deed VALUES (?, ?, ?)", limit.kind(), limit.key(), now.getEpochSecond());
                }
            }
            return reached;
        });
    }

    @Override
    public SignUp add(Wish wish, @Nullable String owner, Preferences defaults, Instant now) {
        return database.writing(handle -> {
            Preferences chosen = wish.preferences();
            long id = handle.createQuery("""
                            INSERT INTO sign_up (destination, queries, cadence, owner, asked, zone, days, hour, language,
                                format)
                            VALUES (:destination, :queries, :cadence, :owner, :asked, :zone, :days, :hour, :language,
                                coalesce(:format, 'HTML'))
                            RETURNING id
                            """)
                    .bind("destination", wish.mailbox().toString())
                    .bind("queries", String.join("\n", wish.queries()))
                    .bind("cadence", wish.cadence().name())
                    .bind("owner", owner)
                    .bind("asked", now.getEpochSecond())
                    .bindMap(DigestRows.columns(chosen))
                    .mapTo(Long.class)
                    .one();
            boolean silent = handle.createQuery("SELECT count(*) FROM suppressed WHERE destination = ?")
                            .bind(0, wish.mailbox().toString())
                            .mapTo(Integer.class)
                            .one()
                    > 0;
            if (!silent) {
                write(handle, Kind.CONFIRM, id, now);
            }
            return new SignUp(id, wish, owner, now);
        });
    }

    private static void write(Handle handle, Kind kind, long signUp, Instant now) {
        handle.execute(
                "INSERT INTO letter (kind, sign_up, written, next_attempt) VALUES (?, ?, ?, ?)",
                kind.name(),
                signUp,
                now.getEpochSecond(),
                now.getEpochSecond());
    }

    @Override
    public Optional<SignUp> find(long id, Preferences defaults) {
        return database.reading(handle -> find(handle, id, defaults));
    }

    private static Optional<SignUp> find(Handle handle, long id, Preferences defaults) {
        return handle.createQuery("SELECT * FROM sign_up WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> signUp(row, defaults))
                .findOne();
    }

    @Override
    public List<SignUp> of(@Nullable String owner, Preferences defaults) {
        return database.reading(
                handle -> handle.createQuery("SELECT * FROM sign_up WHERE owner IS ? ORDER BY id DESC LIMIT 1000")
                        .bind(0, owner)
                        .map((row, context) -> signUp(row, defaults))
                        .list());
    }

    private static SignUp signUp(ResultSet row, Preferences defaults) throws SQLException {
        Wish wish = new Wish(
                DigestRows.mailbox(row),
                List.of(Rows.text(row, "queries").split("\n")),
                Cadence.valueOf(Rows.text(row, "cadence")),
                row.getString("zone") == null ? null : DigestRows.preferences(row, defaults));
        return new SignUp(row.getLong("id"), wish, row.getString("owner"), Instant.ofEpochSecond(row.getLong("asked")));
    }

    @Override
    public boolean confirm(SignUp signUp, Instant now) {
        return database.writing(handle -> {
            if (handle.execute("DELETE FROM sign_up WHERE id = ?", signUp.id()) == 0) {
                return false;
            }
            Wish wish = signUp.wish();
            for (String query : wish.queries()) {
                handle.execute(
                        """
                        INSERT INTO subscription (query, destination, cadence, created) VALUES (?, ?, ?, ?)
                        ON CONFLICT (destination, query) DO UPDATE SET cadence = excluded.cadence, paused = NULL
                        """, query, wish.mailbox().toString(), wish.cadence().name(), now.getEpochSecond());
            }
            SqliteReaders.enrol(handle);
            prefer(handle, wish.mailbox(), wish.preferences(), signUp.owner());
            // Whoever reads the letter can be reached.
            handle.execute(
                    "DELETE FROM suppressed WHERE destination = ?",
                    wish.mailbox().toString());
            return true;
        });
    }

    private static void prefer(
            Handle handle, Destination.Mailbox mailbox, @Nullable Preferences preferences, @Nullable String owner) {
        handle.execute(
                "UPDATE reader SET owner = coalesce(?, owner), paused = NULL WHERE destination = ?",
                owner,
                mailbox.toString());
        if (preferences != null) {
            DigestRows.prefer(handle, mailbox, preferences);
        }
    }

    @Override
    public void requestLink(long reader, Instant now) {
        database.write(handle -> handle.execute(
                "INSERT INTO letter (kind, reader, written, next_attempt) VALUES ('LINK', ?, ?, ?)",
                reader,
                now.getEpochSecond(),
                now.getEpochSecond()));
    }

    @Override
    public void remind(Instant askedBefore, Instant now) {
        database.write(handle -> {
            List<Long> due = handle.createQuery("""
                            SELECT max(id) FROM sign_up
                            WHERE asked < ?
                                AND destination NOT IN (SELECT destination FROM suppressed)
                                AND id NOT IN (SELECT sign_up FROM letter WHERE sign_up IS NOT NULL)
                            GROUP BY lower(destination) HAVING max(reminded) = 0
                            """)
                    .bind(0, askedBefore.getEpochSecond())
                    .mapTo(Long.class)
                    .list();
            for (long signUp : due) {
                handle.execute("UPDATE sign_up SET reminded = 1 WHERE id = ?", signUp);
                write(handle, Kind.REMIND, signUp, now);
            }
        });
    }

    @Override
    public List<Due> claim(Preferences defaults, int limit, Instant now) {
        return database.writing(handle -> {
            List<Due> claimed = handle.createQuery("""
                            SELECT letter.*, coalesce(sign_up.destination, reader.destination) AS destination
                            FROM letter
                                LEFT JOIN sign_up ON sign_up.id = letter.sign_up
                                LEFT JOIN reader ON reader.id = letter.reader
                            WHERE letter.next_attempt <= :now ORDER BY letter.id LIMIT :limit
                            """)
                    .bind("now", now.getEpochSecond())
                    .bind("limit", limit)
                    .map((row, context) -> due(handle, row, defaults))
                    .list();
            for (Due letter : claimed) {
                handle.execute(
                        "UPDATE letter SET attempts = attempts + 1, next_attempt = ? WHERE id = ?",
                        now.plus(CLAIM).getEpochSecond(),
                        letter.id());
            }
            return claimed;
        });
    }

    private static Due due(Handle handle, ResultSet row, Preferences defaults) throws SQLException {
        long signUp = row.getLong("sign_up");
        return new Due(
                row.getLong("id"),
                Kind.valueOf(Rows.text(row, "kind")),
                signUp == 0 ? null : find(handle, signUp, defaults).orElse(null),
                DigestRows.mailbox(row),
                row.getLong("reader"),
                Instant.ofEpochSecond(row.getLong("written")),
                row.getInt("attempts"));
    }

    @Override
    public void settle(Due letter) {
        database.write(handle -> handle.execute("DELETE FROM letter WHERE id = ?", letter.id()));
    }

    @Override
    public void postpone(Due letter, Instant nextAttempt) {
        database.write(handle -> handle.execute(
                "UPDATE letter SET next_attempt = ? WHERE id = ?", nextAttempt.getEpochSecond(), letter.id()));
    }

    @Override
    public int forget(Instant askedBefore, Instant countedBefore) {
        return database.writing(handle -> {
            handle.execute("DELETE FROM deed WHERE at < ?", countedBefore.getEpochSecond());
            return handle.execute("DELETE FROM sign_up WHERE asked < ?", askedBefore.getEpochSecond());
        });
    }

    @Override
    public void remove(SignUp signUp) {
        database.write(handle -> handle.execute("DELETE FROM sign_up WHERE id = ?", signUp.id()));
    }
}

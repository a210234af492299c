package dev.blogboard.sqlite;

import dev.blogboard.feed.Feed;
import dev.blogboard.feed.FeedId;
import dev.blogboard.feed.Lease;
import dev.blogboard.feed.Leases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The agreements with hubs in SQLite. Safe for use by several threads. */
public final class SqliteLeases implements Leases {
    private final Database database;

    public SqliteLeases(Database database) {
        this.database = database;
    }

    @Override
    public List<Feed> wanting(Instant now) {
        return database.reading(handle -> handle.createQuery("""
                        SELECT feed.* FROM feed LEFT JOIN lease ON lease.feed = feed.id
                        WHERE feed.hubs <> '' AND feed.completed = 1 AND feed.paused = 0 AND feed.gone = 0
                            AND (lease.next IS NULL OR lease.next <= :now)
                        """)
                .bind("now", now.getEpochSecond())
                .map((row, context) -> Rows.feed(row))
                .list());
    }

    @Override
    public Optional<Lease> of(FeedId feed) {
        return database.reading(handle -> handle.createQuery("SELECT * FROM lease WHERE feed = ?")
                .bind(0, feed.value())
                .map((row, context) -> lease(row))
                .findOne());
    }

    @Override
    public Optional<Lease> withToken(String token) {
        return database.reading(handle -> handle.createQuery("SELECT * FROM lease WHERE token = ?")
                .bind(0, token)
                .map((row, context) -> lease(row))
                .findOne());
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                new FeedId(row.getLong("feed")),
                Rows.text(row, "hub"),
                Rows.text(row, "topic"),
                Rows.text(row, "token"),
                Rows.text(row, "secret"),
                Rows.instant(row, "expires"),
                row.getInt("tries"));
    }

    @Override
    public void asked(Lease lease, Instant next) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO lease (feed, hub, topic, token, secret, expires, tries, next)
                        VALUES (:feed, :hub, :topic, :token, :secret, :expires, :tries, :next)
                        ON CONFLICT (feed) DO UPDATE SET hub = excluded.hub, topic = excluded.topic,
                            token = excluded.token, secret = excluded.secret, expires = excluded.expires,
                            tries = excluded.tries, next = excluded.next
                        """)
                .bind("feed", lease.feed().value())
                .bind("hub", lease.hub())
                .bind("topic", lease.topic())
                .bind("token", lease.token())
                .bind("secret", lease.secret())
                .bind("expires", Rows.seconds(lease.expires()))
                .bind("tries", lease.tries())
                .bind("next", next.getEpochSecond())
                .execute());
    }

    @Override
    public void confirmed(FeedId feed, Instant expires, Instant next) {
        database.write(handle -> handle.execute(
                "UPDATE lease SET expires = ?, next = ?, tries = 0, error = NULL WHERE feed = ?",
                expires.getEpochSecond(),
                next.getEpochSecond(),
                feed.value()));
    }

    @Override
    public void refused(FeedId feed, String reason, Instant next) {
        database.write(handle -> handle.execute(
                "UPDATE lease SET error = ?, next = ? WHERE feed = ?", reason, next.getEpochSecond(), feed.value()));
    }

    @Override
    public int active(Instant now) {
        return database.reading(handle -> handle.createQuery("SELECT count(*) FROM lease WHERE expires > ?")
                .bind(0, now.getEpochSecond())
                .mapTo(Integer.class)
                .one());
    }
}

package dev.blogboard.sqlite;

import dev.blogboard.digest.Bounces;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Mail that came back, in SQLite. Safe for use by several threads. */
public final class SqliteBounces implements Bounces {
    private final Database database;

    public SqliteBounces(Database database) {
        this.database = database;
    }

    @Override
    public void suppress(long edition, String reason, Instant now) {
        database.write(handle -> suppress(handle, edition, reason, now));
    }

    private static void suppress(Handle handle, long edition, String reason, Instant now) {
        handle.execute("""
                INSERT INTO suppressed (destination, reason, since)
                SELECT destination, ?, ? FROM edition WHERE id = ?
                ON CONFLICT (destination) DO NOTHING
                """, reason, now.getEpochSecond(), edition);
    }

    @Override
    public void softBounce(long edition, String reason, int most, Instant since, Instant now) {
        database.write(handle -> {
            handle.execute("""
                    INSERT INTO soft_bounce (edition, destination, reason, at)
                    SELECT id, destination, ?, ? FROM edition WHERE id = ?
                    ON CONFLICT (edition) DO NOTHING
                    """, reason, now.getEpochSecond(), edition);
            handle.execute("DELETE FROM soft_bounce WHERE at < ?", since.getEpochSecond());
            int bounced = handle.createQuery("""
                            SELECT count(*) FROM soft_bounce
                            WHERE destination = (SELECT destination FROM edition WHERE id = ?)
                            """)
                    .bind(0, edition)
                    .mapTo(Integer.class)
                    .one();
            if (bounced > most) {
                suppress(handle, edition, bounced + " digests came back. " + reason, now);
            }
        });
    }
}

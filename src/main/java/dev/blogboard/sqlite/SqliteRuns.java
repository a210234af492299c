package dev.blogboard.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The record of what scheduled jobs did, kept over restarts. Safe for use by several threads and processes. */
public final class SqliteRuns {
    private final Database database;

    public SqliteRuns(Database database) {
        this.database = database;
    }

    /**
     * A run of a job.
     *
     * @param due when it was to start
     * @param ended absent while it runs, and for ever when the process died in it
     * @param counts what it came to, a short text
     * @param error why it failed
     */
    public record Run(
            String job,
            Instant due,
            Instant started,
            @Nullable Instant ended,
            @Nullable String counts,
            @Nullable String error) {}

    /** Records that a run began, and returns its number. */
    public long begin(String job, Instant due, Instant started) {
        return database.writing(handle -> handle.createQuery(
                        "INSERT INTO run (job, due, started) VALUES (:job, :due, :started) RETURNING id")
                .bind("job", job)
                .bind("due", due.getEpochSecond())
                .bind("started", started.getEpochSecond())
                .mapTo(Long.class)
                .one());
    }

    public void end(long run, Instant ended, @Nullable String counts, @Nullable String error) {
        database.write(handle -> handle.execute(
                "UPDATE run SET ended = ?, counts = ?, error = ? WHERE id = ?",
                ended.getEpochSecond(),
                counts,
                error,
                run));
    }

    /** The last run of a job that has ended. */
    public Optional<Run> last(String job) {
        return database.reading(handle -> handle.createQuery(
                        "SELECT * FROM run WHERE job = ? AND ended IS NOT NULL ORDER BY id DESC LIMIT 1")
                .bind(0, job)
                .map((row, context) -> run(row))
                .findOne());
    }

    /** The last run of a job that has ended, and came to something or failed. */
    public Optional<Run> lastThatDidSomething(String job) {
        return database.reading(handle -> handle.createQuery("""
            SELECT * FROM run
            WHERE job = ? AND ended IS NOT NULL AND (counts IS NOT NULL OR error IS NOT NULL)
            ORDER BY id DESC LIMIT 1
            """)
                .bind(0, job)
                .map((row, context) -> run(row))
                .findOne());
    }

    /** The latest runs of all jobs, the latest first. */
    public List<Run> latest(int limit) {
        return database.reading(handle -> handle.createQuery("SELECT * FROM run ORDER BY id DESC LIMIT ?")
                .bind(0, limit)
                .map((row, context) -> run(row))
                .list());
    }

    /** Forgets the runs that began before a moment, but for the last of each job, and its last that did something. */
    public int prune(Instant before) {
        return database.writing(handle -> handle.execute("""
            DELETE FROM run WHERE started < ? AND id NOT IN (SELECT max(id) FROM run GROUP BY job)
                AND id NOT IN (SELECT max(id) FROM run WHERE counts IS NOT NULL OR error IS NOT NULL GROUP BY job)
            """, before.getEpochSecond()));
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                Rows.text(row, "job"),
                Instant.ofEpochSecond(row.getLong("due")),
                Instant.ofEpochSecond(row.getLong("started")),
                Rows.instant(row, "ended"),
                row.getString("counts"),
                row.getString("error"));
    }
}

package dev.blogboard.sqlite;

import dev.blogboard.alert.Alert;
import dev.blogboard.alert.Destination;
import dev.blogboard.article.Article;
import dev.blogboard.digest.Digests;
import dev.blogboard.digest.Edition;
import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.Reader;
import dev.blogboard.digest.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The ledger of digests in SQLite. Safe for use by several threads. */
public final class SqliteDigests implements Digests {
    /** A process that took a digest and has not said for so long what came of it is taken for dead. */
    static final Duration CLAIM = Duration.ofMinutes(15);

    private static final String OPEN = "('DUE', 'COMPOSING', 'ATTEMPTING', 'IN_DOUBT')";

    private static final String PREFERENCES =
            "reader.id AS reader_id, reader.zone, reader.days, reader.hour, reader.language, reader.format";

    private final Database database;
    private final KnownArticles articles = new KnownArticles();
    private final EditionAlerts alerts = new EditionAlerts(articles);

    public SqliteDigests(Database database) {
        this.database = database;
    }

    @Override
    public List<Standing> standings(Preferences defaults) {
        return database.writing(handle -> {
            SqliteReaders.enrol(handle);
            return standings(handle, defaults);
        });
    }

    private static List<Standing> standings(Handle handle, Preferences defaults) {
        return handle.createQuery("""
            SELECT following.*, latest.window_end, latest.state, latest.reason,
                %s, reader.paused, suppressed.reason AS suppressed,
                EXISTS (SELECT 1 FROM edition WHERE edition.destination = following.destination
                    AND edition.cadence = following.cadence AND edition.state IN %s) AS open
            FROM (SELECT destination, cadence, min(created) AS since FROM subscription
                    WHERE destination LIKE 'mail:%%' AND cadence IN ('DAILY', 'WEEKLY') AND paused IS NULL
                    GROUP BY destination, cadence) AS following
            LEFT JOIN edition AS latest ON latest.destination = following.destination
                AND latest.cadence = following.cadence
                AND latest.window_end = (SELECT max(window_end) FROM edition
                    WHERE edition.destination = following.destination
                        AND edition.cadence = following.cadence)
            JOIN reader ON reader.destination = following.destination
            LEFT JOIN suppressed ON suppressed.destination = following.destination
            ORDER BY following.destination, following.cadence
            """.formatted(PREFERENCES, OPEN))
                .map((row, context) -> new Standing(
                        DigestRows.reader(row, defaults),
                        Instant.ofEpochSecond(row.getLong("since")),
                        Rows.instant(row, "window_end"),
                        row.getBoolean("open"),
                        Rows.instant(row, "paused"),
                        row.getString("suppressed"),
                        DigestRows.state(row),
                        row.getString("reason")))
                .list();
    }

    @Override
    public int open(Collection<Opening> openings, Instant now) {
        return database.writing(handle -> {
            int opened = 0;
            for (Opening opening : openings) {
                Reader reader = opening.reader();
                opened += handle.createUpdate("""
                    INSERT INTO edition (destination, cadence, window_start, window_end, state, opened,
                                         next_attempt)
                    VALUES (:destination, :cadence, :start, :end, 'DUE', :now, :now)
                    ON CONFLICT (destination, cadence, window_end) DO NOTHING
                    """)
                        .bind("destination", reader.mailbox().toString())
                        .bind("cadence", reader.cadence().name())
                        .bind("start", opening.window().start().getEpochSecond())
                        .bind("end", opening.window().end().getEpochSecond())
                        .bind("now", now.getEpochSecond())
                        .execute();
            }
            return opened;
        });
    }

    @Override
    public List<Edition> claim(Preferences defaults, int limit, Instant now) {
        Instant until = now.plus(CLAIM);
        return database.writing(handle -> {
            // Together by window: readers with the same one are told of the same arrivals.
            List<Edition> claimed = handle.createQuery("""
                SELECT edition.*, %s
                FROM edition JOIN reader ON reader.destination = edition.destination
                WHERE edition.state IN %s AND edition.next_attempt <= :now AND reader.paused IS NULL
                    AND NOT EXISTS (SELECT 1 FROM suppressed WHERE destination = edition.destination)
                ORDER BY window_end, window_start, edition.id LIMIT :limit
                """.formatted(PREFERENCES, OPEN))
                    .bind("now", now.getEpochSecond())
                    .bind("limit", limit)
                    .map((row, context) -> DigestRows.edition(row, defaults, until))
                    .list();
            for (Edition edition : claimed) {
                handle.execute("""
                    UPDATE edition SET doubts = doubts + (state = 'ATTEMPTING'), state = 'COMPOSING',
                        next_attempt = ?
                    WHERE id = ?
                    """, until.getEpochSecond(), edition.id());
            }
            return claimed;
        });
    }

    @Override
    public void release(Collection<Edition> claimed, Instant now) {
        database.write(handle -> {
            for (Edition edition : claimed) {
                handle.execute(
                        """
                    UPDATE edition SET state = 'DUE', next_attempt = ?
                    WHERE id = ? AND state = 'COMPOSING' AND next_attempt = ?
                    """, now.getEpochSecond(), edition.id(), edition.claim().getEpochSecond());
            }
        });
    }

    @Override
    public int recover(Instant now) {
        return database.writing(handle -> handle.execute("""
            UPDATE edition SET doubts = doubts + (state = 'ATTEMPTING'), next_attempt = ?,
                reason = iif(state = 'ATTEMPTING', 'Blogboard ended before it had the mail server''s answer.', reason),
                state = iif(state = 'ATTEMPTING', 'IN_DOUBT', 'DUE')
            WHERE state IN ('COMPOSING', 'ATTEMPTING')
            """, now.getEpochSecond()));
    }

    @Override
    public List<Alert> assign(Edition edition) {
        return database.writing(handle -> {
            EditionAlerts.assign(handle, edition.id(), edition.reader(), edition.window());
            return alerts.assigned(handle, edition.id(), edition.reader().mailbox());
        });
    }

    @Override
    public List<Alert> pending(Reader reader, Window window) {
        return database.reading(handle -> alerts.pending(handle, reader, window));
    }

    @Override
    public boolean attempt(Edition edition, Instant now) {
        return database.writing(handle ->
                handle.execute("""
                    UPDATE edition SET state = 'ATTEMPTING', attempts = attempts + 1
                    WHERE id = ? AND state = 'COMPOSING' AND next_attempt = ? AND next_attempt > ?
                    """, edition.id(), edition.claim().getEpochSecond(), now.getEpochSecond()) > 0);
    }

    @Override
    public void accepted(Edition edition, Instant now) {
        database.write(handle -> {
            settle(handle, edition, "ACCEPTED", null, now);
            handle.execute("""
                UPDATE alert SET state = 'SENT', message = ?, sent = ?, reason = NULL WHERE edition = ?
                """, edition.key(), now.getEpochSecond(), edition.id());
        });
    }

    @Override
    public void failed(Edition edition, String reason, boolean suppress, Instant now) {
        database.write(handle -> {
            settle(handle, edition, "FAILED", reason, now);
            release(handle, edition, reason);
            if (suppress) {
                handle.execute("""
                    INSERT INTO suppressed (destination, reason, since) VALUES (?, ?, ?)
                    ON CONFLICT (destination) DO NOTHING
                    """, edition.reader().mailbox().toString(), reason, now.getEpochSecond());
            }
        });
    }

    @Override
    public void nothingNew(Edition edition, String reason, Instant now) {
        database.write(handle -> {
            settle(handle, edition, "NOTHING_NEW", reason, now);
            release(handle, edition, reason);
        });
    }

    private static void settle(Handle handle, Edition edition, String state, @Nullable String reason, Instant now) {
        handle.execute(
                "UPDATE edition SET state = ?, reason = ?, settled = ? WHERE id = ?",
                state,
                reason,
                now.getEpochSecond(),
                edition.id());
    }

    private static void release(Handle handle, Edition edition, String reason) {
        handle.execute(
                "UPDATE alert SET state = 'PENDING', edition = NULL, reason = ? WHERE edition = ?",
                reason,
                edition.id());
    }

    @Override
    public void postpone(Edition edition, Instant nextAttempt, String reason, boolean doubt) {
        database.write(handle -> handle.execute(
                "UPDATE edition SET state = ?, next_attempt = ?, reason = ?, doubts = doubts + ? WHERE id = ?",
                doubt ? "IN_DOUBT" : "DUE",
                nextAttempt.getEpochSecond(),
                reason,
                doubt ? 1 : 0,
                edition.id()));
    }

    @Override
    public Optional<Sent> sent(long edition, Preferences defaults) {
        return database.reading(handle -> {
            Optional<Edition> found = handle.createQuery("""
                SELECT edition.*, %s
                FROM edition JOIN reader ON reader.destination = edition.destination
                WHERE edition.id = ? AND edition.state = 'ACCEPTED'
                """.formatted(PREFERENCES))
                    .bind(0, edition)
                    .map((row, context) -> DigestRows.edition(row, defaults, Instant.EPOCH))
                    .findOne();
            return found.isEmpty()
                    ? Optional.<Sent>empty()
                    : Optional.of(new Sent(
                            found.get(),
                            alerts.assigned(
                                    handle, edition, found.get().reader().mailbox())));
        });
    }

    @Override
    public void prefer(Destination.Mailbox mailbox, Preferences preferences) {
        database.write(handle -> DigestRows.prefer(handle, mailbox, preferences));
    }

    @Override
    public boolean unsuppress(Destination.Mailbox mailbox) {
        return database.writing(
                handle -> handle.execute("DELETE FROM suppressed WHERE destination = ?", mailbox.toString()) > 0);
    }

    @Override
    public List<Article> arrivals(Window window, int limit) {
        return database.reading(handle -> handle.createQuery("SELECT " + Rows.ARTICLE_COLUMNS + """
             FROM article
            WHERE first_seen >= :start AND first_seen < :end AND held = 0
                AND (history = 0 OR (published >= :start AND published < :end))
            ORDER BY first_seen DESC, id DESC LIMIT :limit
            """)
                .bind("start", window.start().getEpochSecond())
                .bind("end", window.end().getEpochSecond())
                .bind("limit", limit)
                .map((row, context) -> articles.keep(Rows.article(row)))
                .list());
    }
}

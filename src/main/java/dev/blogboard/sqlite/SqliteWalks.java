package dev.blogboard.sqlite;

import dev.blogboard.archive.Step;
import dev.blogboard.archive.Walks;
import dev.blogboard.article.CanonicalUrl;
import dev.blogboard.article.Item;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.FeedId;
import dev.blogboard.feed.Feeds.Stored;
import dev.blogboard.feed.ParsedFeed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Walks through archives in SQLite. Safe for use by several threads. */
public final class SqliteWalks implements Walks {
    /** A site with more documents than this below its blog is not walked to its end. */
    private static final int MOST_STEPS = 50_000;

    private final Database database;
    private final Duration waitForPages;

    /** @param waitForPages as for feeds: zero when no pages are fetched */
    public SqliteWalks(Database database, Duration waitForPages) {
        this.database = database;
        this.waitForPages = waitForPages;
    }

    @Override
    public Instant begin(Feed feed, Instant since, Instant now) {
        return database.writing(handle -> {
            Optional<Instant> goesOn = handle.createQuery(
                            "SELECT since FROM archive_walk WHERE feed = ? AND finished IS NULL AND since <= ?")
                    .bind(0, feed.id().value())
                    .bind(1, seconds(since))
                    .map((row, context) -> bound(row.getLong("since")))
                    .findOne();
            if (goesOn.isPresent()) {
                return goesOn.get();
            }
            handle.execute("DELETE FROM archive_walk WHERE feed = ?", feed.id().value());
            handle.execute(
                    "INSERT INTO archive_walk (feed, since, started) VALUES (?, ?, ?)",
                    feed.id().value(),
                    seconds(since),
                    now.getEpochSecond());
            add(handle, feed.id(), new Step(Step.Kind.START, feed.url(), null), now);
            return since;
        });
    }

    private static long seconds(Instant since) {
        return since.equals(Instant.MIN) ? Long.MIN_VALUE : since.getEpochSecond();
    }

    private static Instant bound(long seconds) {
        return seconds == Long.MIN_VALUE ? Instant.MIN : Instant.ofEpochSecond(seconds);
    }

    private static void add(Handle handle, FeedId feed, Step step, Instant now) {
        handle.createUpdate("""
                        INSERT INTO archive_step (feed, rank, kind, url, marker, state, due)
                        VALUES (:feed, :rank, :kind, :url, :marker, 'OPEN', :now)
                        ON CONFLICT (feed, kind, url) DO NOTHING
                        """)
                .bind("feed", feed.value())
                .bind("rank", step.kind().rank())
                .bind("kind", step.kind().name())
                .bind("url", step.url())
                .bind("marker", step.marker())
                .bind("now", now.getEpochSecond())
                .execute();
    }

    private static int steps(Handle handle, FeedId feed) {
        return handle.createQuery("SELECT count(*) FROM archive_step WHERE feed = ?")
                .bind(0, feed.value())
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public List<Open> next(FeedId feed, Instant now, int limit) {
        return database.writing(handle -> {
            List<Open> next = new ArrayList<>();
            while (true) {
                List<Open> due = due(handle, feed, now, limit);
                for (Open open : due) {
                    if (isStoredPage(handle, open.step())) {
                        finish(handle, open, "DONE", null);
                    } else {
                        next.add(open);
                    }
                }
                if (due.isEmpty() || !next.isEmpty()) {
                    return next;
                }
            }
        });
    }

    private static List<Open> due(Handle handle, FeedId feed, Instant now, int limit) {
        return handle.createQuery("""
                        SELECT id, kind, url, marker, tries FROM archive_step
                        WHERE feed = :feed AND state = 'OPEN' AND due <= :now ORDER BY rank, id LIMIT :limit
                        """)
                .bind("feed", feed.value())
                .bind("now", now.getEpochSecond())
                .bind("limit", limit)
                .map((row, context) -> open(row))
                .list();
    }

    private static Open open(ResultSet row) throws SQLException {
        Step step = new Step(Step.Kind.valueOf(Rows.text(row, "kind")), Rows.text(row, "url"), row.getString("marker"));
        return new Open(row.getLong("id"), step, row.getInt("tries"));
    }

    private static boolean isStoredPage(Handle handle, Step step) {
        return step.kind() == Step.Kind.PAGE
                && handle.createQuery("SELECT count(*) FROM article WHERE canonical = ?")
                                .bind(0, CanonicalUrl.of(step.url()).orElse(step.url()))
                                .mapTo(Integer.class)
                                .one()
                        > 0;
    }

    @Override
    public int done(Feed feed, Open step, List<Item> articles, List<Step> next, Instant now) {
        return database.writing(handle -> {
            // A page that was visited has told all that it tells; an older feed may have given excerpts.
            Duration wait = step.step().kind() == Step.Kind.PAGE ? Duration.ZERO : waitForPages;
            Stored stored = new ItemStore(handle, feed, true, now, wait)
                    .store(new ParsedFeed(null, null, null, feed.language(), articles));
            next.stream()
                    .limit(Math.max(0, MOST_STEPS - steps(handle, feed.id())))
                    .forEach(further -> add(handle, feed.id(), further, now));
            finish(handle, step, "DONE", null);
            handle.execute(
                    "UPDATE archive_walk SET added = added + ? WHERE feed = ?",
                    stored.added(),
                    feed.id().value());
            return stored.added();
        });
    }

    private static void finish(Handle handle, Open step, String state, @Nullable String error) {
        handle.execute(
                "UPDATE archive_step SET state = ?, error = ?, tries = tries + 1 WHERE id = ?",
                state,
                error,
                step.id());
    }

    @Override
    public void closed(FeedId feed, Open step, String reason) {
        database.write(handle -> finish(handle, step, "CLOSED", reason));
    }

    @Override
    public void later(FeedId feed, Open step, String reason, Instant due) {
        database.write(handle -> handle.execute(
                "UPDATE archive_step SET tries = tries + 1, error = ?, due = ? WHERE id = ?",
                reason,
                due.getEpochSecond(),
                step.id()));
    }

    @Override
    public Progress progress(FeedId feed, Instant now) {
        Progress progress = database.reading(handle -> handle.createQuery("""
                            SELECT count(*) FILTER (WHERE state = 'DONE') AS visited,
                                count(*) FILTER (WHERE state = 'OPEN') AS open,
                                count(*) FILTER (WHERE state = 'CLOSED') AS closed,
                                min(due) FILTER (WHERE state = 'OPEN') AS next,
                                coalesce((SELECT added FROM archive_walk WHERE feed = :feed), 0) AS added
                            FROM archive_step WHERE feed = :feed
                            """)
                .bind("feed", feed.value())
                .map((row, context) -> progress(row))
                .one());
        if (progress.finished()) {
            database.write(handle -> handle.execute(
                    "UPDATE archive_walk SET finished = ? WHERE feed = ? AND finished IS NULL",
                    now.getEpochSecond(),
                    feed.value()));
        }
        return progress;
    }

    private static Progress progress(ResultSet row) throws SQLException {
        Instant next = Rows.instant(row, "next");
        return new Progress(
                row.getInt("visited"),
                row.getInt("open"),
                row.getInt("closed"),
                row.getInt("added"),
                next == null ? Instant.MAX : next);
    }
}

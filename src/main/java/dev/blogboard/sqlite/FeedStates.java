package dev.blogboard.sqlite;

import dev.blogboard.feed.Feed;
import dev.blogboard.feed.FeedAdvice;
import dev.blogboard.feed.Feeds.Stored;
import dev.blogboard.feed.Fetched;
import dev.blogboard.feed.Notice;
import dev.blogboard.feed.Rhythm;
import dev.blogboard.feed.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Saves what a poll says of a feed's state, and notes each change of it once; within the poll's transaction. */
final class FeedStates {
    private final Handle handle;
    private final Feed feed;
    private final Instant now;

    FeedStates(Handle handle, Feed feed, Instant now) {
        this.handle = handle;
        this.feed = feed;
        this.now = now;
    }

    void save(Fetched fetched, Stored stored, Instant nextPoll) {
        switch (fetched) {
            case Fetched.Fresh fresh -> {
                success(fresh.status(), fresh.validators(), nextPoll, fresh.bodyHash());
                describe(fresh);
                noteHeld(stored, fresh.feed().items().size());
                move(fresh.movedTo());
            }
            case Fetched.NotModified same -> {
                success(same.status(), same.validators(), nextPoll, feed.bodyHash());
                move(same.movedTo());
            }
            case Fetched.Throttled throttled -> throttle(throttled, nextPoll);
            case Fetched.Gone gone ->
                failure(gone.status(), "The server says that this feed is gone for good (410).", true, nextPoll);
            case Fetched.Failed failed -> failure(failed.status(), failed.error(), false, nextPoll);
        }
    }

    private void success(int status, Validators validators, Instant nextPoll, @Nullable String hash) {
        run(
                handle.createUpdate("""
                        UPDATE feed SET last_poll = :now, next_poll = :next, last_success = :now, last_status = :status,
                            etag = :etag, last_modified = :modified, body_hash = :hash,
                            completed = 1, failures = 0, last_error = NULL, retry_after = NULL, gone = 0
                        WHERE id = :id
                        """)
                        .bind("status", status)
                        .bind("etag", validators.etag())
                        .bind("modified", validators.lastModified())
                        .bind("hash", hash),
                nextPoll);
        if (feed.gone() || feed.failures() >= Notice.FAILURES) {
            note(Notice.Kind.RECOVERED, "The feed works again.");
        }
    }

    private void describe(Fetched.Fresh fresh) {
        FeedAdvice advice = fresh.advice();
        handle.createUpdate("""
                        UPDATE feed SET title = coalesce(:title, title), site = coalesce(site, :site), rhythm = :rhythm,
                            ttl = :ttl, skip_hours = :hours, skip_days = :days, hubs = :hubs, self = :self,
                            stage = :stage, stage_reason = :reason
                        WHERE id = :id
                        """)
                .bind("title", fresh.feed().title())
                .bind("site", fresh.feed().link())
                .bind(
                        "rhythm",
                        Rhythm.of(fresh.feed().items(), now)
                                .map(Duration::toSeconds)
                                .orElse(null))
                .bind("ttl", advice.ttl() == null ? null : advice.ttl().toSeconds())
                .bind("hours", joined(advice.skipHours()))
                .bind("days", joined(advice.skipDays()))
                .bind("hubs", joined(advice.hubs()))
                .bind("self", advice.self())
                .bind("stage", fresh.feed().reading().stage().name())
                .bind("reason", fresh.feed().reading().reason())
                .bind("id", feed.id().value())
                .execute();
    }

    private static String joined(Collection<?> parts) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    /** A move is believed when a later poll finds the same: the first may have met a server that was being set up. */
    private void move(@Nullable String movedTo) {
        boolean agreed = movedTo != null && movedTo.equals(feed.movedTo());
        int moved = !agreed
                ? 0
                : handle.createUpdate("""
                        UPDATE OR IGNORE feed SET url = :target, listed_url = coalesce(listed_url, url), moved_to = NULL
                        WHERE id = :id
                        """)
                        .bind("target", movedTo)
                        .bind("id", feed.id().value())
                        .execute();
        if (moved == 1) {
            note(Notice.Kind.MOVED, "The feed has moved for good from " + feed.url() + "; it is polled there now.");
        } else {
            handle.execute(
                    "UPDATE feed SET moved_to = ? WHERE id = ?",
                    movedTo,
                    feed.id().value());
        }
    }

    private void noteHeld(Stored stored, int items) {
        if (stored.held() > 0) {
            note(
                    Notice.Kind.HELD,
                    "The feed has changed its ids and URLs: more than half of its " + items
                            + " articles look new at once. " + stored.held() + " of them are held: searchable, but no"
                            + " reason for an alert. If they are new, say: blogboard feeds release URL");
        }
    }

    private void throttle(Fetched.Throttled throttled, Instant nextPoll) {
        run(
                handle.createUpdate("""
                        UPDATE feed SET last_poll = :now, next_poll = :next, last_status = :status, retry_after = :until
                        WHERE id = :id
                        """)
                        .bind("status", throttled.status())
                        .bind("until", throttled.until().getEpochSecond()),
                nextPoll);
    }

    private void failure(@Nullable Integer status, String error, boolean gone, Instant nextPoll) {
        run(handle.createUpdate("""
                        UPDATE feed SET last_poll = :now, next_poll = :next, last_status = :status,
                            last_error = :error, failures = failures + 1, gone = :gone
                        WHERE id = :id
                        """).bind("status", status).bind("error", error).bind("gone", gone), nextPoll);
        if (gone && !feed.gone()) {
            note(
                    Notice.Kind.GONE,
                    error + " It is polled no more; its articles stay. To try it again: blogboard feeds resume URL");
        } else if (!gone && feed.failures() + 1 == Notice.FAILURES) {
            note(Notice.Kind.FAILING, "The feed has failed " + Notice.FAILURES + " times in a row. " + error);
        }
    }

    private void run(Update update, Instant nextPoll) {
        update.bind("id", feed.id().value())
                .bind("now", now.getEpochSecond())
                .bind("next", nextPoll.getEpochSecond())
                .execute();
    }

    private void note(Notice.Kind kind, String sentence) {
        handle.execute(
                "INSERT INTO feed_notice (feed, kind, sentence, since) VALUES (?, ?, ?, ?)",
                feed.id().value(),
                kind.name(),
                sentence,
                now.getEpochSecond());
    }
}

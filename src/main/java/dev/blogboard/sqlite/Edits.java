package dev.blogboard.sqlite;

import dev.blogboard.alert.Outbox;
import dev.blogboard.alert.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Messages that are to be brought up to date, within a transaction. */
final class Edits {
    /** Who publishes often corrects several times within a minute. */
    private static final Duration SETTLE = Duration.ofSeconds(20);
    /** Older messages have scrolled away, and platforms limit how many of those may be edited. */
    private static final Duration OLD = Duration.ofDays(7);

    private static final String CURSOR = "edited-to-change";

    private final Handle handle;

    Edits(Handle handle) {
        this.handle = handle;
    }

    List<Outbox.Edit> due(Instant now, int limit) {
        noteChangedArticles(now);
        record Due(
                PostRows.Head head,
                String message,
                @Nullable String shows,
                int failures) {}

        List<Due> due = handle.createQuery("""
                        SELECT * FROM post WHERE edit_due <= ? AND state = 'SENT' ORDER BY edit_due LIMIT ?
                        """)
                .bind(0, now.getEpochSecond())
                .bind(1, limit)
                .map((row, context) -> new Due(
                        PostRows.head(row),
                        Rows.text(row, "message"),
                        row.getString("shows"),
                        row.getInt("edits_failed")))
                .list();
        List<Outbox.Edit> edits = new ArrayList<>();
        for (Due one : due) {
            Optional<Post> post = PostRows.post(handle, one.head());
            if (post.isPresent() && !PostRows.fingerprint(post.get()).equals(one.shows())) {
                edits.add(new Outbox.Edit(one.head().id(), one.message(), post.get(), one.failures()));
            } else {
                handle.execute(
                        "UPDATE post SET edit_due = NULL WHERE id = ?",
                        one.head().id());
            }
        }
        return edits;
    }

    /** A post that is still on its way is marked as well: it may have been put together before the change. */
    private void noteChangedArticles(Instant now) {
        long last = setting(CURSOR);
        long current = setting("last-change");
        if (last == current) {
            return;
        }
        handle.execute("""
                UPDATE post SET edit_due = ?, edits_failed = 0
                WHERE edit_due IS NULL AND state <> 'CANCELLED' AND created > ? AND id IN (
                    SELECT alert.post FROM article JOIN alert ON alert.article = article.id
                    WHERE article.change > ? AND article.change <= ? AND alert.post IS NOT NULL)
                """, now.plus(SETTLE).getEpochSecond(), now.minus(OLD).getEpochSecond(), last, current);
        handle.execute("UPDATE setting SET value = ? WHERE name = ?", Long.toString(current), CURSOR);
    }

    private long setting(String name) {
        return handle.createQuery("SELECT CAST(value AS INTEGER) FROM setting WHERE name = ?")
                .bind(0, name)
                .mapTo(Long.class)
                .one();
    }

    void edited(Outbox.Edit edit, @Nullable Instant again) {
        handle.createUpdate("""
                        UPDATE post SET edit_due = :again, shows = :shows,
                            edits_failed = CASE WHEN :again IS NULL THEN 0 ELSE edits_failed + 1 END
                        WHERE id = :id
                        """)
                .bind("again", Rows.seconds(again))
                .bind("shows", again == null ? PostRows.fingerprint(edit.post()) : "")
                .bind("id", edit.id())
                .execute();
    }
}

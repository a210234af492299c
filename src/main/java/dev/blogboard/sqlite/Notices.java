package dev.blogboard.sqlite;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Outbox;
import dev.blogboard.alert.Post;
import dev.blogboard.alert.Subscription;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Sentences to be said to people, within a transaction. */
final class Notices {
    private final Handle handle;
    private final String store;
    private final Instant now;

    Notices(Handle handle, String store, Instant now) {
        this.handle = handle;
        this.store = store;
        this.now = now;
    }

    /** Tells all who made a subscription of the post's destination why its alerts have stopped, in direct messages. */
    void tellOwners(Post post, String reason) {
        String where = switch (post.destination()) {
            case Destination.DiscordChannel channel -> "<#" + Long.toUnsignedString(channel.channel()) + ">";
            case Destination.DiscordUser user -> "you";
            case Destination.Terminal terminal -> "the terminal";
            case Destination.Mailbox mailbox -> mailbox.address();
        };
        String queries = String.join(", ", post.queries());
        handle
                .createQuery("SELECT * FROM subscription WHERE destination = ? AND owner IS NOT NULL")
                .bind(0, post.destination().toString())
                .map((row, context) -> SqliteSubscriptions.subscription(row))
                .stream()
                .map(Subscription::owner)
                .map(owner -> owner == null ? 0 : owner.user())
                .distinct()
                .map(Destination.DiscordUser::new)
                .filter(owner -> !owner.equals(post.destination()))
                .forEach(owner -> add(
                        owner,
                        "Your alerts for " + queries + " to " + where + " are paused. " + reason
                                + " What matches meanwhile is kept."));
    }

    /** Tells who made a subscription that it is paused: in direct messages, or where its alerts go. */
    void tellOwner(Subscription subscription, String reason) {
        Subscription.Owner owner = subscription.owner();
        Destination whom = owner == null ? subscription.destination() : new Destination.DiscordUser(owner.user());
        if (!(whom instanceof Destination.Mailbox)) {
            add(whom, "Your subscription " + subscription.query() + " is paused. " + reason);
        }
    }

    void add(Destination destination, String text) {
        long id = handle.createQuery("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'notice'")
                .mapTo(Long.class)
                .one();
        handle.execute(
                "INSERT INTO notice (destination, nonce, text, created, next_attempt) VALUES (?, ?, ?, ?, ?)",
                destination.toString(),
                PostRows.nonce(store, 'n', id, now),
                text,
                now.getEpochSecond(),
                now.getEpochSecond());
    }

    static List<Outbox.Notice> due(Handle handle, Instant now, int limit) {
        return handle.createQuery("SELECT * FROM notice WHERE next_attempt <= ? ORDER BY id LIMIT ?")
                .bind(0, now.getEpochSecond())
                .bind(1, limit)
                .map((row, context) -> new Outbox.Notice(
                        row.getLong("id"),
                        Destination.parse(Rows.text(row, "destination")),
                        Rows.text(row, "nonce"),
                        Rows.text(row, "text"),
                        Instant.ofEpochSecond(row.getLong("created")),
                        row.getInt("attempts")))
                .list();
    }
}

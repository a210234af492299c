package dev.blogboard.command;

import dev.blogboard.alert.Destination;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the buttons and menus of messages stand for, kept so that they work long after, and after a restart. Each method
 * is one transaction; safe for use by several threads and processes.
 */
public interface Presses {
    /**
     * What one message's buttons and menus stand for.
     *
     * @param asker whose message it is; absent when it is everyone's
     * @param asks in the platform's own words
     */
    record Kept(long id, @Nullable Destination asker, String asks, Instant since) {}

    /** Keeps them, and returns the number under which {@link #find} gives them again. Numbers are never reused. */
    long keep(@Nullable Destination asker, String asks, Instant now);

    Optional<Kept> find(long id);

    /** Forgets what was kept before a moment, and returns of how many messages. */
    int forgetBefore(Instant moment);

    /** Forgets what a person asked. */
    void forget(Destination asker);
}

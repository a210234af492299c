package dev.blogboard.discord;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps messages so far apart that the limit of a bot's requests, 50 a second whatever they are for, is not met: 40 a
 * second, which leaves room for edits and look-ups. Safe for use by several threads.
 *
 * @see <a href="https://discord.com/developers/docs/topics/rate-limits">Discord: rate limits</a>
 */
final class MessageSpacing {
    private static final long APART = TimeUnit.SECONDS.toNanos(1) / 40;

    private final LongSupplier nanos;
    private long free; // guarded by this

    /** @param nanos a clock that runs evenly, as {@link System#nanoTime} */
    MessageSpacing(LongSupplier nanos) {
        this.nanos = nanos;
        free = nanos.getAsLong();
    }

    /** Takes the next place, and says how many nanoseconds are left until then. */
    synchronized long take() {
        long now = nanos.getAsLong();
        long place = Math.max(now, free);
        free = place + APART;
        return place - now;
    }

    /** Takes the next place, and waits for it. */
    void await() {
        try {
            TimeUnit.NANOSECONDS.sleep(take());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}

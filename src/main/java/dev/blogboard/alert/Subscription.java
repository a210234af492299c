package dev.blogboard.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A saved query, and where its alerts go.
 *
 * @param query its canonical text
 * @param owner who made it; absent when that was the operator, in the terminal or on the command line
 * @param created articles first seen before then never fire it
 * @param paused why it is paused; absent when it is not
 * @param lastFired when an alert was recorded for it last
 * @param fired how many alerts were recorded for it
 */
public record Subscription(
        SubscriptionId id,
        String query,
        Destination destination,
        Timing timing,
        Manner manner,
        @Nullable Owner owner,
        Instant created,
        @Nullable String paused,
        @Nullable Instant lastFired,
        long fired) {
    /**
     * A person on a platform.
     *
     * @param user their snowflake
     * @param server the snowflake of the server that the destination belongs to; absent for direct messages
     */
    public record Owner(long user, @Nullable Long server) {}

    public Cadence cadence() {
        return timing.cadence();
    }
}

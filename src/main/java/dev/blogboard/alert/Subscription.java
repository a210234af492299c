package dev.blogboard.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A saved query, and where its alerts go.
 *
 * @param query its canonical text
 * @param created articles first seen before then never fire it
 * @param paused why it is paused; absent when it is not
 * @param lastFired when an alert was recorded for it last
 */
public record Subscription(
        SubscriptionId id,
        String query,
        Destination destination,
        Cadence cadence,
        Instant created,
        @Nullable String paused,
        @Nullable Instant lastFired) {}

package dev.blogboard.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a destination does not want to be told of.
 *
 * @param query articles that match it; absent when it is about a subscription
 * @param subscription whose articles; absent when it is about a query
 * @param until when it ends; absent for good
 */
public record Mute(
        long id,
        Destination destination,
        @Nullable String query,
        @Nullable SubscriptionId subscription,
        @Nullable Instant until) {}

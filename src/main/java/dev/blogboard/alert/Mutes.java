package dev.blogboard.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What destinations do not want to be told of. Each method is one transaction; safe for use by several threads. */
public interface Mutes {
    /** @param query a canonical text: a company, a word, or anything that can be searched for */
    Mute muteQuery(Destination destination, String query, @Nullable Instant until, Instant now);

    Mute muteSubscription(Destination destination, SubscriptionId subscription, @Nullable Instant until, Instant now);

    /** Those of a destination that have not ended. */
    List<Mute> of(Destination destination, Instant now);

    /** Until when those are muted that are; {@link Instant#MAX} for good. */
    default Map<SubscriptionId, Instant> silent(Collection<Subscription> subscriptions, Instant now) {
        Map<SubscriptionId, Instant> silent = new HashMap<>();
        subscriptions.stream().map(Subscription::destination).distinct().forEach(destination -> {
            for (Mute mute : of(destination, now)) {
                if (mute.subscription() != null) {
                    Instant until = mute.until() == null ? Instant.MAX : mute.until();
                    silent.merge(mute.subscription(), until, (one, other) -> one.isAfter(other) ? one : other);
                }
            }
        });
        return silent;
    }

    /** Returns whether the destination had it. */
    boolean remove(Destination destination, long mute);
}

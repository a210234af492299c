package dev.blogboard.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The saved subscriptions. Each method is one transaction; safe for use by several threads and processes. */
public interface Subscriptions {
    /**
     * Saves a subscription.
     *
     * @param query a canonical text
     * @return it, or empty when the destination has one with this query already
     */
    Optional<Subscription> add(String query, Destination destination, Cadence cadence, Instant now);

    List<Subscription> all();

    List<Subscription> of(Destination destination);

    /** Removes it, and with it its alerts, sent or not. Returns whether it was there. */
    boolean remove(SubscriptionId subscription);

    /**
     * Pauses it, or lets it run again.
     *
     * @param reason why it is paused, a sentence for its owner; null to resume
     * @return whether it was there
     */
    boolean pause(SubscriptionId subscription, @Nullable String reason);
}

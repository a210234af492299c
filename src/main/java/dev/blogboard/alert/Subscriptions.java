package dev.blogboard.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The saved subscriptions. Each method is one transaction; safe for use by several threads and processes. */
public interface Subscriptions {
    /**
     * A subscription to be.
     *
     * @param query a canonical text
     * @param owner as in {@link Subscription}
     */
    record Wanted(
            String query, Destination destination, Timing timing, Manner manner, Subscription.@Nullable Owner owner) {}

    /**
     * Saves a subscription.
     *
     * @return it, or empty when the destination has one with this query already
     */
    Optional<Subscription> add(Wanted wanted, Instant now);

    default Optional<Subscription> add(String query, Destination destination, Cadence cadence, Instant now) {
        return add(new Wanted(query, destination, Timing.of(cadence), Manner.PLAIN, null), now);
    }

    /**
     * Changes it. Its alerts that are not sent yet follow the new timing; articles seen before now do not meet a new query.
     *
     * @return whether it was there, and its destination has no other one with that query
     */
    boolean change(SubscriptionId subscription, String query, Timing timing, Manner manner, Instant now);

    List<Subscription> all();

    List<Subscription> of(Destination destination);

    /** All that were made by this person, whatever their destination. */
    List<Subscription> ofUser(long user);

    /** All whose destination belongs to this server, whoever made them. */
    List<Subscription> ofServer(long server);

    Optional<Subscription> find(SubscriptionId subscription);

    /** Removes it, and with it its alerts, sent or not. Returns whether it was there. */
    boolean remove(SubscriptionId subscription);

    /**
     * Pauses it, or lets it run again. Meanwhile its alerts are kept back.
     *
     * @param reason why it is paused, a sentence for its owner; null to resume
     * @return whether it was there
     */
    boolean pause(SubscriptionId subscription, @Nullable String reason);

    /** Pauses it for something that its owner has to know, unless it is paused already, and tells them. */
    void pauseAndTell(SubscriptionId subscription, String reason, Instant now);

    /**
     * A saved query as matching needs it.
     *
     * @param query absent when the subscription was removed
     */
    record Saved(SubscriptionId subscription, @Nullable String query) {}

    /** @param number of the last change that these take into account */
    record SavedQueries(long number, List<Saved> saved) {}

    /** The queries that were added, changed or removed after the change with this number; all there are for 0. */
    SavedQueries changedAfter(long number);

    /** What matching needs to know of those that matched. */
    List<Following> following(List<SubscriptionId> subscriptions);

    /** @param lastBatch when the alerts of its last batch were due */
    record Following(Subscription subscription, @Nullable Instant lastBatch) {}
}

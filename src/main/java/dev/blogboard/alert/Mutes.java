package dev.blogboard.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What destinations do not want to be told of. Each method is one transaction; safe for use by several threads. */
public interface Mutes {
    /** @param query a canonical text: a company, a word, or anything that can be searched for */
    Mute muteQuery(Destination destination, String query, @Nullable Instant until, Instant now);

    Mute muteSubscription(Destination destination, SubscriptionId subscription, @Nullable Instant until, Instant now);

    /** Those of a destination that have not ended. */
    List<Mute> of(Destination destination, Instant now);

    /** Returns whether the destination had it. */
    boolean remove(Destination destination, long mute);
}

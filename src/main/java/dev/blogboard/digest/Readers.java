package dev.blogboard.digest;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mailboxes that get digests. Each method is one transaction; safe for use by several threads and processes. */
public interface Readers {
    /**
     * What is known of a mailbox.
     *
     * @param version counts the changes of the preferences
     * @param paused since when it wants nothing; absent when it does
     * @param suppressed why nothing is sent to it; absent when mail is
     * @param owner the destination of the person who signed it up, such as {@code dm:ID}; absent for the web and the
     *     operator
     */
    record Profile(
            long id,
            Destination.Mailbox mailbox,
            Preferences preferences,
            int version,
            @Nullable Instant paused,
            @Nullable String suppressed,
            @Nullable String owner) {}

    /**
     * What a reader chose.
     *
     * @param cadences for each subscription to keep how often; the others of the mailbox end
     */
    record Choice(Preferences preferences, boolean paused, Map<SubscriptionId, Cadence> cadences) {
        public Choice {
            cadences = Map.copyOf(cadences);
        }
    }

    Optional<Profile> find(long id, Preferences defaults);

    /** The mailbox, whatever the case of its letters. */
    Optional<Profile> of(Destination.Mailbox mailbox, Preferences defaults);

    /** The mailboxes that this person has signed up. */
    List<Profile> ownedBy(String owner, Preferences defaults);

    /**
     * Saves a choice.
     *
     * @param version that the choice was made on
     * @return false, and nothing is changed, when there was another choice since, or there is no such reader
     */
    boolean choose(long id, int version, Choice choice, Instant now);

    /** Ends all digests of a mailbox. Nothing happens where that is so already. */
    void unsubscribe(long id);

    /** Forgets all about a mailbox: subscriptions, digests sent and due, sign-ups. */
    void erase(long id);

    /** Forgets all about the mailboxes that this person has signed up, and what they asked for and nobody confirmed. */
    void eraseOwnedBy(String owner);
}

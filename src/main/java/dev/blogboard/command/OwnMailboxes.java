package dev.blogboard.command;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.Readers;
import java.util.List;

/**
 * The mailboxes that a person has signed up and confirmed, and that still get digests. Nobody can have mail sent anywhere
 * else: to an address that was never confirmed, or whose reader has ended it all since, not even who once signed it up.
 * Safe for use by several threads.
 */
public final class OwnMailboxes {
    private final Readers readers;
    private final Subscriptions subscriptions;
    private final Preferences defaults;

    public OwnMailboxes(Readers readers, Subscriptions subscriptions, Preferences defaults) {
        this.readers = readers;
        this.subscriptions = subscriptions;
        this.defaults = defaults;
    }

    /** @param person their own destination */
    List<Readers.Profile> of(Destination person) {
        return readers.ownedBy(person.toString(), defaults).stream()
                .filter(profile -> !subscriptions.of(profile.mailbox()).isEmpty())
                .toList();
    }

    boolean has(Destination person, Destination destination) {
        return destination instanceof Destination.Mailbox
                && of(person).stream().anyMatch(profile -> profile.mailbox().equals(destination));
    }
}

package dev.blogboard.command;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to see or change subscriptions.
 *
 * @param home their own destination: all of its subscriptions are theirs
 * @param manages the server that they may manage; absent where there is none
 */
public record Caller(Destination home, @Nullable Long manages) {
    public Caller(Destination home) {
        this(home, null);
    }

    boolean mayChange(Subscription subscription) {
        Subscription.Owner owner = subscription.owner();
        return subscription.destination().equals(home)
                || (manages != null && owner != null && manages.equals(owner.server()));
    }
}

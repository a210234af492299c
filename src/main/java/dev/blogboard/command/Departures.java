package dev.blogboard.command;

import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Subscriptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * What happens to a server's subscriptions when the program is taken out of it: they pause, go on if it is back within
 * {@value #DAYS} days, and are erased after that. Safe for use by several threads.
 */
public final class Departures {
    static final int DAYS = 30;
    private static final Duration KEPT = Duration.ofDays(DAYS);
    /** Also how those are told from the ones that a person paused. */
    private static final String REASON = "The bot was taken out of the server; this is erased " + DAYS
            + " days later, and goes on if the bot is back before.";

    private final Servers servers;
    private final Subscriptions subscriptions;
    private final InstantSource clock;

    public Departures(Servers servers, Subscriptions subscriptions, InstantSource clock) {
        this.servers = servers;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    public void left(long server) {
        if (!servers.left(server, clock.instant())) {
            return;
        }
        for (Subscription subscription : subscriptions.ofServer(server)) {
            if (subscription.paused() == null) {
                subscriptions.pause(subscription.id(), REASON);
            }
        }
    }

    public void joined(long server) {
        if (!servers.returned(server)) {
            return;
        }
        for (Subscription subscription : subscriptions.ofServer(server)) {
            if (REASON.equals(subscription.paused())) {
                subscriptions.pause(subscription.id(), null);
            }
        }
    }

    /**
     * Takes note of many servers at once: of those too that came or went while nobody looked.
     *
     * @param present those there are
     * @param asked which servers that is about: not all are known where the work is shared
     */
    public void reconcile(Collection<Long> present, LongPredicate asked) {
        present.forEach(this::joined);
        servers.known().stream()
                .filter(server -> !present.contains(server) && asked.test(server))
                .forEach(this::left);
    }

    /** Erases what belongs to servers that were left long ago, and returns how many subscriptions that were. */
    public int erase() {
        int erased = 0;
        for (long server : servers.leftBefore(clock.instant().minus(KEPT))) {
            List<Subscription> theirs = subscriptions.ofServer(server);
            theirs.forEach(subscription -> subscriptions.remove(subscription.id()));
            servers.erase(server, theirs.stream().map(Subscription::destination).toList());
            erased += theirs.size();
        }
        return erased;
    }
}

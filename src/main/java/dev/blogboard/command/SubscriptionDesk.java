package dev.blogboard.command;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Mute;
import dev.blogboard.alert.Mutes;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.alert.Timing;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchIndex;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Answers what is about subscriptions that there are: lists, changes, pauses and removes them. Safe for use by several threads. */
public final class SubscriptionDesk {
    private final Supplier<QueryParser> parser;
    private final Subscriptions subscriptions;
    private final OwnMailboxes mailboxes;
    private final Mutes mutes;
    private final Foresight foresight;
    private final InstantSource clock;

    public SubscriptionDesk(
            Supplier<? extends SearchIndex> index,
            Supplier<QueryParser> parser,
            Subscriptions subscriptions,
            OwnMailboxes mailboxes,
            Mutes mutes,
            InstantSource clock) {
        this.parser = parser;
        this.subscriptions = subscriptions;
        this.mailboxes = mailboxes;
        this.mutes = mutes;
        this.clock = clock;
        foresight = new Foresight(index, parser);
    }

    Reply list(Command.ListSubscriptions asked) {
        Destination home = asked.caller().home();
        Set<Subscription> all = new LinkedHashSet<>(subscriptions.of(home));
        mailboxes.of(home).forEach(profile -> all.addAll(subscriptions.of(profile.mailbox())));
        Long server = asked.caller().manages();
        if (server != null) {
            all.addAll(subscriptions.ofServer(server));
        }
        return new Reply.Subscriptions(List.copyOf(all), mutes.silent(all, clock.instant()));
    }

    Reply show(Command.ShowSubscription asked) throws QuerySyntaxException {
        Optional<Subscription> found = find(asked.subscription(), asked.caller());
        if (found.isEmpty()) {
            return unknown(asked.subscription());
        }
        Subscription subscription = found.get();
        Command.Subscribe again = new Command.Subscribe(
                subscription.query(),
                subscription.destination(),
                subscription.timing(),
                subscription.manner(),
                subscription.owner(),
                false);
        return new Reply.OneSubscription(
                subscription,
                Optional.ofNullable(
                        mutes.silent(List.of(subscription), clock.instant()).get(subscription.id())),
                foresight.preview(again, parser.get().parse(subscription.query())));
    }

    Reply edit(Command.EditSubscription asked) throws QuerySyntaxException {
        Optional<Subscription> found = find(asked.subscription(), asked.caller());
        if (found.isEmpty()) {
            return unknown(asked.subscription());
        }
        Subscription subscription = found.get();
        Changes changes = asked.changes();
        if (changes.equals(Changes.NONE)) {
            return new Reply.Mistaken("Change what? Give the query, the cadence, or another option.");
        }
        if (subscription.destination() instanceof Destination.Mailbox && changes.notByMail()) {
            return new Reply.Mistaken(
                    "Mail goes out every day or every week; the rest its reader chooses by the link at the"
                            + " foot of each digest.");
        }
        String query = subscription.query();
        if (changes.query() != null) {
            ParsedQuery parsed = parser.get().parse(changes.query());
            if (parsed.asksForEverything()) {
                return FollowDesk.nothingToLookFor(changes.query());
            }
            query = parsed.canonical();
        }
        try {
            Timing timing = changes.of(subscription.timing());
            Manner manner = changes.of(subscription.manner());
            return subscriptions.change(subscription.id(), query, timing, manner, clock.instant())
                    ? new Reply.Subscribed(subscriptions.find(subscription.id()).orElse(subscription))
                    : new Reply.Mistaken("\"" + query + "\" is followed there already, by another subscription.");
        } catch (IllegalArgumentException odd) {
            return new Reply.Mistaken(String.valueOf(odd.getMessage()));
        }
    }

    /** All that go to channels of the server that the caller manages, whoever made them. */
    Reply removeAll(Command.RemoveServerSubscriptions asked) {
        Long server = asked.caller().manages();
        if (server == null) {
            return new Reply.Mistaken("That is for those to decide who have the permission Manage Server.");
        }
        List<Subscription> all = subscriptions.ofServer(server);
        if (asked.sure()) {
            all.forEach(subscription -> subscriptions.remove(subscription.id()));
        }
        return new Reply.ServerSubscriptionsRemoved(all.size(), asked.sure());
    }

    Reply unsubscribe(Command.Unsubscribe asked) {
        if (find(asked.subscription(), asked.caller()).isEmpty() || !subscriptions.remove(asked.subscription())) {
            return unknown(asked.subscription());
        }
        return new Reply.Unsubscribed(asked.subscription().value());
    }

    Reply pause(Command.PauseSubscription asked) throws QuerySyntaxException {
        Optional<Subscription> found = find(asked.subscription(), asked.caller());
        if (found.isEmpty()) {
            return unknown(asked.subscription());
        }
        if (!asked.pause()) {
            // One that cannot be read would wait in vain.
            parser.get().parse(found.get().query());
        }
        subscriptions.pause(asked.subscription(), asked.pause() ? "Paused by its owner." : null);
        if (!asked.pause()) {
            unmute(found.get());
        }
        return new Reply.Subscribed(subscriptions.find(asked.subscription()).orElse(found.get()));
    }

    /** What is silent for a while lets itself be heard again. */
    private void unmute(Subscription subscription) {
        for (Mute mute : mutes.of(subscription.destination(), clock.instant())) {
            if (subscription.id().equals(mute.subscription())) {
                mutes.remove(subscription.destination(), mute.id());
            }
        }
    }

    private Optional<Subscription> find(SubscriptionId id, Caller caller) {
        return subscriptions
                .find(id)
                .filter(subscription ->
                        caller.mayChange(subscription) || mailboxes.has(caller.home(), subscription.destination()));
    }

    static Reply unknown(SubscriptionId id) {
        return new Reply.Mistaken("There is no subscription " + id.value() + " here.");
    }
}

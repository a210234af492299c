package dev.blogboard.command;

import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers what is about subscriptions. Safe for use by several threads. */
public final class FollowDesk {
    private final Supplier<QueryParser> parser;
    private final Subscriptions subscriptions;
    private final InstantSource clock;

    public FollowDesk(Supplier<QueryParser> parser, Subscriptions subscriptions, InstantSource clock) {
        this.parser = parser;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    Reply list(Command.ListSubscriptions asked) {
        return new Reply.Subscriptions(subscriptions.of(asked.destination()));
    }

    Reply subscribe(Command.Subscribe asked) throws QuerySyntaxException {
        if (asked.query().isBlank()) {
            return new Reply.Mistaken("Subscribe to what? Type words as you would search for them: kafka at linkedin");
        }
        ParsedQuery parsed = parser.get().parse(asked.query());
        if (parsed.asksForEverything()) {
            return new Reply.Mistaken("There is no word in \"" + asked.query()
                    + "\" to look for. Type words as you would search for them.");
        }
        String query = parsed.canonical();
        Optional<Subscription> added = subscriptions.add(query, asked.destination(), asked.cadence(), clock.instant());
        return added.<Reply>map(Reply.Subscribed::new).orElseGet(() -> new Reply.SubscribedBefore(query));
    }

    Reply unsubscribe(Command.Unsubscribe asked) {
        boolean owned = subscriptions.of(asked.owner()).stream()
                .anyMatch(subscription -> subscription.id().equals(asked.subscription()));
        if (!owned || !subscriptions.remove(asked.subscription())) {
            return new Reply.Mistaken(
                    "There is no subscription " + asked.subscription().value() + " here.");
        }
        return new Reply.Unsubscribed(asked.subscription().value());
    }
}

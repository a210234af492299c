package dev.blogboard.command;

import dev.blogboard.alert.Subscription;
import dev.blogboard.feed.Feed;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.SearchResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer, with one meaning that each platform renders in its own way. */
public sealed interface Reply {
    /** @param asked the command that was answered, to page from */
    record Found(Command.Search asked, ParsedQuery query, SearchResult result) implements Reply {}

    /**
     * A query or option that cannot be understood.
     *
     * @param message what was wrong with it and what to do, quoting it; lines may point into the query by a caret
     */
    record Mistaken(String message) implements Reply {}

    record Subscribed(Subscription subscription) implements Reply {}

    /** The subscription was there already. */
    record SubscribedBefore(String query) implements Reply {}

    record Subscriptions(List<Subscription> subscriptions) implements Reply {
        public Subscriptions {
            subscriptions = List.copyOf(subscriptions);
        }
    }

    record Unsubscribed(long subscription) implements Reply {}

    /** @param ailing the feeds that a person may want to look after */
    record Health(int feeds, int paused, List<Feed> ailing) implements Reply {
        public Health {
            ailing = List.copyOf(ailing);
        }
    }

    record Help() implements Reply {}

    /** @param lastPoll when a feed was last asked; absent before the first poll */
    record About(
            String version,
            long articles,
            int companies,
            int feeds,
            @Nullable Instant lastPoll) implements Reply {}
}

package dev.blogboard.command;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.search.Sort;

/** Something a person asks for. */
public sealed interface Command {
    /**
     * Find articles.
     *
     * @param offset how many hits to leave out, from 0
     * @param limit how many to give at most
     */
    record Search(String query, Sort sort, int offset, int limit) implements Command {
        public Search(String query, Sort sort, int offset) {
            this(query, sort, offset, Desk.PAGE);
        }
    }

    /** Save a query, to be told of new articles that match it. */
    record Subscribe(String query, Destination destination, Cadence cadence) implements Command {}

    /** The subscriptions of a destination. */
    record ListSubscriptions(Destination destination) implements Command {}

    /** @param owner the destination it must belong to */
    record Unsubscribe(SubscriptionId subscription, Destination owner) implements Command {}

    /** How the feeds are doing. */
    record FeedHealth() implements Command {}

    record Help() implements Command {}

    record About() implements Command {}
}

package dev.blogboard.command;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.alert.Timing;
import dev.blogboard.search.Sort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something a person asks for. */
public sealed interface Command {
    /**
     * Find articles.
     *
     * @param offset how many hits to leave out, from 0
     * @param limit how many to give at most
     * @param asOf what the result of an earlier page said, to go on from there; absent for the state of things now
     */
    record Search(
            String query,
            Sort sort,
            int offset,
            int limit,
            @Nullable String asOf) implements Command {
        public Search(String query, Sort sort, int offset) {
            this(query, sort, offset, Desk.PAGE, null);
        }
    }

    /**
     * Articles about the same things as this one.
     *
     * @param article its number or address, or words of its title
     */
    record Related(String article) implements Command {}

    /** Who a company is, by its name as typed, and what it publishes. */
    record Profile(String company) implements Command {}

    /**
     * Save a query, to be told of new articles that match it; what was saved before gets the new timing and manner.
     *
     * @param sure whether to save it; else it is said what it would have brought
     */
    record Subscribe(
            String query,
            Destination destination,
            Timing timing,
            Manner manner,
            Subscription.@Nullable Owner owner,
            boolean sure)
            implements Command {
        public Subscribe(String query, Destination destination, Cadence cadence) {
            this(query, destination, Timing.of(cadence), Manner.PLAIN, null, true);
        }

        /** The same, to be saved. */
        public Subscribe surely() {
            return new Subscribe(query, destination, timing, manner, owner, true);
        }
    }

    /**
     * As {@link Subscribe}, into the digest of a mailbox that this person has confirmed.
     *
     * @param mailbox which one, where there are several; empty where there is one
     * @param cadence absent for as usual
     */
    record SubscribeByMail(
            String query,
            Subscription.Owner owner,
            Destination person,
            String mailbox,
            @Nullable Cadence cadence,
            boolean sure)
            implements Command {}

    /** What a query would have brought as a subscription. */
    record Foresee(String query) implements Command {}

    /** The subscriptions of a person, and those of the server they manage. */
    record ListSubscriptions(Caller caller) implements Command {}

    /** One subscription, with what it would have brought. */
    record ShowSubscription(SubscriptionId subscription, Caller caller) implements Command {}

    record EditSubscription(SubscriptionId subscription, Caller caller, Changes changes) implements Command {}

    /**
     * Remove all subscriptions of the server that the caller manages.
     *
     * @param sure whether they have seen how many that are
     */
    record RemoveServerSubscriptions(Caller caller, boolean sure) implements Command {}

    /** Leave things as they are, after a look at what would change. */
    record Leave() implements Command {}

    record Unsubscribe(SubscriptionId subscription, Caller caller) implements Command {}

    /** @param pause whether to pause it or to let it go on */
    record PauseSubscription(SubscriptionId subscription, Caller caller, boolean pause) implements Command {}

    /**
     * Why an article came to a destination, or did not.
     *
     * @param article its number or address
     */
    record Why(String article, Destination destination) implements Command {}

    /**
     * What could be muted so that fewer articles like this one come to a destination.
     *
     * @param article its number or address
     */
    record LessLike(String article, Destination destination) implements Command {}

    /**
     * Be told no more of what matches a query, or of what a subscription brings.
     *
     * @param query as typed; empty where it is about a subscription
     * @param subscription of that destination; what it brings meanwhile is left out for good
     * @param days for how long, 0 for good
     */
    record Mute(
            Destination destination, String query, @Nullable SubscriptionId subscription, int days)
            implements Command {}

    record Unmute(Destination destination, long mute) implements Command {}

    /** What a destination is not told of. */
    record ListMutes(Destination destination) implements Command {}

    /** How the feeds are doing. */
    record FeedHealth() implements Command {}

    /**
     * The feeds there are.
     *
     * @param company only those of this company, by its name as typed; empty for all
     * @param offset how many to leave out, from 0
     */
    record ListFeeds(String company, int offset) implements Command {}

    /**
     * Poll one more feed.
     *
     * @param url of the feed, or of a page that names it
     * @param company whose it is; empty to tell by its title
     */
    record AddFeed(String url, String company) implements Command {}

    /** Poll a feed no more; its articles stay. */
    record RemoveFeed(String url) implements Command {}

    record ShowSettings(Party party) implements Command {}

    /** @param changes what is set in it takes the place of what was */
    record ChangeSettings(Party party, Settings changes) implements Command {}

    /**
     * Erase what is kept of a person.
     *
     * @param sure whether they have seen what that means
     */
    record ForgetMe(Destination person, boolean sure) implements Command {}

    /** What is told of many articles at once. */
    sealed interface Discovering extends Command {}

    /** The topics that there are. */
    record ListTopics() implements Discovering {}

    /** What is written about a topic. */
    record AboutTopic(String topic) implements Discovering {}

    /**
     * Who says what about something.
     *
     * @param company only of this one; empty for all
     * @param since only from then on, as in a query; empty for all time
     */
    record WriteRoundup(String subject, String company, String since) implements Discovering {}

    record AskQuestion(String question) implements Discovering {}

    /** @param company only articles of this one; empty for all */
    record ShowTrends(List<String> subjects, String company) implements Discovering {
        public ShowTrends {
            subjects = List.copyOf(subjects);
        }
    }

    /** What is written about more than usual this week. */
    record WhatRises() implements Discovering {}

    /** Something about digests by mail. */
    record Digest(DigestAsk ask) implements Command {}

    record Help() implements Command {}

    /** How queries are written. */
    record HelpWithQueries() implements Command {}

    record About() implements Command {}
}

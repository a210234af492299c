package dev.blogboard.command;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Mute;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.discover.Answer;
import dev.blogboard.discover.ChartPainter;
import dev.blogboard.discover.Classics;
import dev.blogboard.discover.CompanyProfile;
import dev.blogboard.discover.Profiles;
import dev.blogboard.discover.Rising;
import dev.blogboard.discover.Roundup;
import dev.blogboard.discover.TopicProfile;
import dev.blogboard.discover.Trends;
import dev.blogboard.feed.Feed;
import dev.blogboard.search.Explanation;
import dev.blogboard.search.Hit;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.QueryCounts;
import dev.blogboard.search.SearchResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer, with one meaning that each platform renders in its own way. */
public sealed interface Reply {
    /** @param asked the command that was answered, to page from */
    record Found(Command.Search asked, ParsedQuery query, SearchResult result) implements Reply {}

    /** @param hits the most similar articles, none where there are none */
    record Related(Article article, Company company, List<Hit> hits) implements Reply {
        public Related {
            hits = List.copyOf(hits);
        }
    }

    /**
     * A company.
     *
     * @param family the companies that belong to it
     * @param latest its newest articles
     * @param months how much it published in each month, the first first
     * @param about what it writes about, year by year
     */
    record Profile(
            Company company,
            List<Company> family,
            SearchResult latest,
            List<QueryCounts.Month> months,
            CompanyProfile about)
            implements Reply {
        public Profile {
            family = List.copyOf(family);
            months = List.copyOf(months);
        }
    }

    /** @param near companies that may have been meant */
    record NoSuchCompany(String typed, List<Company> near) implements Reply {
        public NoSuchCompany {
            near = List.copyOf(near);
        }
    }

    /**
     * A query or option that cannot be understood.
     *
     * @param message what was wrong with it and what to do, quoting it; lines may point into the query by a caret
     */
    record Mistaken(String message) implements Reply {}

    /**
     * What a subscription would bring, before it is made.
     *
     * @param lately how many articles of the last 30 days match
     * @param ever what matches, with the newest
     * @param instead a narrower or wider query; absent where none is known or needed
     */
    record Preview(
            Command.Subscribe asked,
            String query,
            long lately,
            SearchResult ever,
            Width width,
            @Nullable String instead)
            implements Reply {
        /** About how many articles that is in a week. */
        public long weekly() {
            return Math.round(lately * 7 / 30.0);
        }

        /** The same in words: {@code about 5 a week}. */
        public String pace() {
            return weekly() > 0 ? "about %,d a week".formatted(weekly()) : "less than one a week";
        }
    }

    /** Whether a query brings about as much as a person can read. */
    enum Width {
        RIGHT,
        TOO_BROAD,
        NEVER
    }

    record Subscribed(Subscription subscription) implements Reply {}

    /** The subscription was there already. */
    record SubscribedBefore(Subscription subscription, Command.Subscribe asked) implements Reply {}

    /**
     * What a subscription has to do with an article.
     *
     * @param explanation absent when its query cannot be read
     * @param trace what became of it, a sentence; empty when nothing did
     */
    record Reason(Subscription subscription, Optional<Explanation> explanation, String trace) {}

    /** @param more how many further subscriptions there are */
    record Why(Article article, Destination destination, List<Reason> reasons, int more) implements Reply {
        public Why {
            reasons = List.copyOf(reasons);
        }
    }

    /** @param query the muted one, or that of the muted subscription */
    record Muted(Mute mute, String query) implements Reply {}

    record Mutes(List<Muted> mutes) implements Reply {
        public Mutes {
            mutes = List.copyOf(mutes);
        }
    }

    /**
     * What could be muted.
     *
     * @param words of the article's title, which tell it from others
     * @param subscriptions those of the destination that it matches
     */
    record LessLike(
            Article article,
            Company company,
            List<String> words,
            List<Subscription> subscriptions,
            Destination destination)
            implements Reply {
        public LessLike {
            words = List.copyOf(words);
            subscriptions = List.copyOf(subscriptions);
        }
    }

    /** @param silent until when those are muted that are */
    record Subscriptions(List<Subscription> subscriptions, Map<SubscriptionId, Instant> silent) implements Reply {
        public Subscriptions {
            subscriptions = List.copyOf(subscriptions);
            silent = Map.copyOf(silent);
        }
    }

    /** Mail is to go to one of several mailboxes, of which a person has to choose. */
    record SeveralMailboxes(List<String> addresses) implements Reply {
        public SeveralMailboxes {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * A subscription by itself.
     *
     * @param silent until when it is muted; empty when it is not
     */
    record OneSubscription(Subscription subscription, Optional<Instant> silent, Preview preview) implements Reply {}

    /** @param done whether they are removed, or would be */
    record ServerSubscriptionsRemoved(int subscriptions, boolean done) implements Reply {}

    /** Nothing was saved. */
    record Left() implements Reply {}

    record Unsubscribed(long subscription) implements Reply {}

    /** @param ailing the feeds that a person may want to look after */
    record Health(int feeds, int paused, List<Feed> ailing) implements Reply {
        public Health {
            ailing = List.copyOf(ailing);
        }
    }

    /** A feed and whose it is. */
    record FeedOf(Feed feed, Company company) {}

    /** @param total how many feeds there are, over all pages */
    record FeedList(Command.ListFeeds asked, List<FeedOf> feeds, int total) implements Reply {
        public FeedList {
            feeds = List.copyOf(feeds);
        }
    }

    record FeedAdded(Feed feed, Company company) implements Reply {}

    /** A page names several feeds, of which a person has to choose. */
    record SeveralFeeds(Command.AddFeed asked, List<String> urls) implements Reply {
        public SeveralFeeds {
            urls = List.copyOf(urls);
        }
    }

    record FeedRemoved(String url) implements Reply {}

    /** @param changed whether they have just been changed */
    record SettingsShown(Party party, Settings settings, boolean changed) implements Reply {}

    /**
     * What would be erased.
     *
     * @param mailboxes how many mailboxes, with the digests that come to them
     */
    record ForgetMeAsked(int subscriptions, int mailboxes) implements Reply {}

    record Forgotten(int subscriptions) implements Reply {}

    /** What is told of many articles at once. */
    sealed interface Discovered extends Reply {}

    /** @param topics those that have articles, in the order of the taxonomy */
    record TopicList(List<Profiles.Counted> topics) implements Discovered {
        public TopicList {
            topics = List.copyOf(topics);
        }
    }

    record OfTopic(TopicProfile profile) implements Discovered {}

    record RoundedUp(Roundup roundup) implements Discovered {}

    record Answered(String question, Answer answer) implements Discovered {}

    /** @param picture draws the chart, for platforms that show pictures */
    record Charted(String title, Trends.Chart chart, ChartPainter picture) implements Discovered {}

    /** @param classics a few good articles from years ago */
    record Risen(Rising.Report report, List<Classics.Classic> classics, Companies companies) implements Discovered {
        public Risen {
            classics = List.copyOf(classics);
        }
    }

    /**
     * An answer in words.
     *
     * @param document a longer text, in lines; empty when there is none
     */
    record Told(String heading, List<String> lines, String document) implements Reply {
        public Told {
            lines = List.copyOf(lines);
        }
    }

    record Help() implements Reply {}

    /** How queries are written. */
    record HelpWithQueries() implements Reply {}

    /** @param lastPoll when a feed was last asked; absent before the first poll */
    record About(
            String version,
            long articles,
            int companies,
            int feeds,
            @Nullable Instant lastPoll) implements Reply {}
}

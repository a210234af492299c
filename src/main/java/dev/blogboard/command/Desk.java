package dev.blogboard.command;

import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.article.Articles;
import dev.blogboard.article.Companies;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds;
import dev.blogboard.search.ArticleSearch;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers commands. Safe for use by several threads. */
public final class Desk {
    /** How many hits make a page. */
    public static final int PAGE = 10;

    private final Feeds feeds;
    private final Articles articles;
    private final ArticleSearch search;
    private final Supplier<QueryParser> parser;
    private final Subscriptions subscriptions;
    private final InstantSource clock;
    private final String version;

    public Desk(
            Feeds feeds,
            Articles articles,
            ArticleSearch search,
            Supplier<QueryParser> parser,
            Subscriptions subscriptions,
            InstantSource clock,
            String version) {
        this.feeds = feeds;
        this.articles = articles;
        this.search = search;
        this.parser = parser;
        this.subscriptions = subscriptions;
        this.clock = clock;
        this.version = version;
    }

    public Reply answer(Command command) {
        try {
            return switch (command) {
                case Command.Search asked -> search(asked);
                case Command.Subscribe asked -> subscribe(asked);
                case Command.ListSubscriptions asked -> new Reply.Subscriptions(subscriptions.of(asked.destination()));
                case Command.Unsubscribe asked -> unsubscribe(asked);
                case Command.FeedHealth asked -> health();
                case Command.Help asked -> new Reply.Help();
                case Command.About asked -> about();
            };
        } catch (QuerySyntaxException mistake) {
            return new Reply.Mistaken(mistake.pointed());
        }
    }

    private Reply search(Command.Search asked) throws QuerySyntaxException {
        ParsedQuery query = parser.get().parse(asked.query());
        SearchResult result =
                search.search(new SearchRequest(query.query(), asked.sort(), asked.offset(), asked.limit()));
        return new Reply.Found(asked, query, result);
    }

    private Reply subscribe(Command.Subscribe asked) throws QuerySyntaxException {
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

    private Reply unsubscribe(Command.Unsubscribe asked) {
        boolean owned = subscriptions.of(asked.owner()).stream()
                .anyMatch(subscription -> subscription.id().equals(asked.subscription()));
        if (!owned || !subscriptions.remove(asked.subscription())) {
            return new Reply.Mistaken(
                    "There is no subscription " + asked.subscription().value() + " here.");
        }
        return new Reply.Unsubscribed(asked.subscription().value());
    }

    private Reply health() {
        List<Feed> all = feeds.all();
        List<Feed> ailing = all.stream().filter(Feed::ailing).toList();
        int paused = (int) all.stream().filter(Feed::paused).count();
        return new Reply.Health(all.size(), paused, ailing);
    }

    private Reply about() {
        List<Feed> all = feeds.all();
        Companies companies = feeds.companies();
        Instant lastPoll = all.stream()
                .map(Feed::lastPoll)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Reply.About(version, articles.count(), companies.all().size(), all.size(), lastPoll);
    }
}

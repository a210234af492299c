package dev.blogboard.alert;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.search.ArticleMatcher;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The second step: new articles meet the saved queries, and alerts are recorded. */
public final class Matching {
    private static final int BATCH = 100;

    private final Alerts alerts;
    private final Subscriptions subscriptions;
    private final ArticleMatcher matcher;
    private final Supplier<QueryParser> parser;
    private final InstantSource clock;

    public Matching(
            Alerts alerts,
            Subscriptions subscriptions,
            ArticleMatcher matcher,
            Supplier<QueryParser> parser,
            InstantSource clock) {
        this.alerts = alerts;
        this.subscriptions = subscriptions;
        this.matcher = matcher;
        this.parser = parser;
        this.clock = clock;
    }

    /** What a run came to: how many articles were matched, and how many alerts recorded. */
    public record Report(int articles, int alerts) {}

    /** Matches all articles that wait for it. */
    public Report run() {
        int articles = 0;
        int recorded = 0;
        List<Article> waiting = alerts.unmatched(clock.instant(), BATCH);
        if (waiting.isEmpty()) {
            return new Report(0, 0);
        }
        Map<Query, List<Subscription>> saved = savedQueries();
        while (!waiting.isEmpty()) {
            List<Alerts.Match> matches = new ArrayList<>();
            for (Article article : waiting) {
                matches.addAll(matches(article, saved));
            }
            List<ArticleId> ids = waiting.stream().map(Article::id).toList();
            recorded += alerts.record(ids, matches, clock.instant());
            articles += waiting.size();
            waiting = alerts.unmatched(clock.instant(), BATCH);
        }
        return new Report(articles, recorded);
    }

    /** Each distinct query once, however many share it. A query that no longer parses pauses its subscription. */
    private Map<Query, List<Subscription>> savedQueries() {
        Map<Query, List<Subscription>> saved = new HashMap<>();
        QueryParser current = parser.get();
        for (Subscription subscription : subscriptions.all()) {
            parse(current, subscription)
                    .ifPresent(query -> saved.computeIfAbsent(query.query(), same -> new ArrayList<>())
                            .add(subscription));
        }
        return saved;
    }

    private Optional<ParsedQuery> parse(QueryParser current, Subscription subscription) {
        try {
            return Optional.of(current.parse(subscription.query()));
        } catch (QuerySyntaxException fault) {
            subscriptions.pause(subscription.id(), "Its query cannot be read any more. " + fault.getMessage());
            return Optional.empty();
        }
    }

    private List<Alerts.Match> matches(Article article, Map<Query, List<Subscription>> saved) {
        Set<Query> matching = matcher.matching(article, saved.keySet());
        List<SubscriptionId> matched = matching.stream()
                .flatMap(query -> saved.getOrDefault(query, List.of()).stream())
                .filter(subscription -> !article.firstSeen().isBefore(subscription.created()))
                .map(Subscription::id)
                .toList();
        Instant now = clock.instant();
        return subscriptions.following(matched).stream()
                .map(following -> match(article, following, now))
                .toList();
    }

    private static Alerts.Match match(Article article, Subscriptions.Following following, Instant now) {
        Timing timing = following.subscription().timing();
        return new Alerts.Match(
                article.id(),
                following.subscription().id(),
                Post.Occasion.valueOf(timing.cadence().name()),
                timing.due(now, following.lastBatch()));
    }
}

package dev.blogboard.alert;

import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.search.ArticleTerms;
import dev.blogboard.search.Condition;
import dev.blogboard.search.Evaluation;
import dev.blogboard.search.QueryAnalysis;
import dev.blogboard.search.QueryParser;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The second step: new articles meet the saved queries, and alerts are recorded. */
public final class Matching {
    private static final int BATCH = 100;

    private final Alerts alerts;
    private final Subscriptions subscriptions;
    private final Mutes mutes;
    private final SavedQueries saved;
    private final Stories stories;
    private final InstantSource clock;

    /**
     * @param sample some articles, by which it is known which words are rare
     */
    public Matching(
            Alerts alerts,
            Subscriptions subscriptions,
            Mutes mutes,
            QueryAnalysis analysis,
            Supplier<QueryParser> parser,
            Supplier<Companies> companies,
            Supplier<List<Article>> sample,
            Keeping keeping,
            InstantSource clock) {
        this.alerts = alerts;
        this.subscriptions = subscriptions;
        this.mutes = mutes;
        this.clock = clock;
        saved = new SavedQueries(subscriptions, analysis, parser, companies, sample, keeping);
        stories = new Stories(alerts);
    }

    /**
     * Where to keep the saved queries as they were understood, for the next start.
     *
     * @param file absent for nowhere
     * @param understoodBy what decides what queries mean, and of which store they are, besides the companies
     */
    public record Keeping(@Nullable Path file, Supplier<String> understoodBy) {
        public static final Keeping NOWHERE = new Keeping(null, () -> "");
    }

    /** What a run came to: how many articles were matched, and how many alerts recorded. */
    public record Report(int articles, int alerts) {}

    /** Reads the saved queries, so that the first article does not wait for that. */
    public synchronized void prepare() {
        saved.follow(clock.instant());
    }

    /** Takes over changes to the saved queries, and matches all articles that wait for it. */
    public synchronized Report run() {
        saved.follow(clock.instant());
        int articles = 0;
        int recorded = 0;
        List<Article> waiting = alerts.unmatched(clock.instant(), BATCH);
        while (!waiting.isEmpty()) {
            saved.follow(clock.instant());
            recorded += alerts.record(matched(waiting), clock.instant());
            articles += waiting.size();
            waiting = alerts.unmatched(clock.instant(), BATCH);
        }
        return new Report(articles, recorded);
    }

    private Alerts.Matched matched(List<Article> articles) {
        List<Alerts.Match> matches = new ArrayList<>();
        List<Alerts.Suppressed> suppressed = new ArrayList<>();
        Map<Destination, List<Muted>> muted = new HashMap<>();
        Instant now = clock.instant();
        for (Article article : articles) {
            ArticleTerms terms = saved.terms(article);
            Evaluation evaluation = new Evaluation(terms, now);
            byDestination(article, terms, now).forEach((destination, following) -> {
                List<Muted> ofDestination = muted.computeIfAbsent(destination, name -> muted(name, now));
                List<Subscriptions.Following> wanted = new ArrayList<>();
                for (Subscriptions.Following one : following) {
                    ofDestination.stream()
                            .filter(mute -> mute.covers(one.subscription(), evaluation))
                            .findFirst()
                            .ifPresentOrElse(
                                    mute -> suppressed.add(new Alerts.Suppressed(
                                            article.id(), one.subscription().id(), mute.reason())),
                                    () -> wanted.add(one));
                }
                matches.addAll(matches(article, wanted, now));
            });
        }
        return new Alerts.Matched(
                articles.stream().map(Article::id).toList(), matches, suppressed, stories.sketched(articles, now));
    }

    /** The subscriptions that an article fires, in the order of their numbers; those made after it came are left out. */
    private Map<Destination, List<Subscriptions.Following>> byDestination(
            Article article, ArticleTerms terms, Instant now) {
        Map<Destination, List<Subscriptions.Following>> all = new LinkedHashMap<>();
        for (Subscriptions.Following following : subscriptions.following(saved.matching(terms, now))) {
            Subscription subscription = following.subscription();
            if (!article.firstSeen().isBefore(subscription.created())) {
                all.computeIfAbsent(subscription.destination(), name -> new ArrayList<>())
                        .add(following);
            }
        }
        return all;
    }

    /** A destination is told of an article once: with the subscription of it that wants to know first. */
    private static List<Alerts.Match> matches(Article article, List<Subscriptions.Following> wanted, Instant now) {
        Optional<Subscriptions.Following> first = wanted.stream()
                .filter(one -> one.subscription().paused() == null)
                .min(Comparator.comparing(one -> due(one, now)));
        return wanted.stream()
                .map(one -> {
                    Subscriptions.Following told = one.subscription().paused() == null ? first.orElse(one) : one;
                    return new Alerts.Match(
                            article.id(),
                            one.subscription().id(),
                            Post.Occasion.valueOf(told.subscription().cadence().name()),
                            due(told, now));
                })
                .toList();
    }

    private static Instant due(Subscriptions.Following following, Instant now) {
        return following.subscription().timing().due(now, following.lastBatch());
    }

    /** A mute, and what it asks of an article. */
    private record Muted(Mute mute, Optional<Condition> condition) {
        boolean covers(Subscription subscription, Evaluation article) {
            return mute.query() == null
                    ? Objects.equals(mute.subscription(), subscription.id())
                    : condition.filter(article::holds).isPresent();
        }

        String reason() {
            return mute.query() == null ? "The subscription is muted." : "\"" + mute.query() + "\" is muted here.";
        }
    }

    private List<Muted> muted(Destination destination, Instant now) {
        return mutes.of(destination, now).stream()
                .map(mute -> {
                    String query = mute.query();
                    return new Muted(mute, query == null ? Optional.empty() : saved.condition(query));
                })
                .toList();
    }
}

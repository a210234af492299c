package dev.blogboard.command;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Mute;
import dev.blogboard.alert.Mutes;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.alert.Traces;
import dev.blogboard.article.Article;
import dev.blogboard.article.Articles;
import dev.blogboard.search.ArticleTerms;
import dev.blogboard.search.Explanation;
import dev.blogboard.search.QueryAnalysis;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Says why an article came, or did not, and takes what is not wanted. Safe for use by several threads. */
public final class WhyDesk {
    private static final int MOST_SUBSCRIPTIONS = 20;

    private final Articles articles;
    private final Subscriptions subscriptions;
    private final Traces traces;
    private final Mutes mutes;
    private final QueryAnalysis analysis;
    private final Supplier<QueryParser> parser;
    private final InstantSource clock;

    public WhyDesk(
            Articles articles,
            Subscriptions subscriptions,
            Traces traces,
            Mutes mutes,
            QueryAnalysis analysis,
            Supplier<QueryParser> parser,
            InstantSource clock) {
        this.articles = articles;
        this.subscriptions = subscriptions;
        this.traces = traces;
        this.mutes = mutes;
        this.analysis = analysis;
        this.parser = parser;
        this.clock = clock;
    }

    Reply why(Command.Why asked) {
        Optional<Article> found = traces.article(asked.article())
                .flatMap(id -> articles.find(List.of(id)).stream().findFirst());
        if (found.isEmpty()) {
            return new Reply.Mistaken("There is no article \"" + asked.article()
                    + "\" here. Give its address as it stands in the alert or in a search.");
        }
        Article article = found.get();
        ArticleTerms terms = analysis.terms(article);
        List<Reply.Reason> reasons = new ArrayList<>();
        List<Subscription> all = subscriptions.of(asked.destination());
        for (Subscription subscription : all.subList(0, Math.min(all.size(), MOST_SUBSCRIPTIONS))) {
            reasons.add(reason(subscription, article, terms));
        }
        return new Reply.Why(article, reasons, all.size() - reasons.size());
    }

    private Reply.Reason reason(Subscription subscription, Article article, ArticleTerms terms) {
        String trace = traces.of(subscription.id(), article.id())
                .orElseGet(() -> article.firstSeen().isBefore(subscription.created())
                        ? "The article was here before the subscription."
                        : "");
        try {
            Explanation explanation =
                    Explanation.of(parser.get().parse(subscription.query()).query(), terms, analysis, clock.instant());
            return new Reply.Reason(subscription, Optional.of(explanation), trace);
        } catch (QuerySyntaxException unreadable) {
            return new Reply.Reason(subscription, Optional.empty(), "The query cannot be read any more.");
        }
    }

    Reply mute(Command.Mute asked) throws QuerySyntaxException {
        Instant now = clock.instant();
        Instant until = asked.days() == 0 ? null : now.plus(Duration.ofDays(asked.days()));
        if (asked.subscription() != null) {
            return new Reply.Muted(mutes.muteSubscription(asked.destination(), asked.subscription(), until, now));
        }
        if (asked.query().isBlank() || parser.get().parse(asked.query()).asksForEverything()) {
            return new Reply.Mistaken("Mute what? Type a word or a company, as you would search for it: hiring");
        }
        String query = parser.get().parse(asked.query()).canonical();
        return new Reply.Muted(mutes.muteQuery(asked.destination(), query, until, now));
    }

    Reply unmute(Command.Unmute asked) {
        return mutes.remove(asked.destination(), asked.mute())
                ? new Reply.Mutes(mutes.of(asked.destination(), clock.instant()))
                : new Reply.Mistaken("There is no mute " + asked.mute() + " here.");
    }

    Reply mutes(Destination destination) {
        List<Mute> all = mutes.of(destination, clock.instant());
        return new Reply.Mutes(all);
    }
}

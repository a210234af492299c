package dev.blogboard.command;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Mute;
import dev.blogboard.alert.Mutes;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.alert.Traces;
import dev.blogboard.article.Article;
import dev.blogboard.article.Articles;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Says why an article came, or did not, and takes what is not wanted. Safe for use by several threads. */
public final class WhyDesk {
    private static final int MOST_SUBSCRIPTIONS = 20;
    private static final int MOST_WORDS = 20;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}+#.-]*[\\p{L}\\p{N}+#]");
    /** Words of English titles that say nothing of what an article is about. */
    private static final Set<String> COMMON = Set.of(
            "a",
            "about",
            "all",
            "an",
            "and",
            "any",
            "are",
            "as",
            "at",
            "be",
            "by",
            "can",
            "do",
            "everyone",
            "for",
            "from",
            "has",
            "have",
            "here",
            "how",
            "in",
            "into",
            "is",
            "it",
            "its",
            "more",
            "new",
            "no",
            "not",
            "of",
            "on",
            "one",
            "or",
            "our",
            "out",
            "part",
            "than",
            "that",
            "the",
            "their",
            "them",
            "there",
            "these",
            "they",
            "this",
            "to",
            "up",
            "us",
            "use",
            "using",
            "was",
            "we",
            "what",
            "when",
            "where",
            "which",
            "who",
            "why",
            "will",
            "with",
            "you",
            "your");

    private final Articles articles;
    private final Subscriptions subscriptions;
    private final Traces traces;
    private final Mutes mutes;
    private final QueryAnalysis analysis;
    private final Supplier<QueryParser> parser;
    private final Supplier<Companies> companies;
    private final InstantSource clock;

    public WhyDesk(
            Articles articles,
            Subscriptions subscriptions,
            Traces traces,
            Mutes mutes,
            QueryAnalysis analysis,
            Supplier<QueryParser> parser,
            Supplier<Companies> companies,
            InstantSource clock) {
        this.articles = articles;
        this.subscriptions = subscriptions;
        this.traces = traces;
        this.mutes = mutes;
        this.analysis = analysis;
        this.parser = parser;
        this.companies = companies;
        this.clock = clock;
    }

    Reply why(Command.Why asked) {
        Optional<Article> found = find(asked.article());
        if (found.isEmpty()) {
            return unknown(asked.article());
        }
        Article article = found.get();
        ArticleTerms terms = analysis.terms(article);
        List<Reply.Reason> reasons = new ArrayList<>();
        List<Subscription> all = subscriptions.of(asked.destination());
        for (Subscription subscription : all.subList(0, Math.min(all.size(), MOST_SUBSCRIPTIONS))) {
            reasons.add(reason(subscription, article, terms));
        }
        return new Reply.Why(article, asked.destination(), reasons, all.size() - reasons.size());
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

    private Optional<Article> find(String typed) {
        return traces.article(typed)
                .flatMap(id -> articles.find(List.of(id)).stream().findFirst());
    }

    private static Reply unknown(String article) {
        return new Reply.Mistaken("There is no article \"" + article
                + "\" here. Give its address as it stands in the alert or in a search.");
    }

    Reply less(Command.LessLike asked) {
        Optional<Article> found = find(asked.article());
        if (found.isEmpty()) {
            return unknown(asked.article());
        }
        Article article = found.get();
        ArticleTerms terms = analysis.terms(article);
        List<Subscription> matched = subscriptions.of(asked.destination()).stream()
                .filter(subscription -> reason(subscription, article, terms)
                        .explanation()
                        .filter(Explanation::matches)
                        .isPresent())
                .limit(MOST_SUBSCRIPTIONS)
                .toList();
        Company company = companies.get().withId(article.company()).orElseThrow();
        return new Reply.LessLike(article, company, words(article.title()), matched, asked.destination());
    }

    private static List<String> words(String title) {
        return WORD.matcher(title)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .filter(word -> !COMMON.contains(word))
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    Reply mute(Command.Mute asked) throws QuerySyntaxException {
        Instant now = clock.instant();
        Instant until = asked.days() == 0 ? null : now.plus(Duration.ofDays(asked.days()));
        SubscriptionId id = asked.subscription();
        if (id != null) {
            return subscriptions
                    .find(id)
                    .filter(subscription -> subscription.destination().equals(asked.destination()))
                    .<Reply>map(subscription -> new Reply.Muted(
                            mutes.muteSubscription(asked.destination(), id, until, now), subscription.query()))
                    .orElseGet(() -> SubscriptionDesk.unknown(id));
        }
        if (asked.query().isBlank() || parser.get().parse(asked.query()).asksForEverything()) {
            return new Reply.Mistaken("Mute what? Type a word or a company, as you would search for it: hiring");
        }
        String query = parser.get().parse(asked.query()).canonical();
        return new Reply.Muted(mutes.muteQuery(asked.destination(), query, until, now), query);
    }

    Reply unmute(Command.Unmute asked) {
        return mutes.remove(asked.destination(), asked.mute())
                ? mutes(asked.destination())
                : new Reply.Mistaken("There is no mute " + asked.mute() + " here.");
    }

    Reply mutes(Destination destination) {
        return new Reply.Mutes(
                mutes.of(destination, clock.instant()).stream().map(this::shown).toList());
    }

    private Reply.Muted shown(Mute mute) {
        SubscriptionId id = mute.subscription();
        String query = mute.query();
        if (query == null && id != null) {
            query = subscriptions.find(id).map(Subscription::query).orElse(null);
        }
        return new Reply.Muted(mute, query == null ? "" : query);
    }
}

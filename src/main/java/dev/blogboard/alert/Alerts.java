package dev.blogboard.alert;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What new articles come to: alerts, recorded once each. Each method is one transaction; safe for use by several threads
 * and processes.
 */
public interface Alerts {
    /**
     * Articles that have not met the saved queries yet and are ready to, oldest first. One is ready when its whole text
     * came with its feed, or its page was fetched, or that failed, or it has waited for that long enough.
     */
    List<Article> unmatched(Instant now, int limit);

    /**
     * An article, and a subscription whose query it matches.
     *
     * @param occasion on which its owner is told
     * @param due when that is
     */
    record Match(
            ArticleId article,
            SubscriptionId subscription,
            Post.Occasion occasion,
            @Nullable Instant due) {
        /** One to be told of at once. */
        public Match(ArticleId article, SubscriptionId subscription) {
            this(article, subscription, Post.Occasion.INSTANT, null);
        }
    }

    /**
     * A match of which nobody is told.
     *
     * @param reason why, a sentence for the owner
     */
    record Suppressed(ArticleId article, SubscriptionId subscription, String reason) {}

    /**
     * An article by its likeness to others.
     *
     * @param bands by which articles that may be alike are found
     * @param original the article whose story it tells again; absent when it tells its own
     */
    record Sketched(
            ArticleId article, Set<Long> bands, @Nullable ArticleId original) {}

    /** All that a run of matching found. */
    record Matched(
            Collection<ArticleId> articles,
            Collection<Match> matches,
            Collection<Suppressed> suppressed,
            Collection<Sketched> sketched) {}

    /**
     * Records all of this and marks the articles as matched, or does neither. An alert that was recorded before, or whose
     * subscription is gone, is left out. A destination that was told of the original of a story, or is about to be, gets
     * no second alert: the first names both.
     *
     * @return how many alerts were recorded
     */
    int record(Matched matched, Instant now);

    default int record(Collection<ArticleId> articles, Collection<Match> matches, Instant now) {
        return record(new Matched(articles, matches, List.of(), List.of()), now);
    }

    /** Articles that share a band with these and were seen since then, and so may tell the same story. */
    List<Article> lookalikes(Set<Long> bands, Instant since);

    /** How many alerts have not been sent yet. */
    long pending();
}

package dev.blogboard.alert;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The outbox: articles that are still to be matched, and alerts that are still to be sent. Each method is one
 * transaction; safe for use by several threads and processes.
 */
public interface Alerts {
    /**
     * Articles that have not met the saved queries yet and are ready to, oldest first. One is ready when its whole text
     * came with its feed, or its page was fetched, or that failed, or it has waited for that long enough.
     */
    List<Article> unmatched(Instant now, int limit);

    /** An article, and a subscription whose query it matches. */
    record Match(ArticleId article, SubscriptionId subscription) {}

    /**
     * Records alerts for these matches and marks all of these articles as matched, both or neither. An alert that was
     * recorded before, or whose subscription is gone, is left out.
     *
     * @return how many alerts were recorded
     */
    int record(Collection<ArticleId> matched, Collection<Match> matches, Instant now);

    /**
     * Takes pending alerts whose time has come, of the given cadence, oldest first, and marks them as being sent. Those
     * that a process which died was sending count as pending again after a while.
     */
    List<Alert> claim(Cadence cadence, int limit, Instant now);

    void sent(AlertId alert, String message, Instant now);

    /**
     * Puts an alert back.
     *
     * @param nextAttempt when to try again
     * @param reason why, a sentence for the owner
     */
    void defer(AlertId alert, Instant nextAttempt, String reason);

    /** How many alerts have not been sent yet. */
    long pending();
}

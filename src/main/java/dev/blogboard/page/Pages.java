package dev.blogboard.page;

import dev.blogboard.article.ArticleId;
import java.time.Instant;
import java.util.List;

/**
 * The pages that are still to be fetched. A new article is matched once its page was fetched, or that failed, or it has
 * waited long enough for it. Each method is one transaction; safe for use by several threads and processes.
 */
public interface Pages {
    /**
     * A page to be fetched.
     *
     * @param url of the article
     * @param tries how often it was asked for in vain
     */
    record Waiting(ArticleId article, String url, int tries) {}

    /** Pages of articles that are still to be matched, the longest due first. */
    List<Waiting> urgent(Instant now, int limit);

    /** Pages of articles that are history, no two of one host, the newest articles first. */
    List<Waiting> ofHistory(Instant now, int limit);

    /**
     * Takes what was read into the article: its text where that says more than what is known, and what the feed left
     * out. Nothing that the feed said is lost.
     */
    void read(ArticleId article, Page page);

    /** Records that there is no page to be had; the article stays as it is and waits no longer. */
    void refused(ArticleId article, String reason);

    /** Records that the page is to be asked for again later; the article waits no longer. */
    void postpone(ArticleId article, String reason, Instant due);

    /** How many pages are still to be fetched. */
    long waiting();
}

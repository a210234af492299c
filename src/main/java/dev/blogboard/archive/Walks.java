package dev.blogboard.archive;

import dev.blogboard.article.Item;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.FeedId;
import java.time.Instant;
import java.util.List;

/**
 * Walks through archives, one for each feed, and how far each has come. Each method is one transaction; safe for use by
 * several threads and processes.
 */
public interface Walks {
    /**
     * Begins a walk at the feed, or goes on with the one that was broken off. One that wants older articles than the
     * one that was broken off is a new walk.
     *
     * @param since articles before this are not wanted
     * @return the walk's bound in time: that of the walk that goes on
     */
    Instant begin(Feed feed, Instant since, Instant now);

    /**
     * Documents to visit next, in the order of their kind; those of pages whose article is stored already are done
     * without a visit.
     */
    List<Open> next(FeedId feed, Instant now, int limit);

    /**
     * A step that is to be done.
     *
     * @param tries how often that failed for a passing reason
     */
    record Open(long id, Step step, int tries) {}

    /**
     * Stores the articles that a step found, as history, and the steps that follow from it, and marks it as done: all or
     * nothing. An article that is stored already is recognised, a step that is there already is not taken twice.
     *
     * @return how many articles were not known before
     */
    int done(Feed feed, Open step, List<Item> articles, List<Step> next, Instant now);

    /** Marks a step as impossible. */
    void closed(FeedId feed, Open step, String reason);

    /** Puts a step back. */
    void later(FeedId feed, Open step, String reason, Instant due);

    /** Marks a walk as finished when none of its steps is left. */
    Progress progress(FeedId feed, Instant now);

    /**
     * How far a walk has come.
     *
     * @param visited documents visited
     * @param open documents to visit
     * @param closed documents that cannot be visited
     * @param added articles that were not known before
     * @param next when the first of the open ones may be visited; {@link Instant#MAX} when none is open
     */
    record Progress(int visited, int open, int closed, int added, Instant next) {
        public boolean finished() {
            return open == 0;
        }
    }
}

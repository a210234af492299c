package dev.blogboard.search;

import org.jspecify.annotations.Nullable;

/**
 * A page of the answer to a query.
 *
 * @param offset how many hits to leave out, from 0
 * @param limit how many to give, from 0 (only counts and facets) to 100
 * @param asOf what {@link SearchResult#asOf()} said of an earlier page, so that this one continues it while new articles
 *     come in; absent for the state of things now
 */
public record SearchRequest(
        Query query,
        Sort sort,
        int offset,
        int limit,
        @Nullable String asOf) {
    public static final int MAX_LIMIT = 100;
    /** As far as anyone can page. */
    public static final int MAX_OFFSET = 10_000;

    public SearchRequest {
        if (offset < 0 || offset > MAX_OFFSET || limit < 0 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("offset " + offset + ", limit " + limit);
        }
    }

    public SearchRequest(Query query, Sort sort, int offset, int limit) {
        this(query, sort, offset, limit, null);
    }

    public static SearchRequest firstPage(Query query) {
        return new SearchRequest(query, Sort.RELEVANCE, 0, 10);
    }
}

package dev.blogboard.search;

/**
 * A page of the answer to a query.
 *
 * @param offset how many hits to leave out, from 0
 * @param limit how many to give, from 0 (only counts and facets) to 100
 */
public record SearchRequest(Query query, Sort sort, int offset, int limit) {
    public static final int MAX_LIMIT = 100;

    public SearchRequest {
        if (offset < 0 || limit < 0 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("offset " + offset + ", limit " + limit);
        }
    }

    public static SearchRequest firstPage(Query query) {
        return new SearchRequest(query, Sort.RELEVANCE, 0, 10);
    }
}

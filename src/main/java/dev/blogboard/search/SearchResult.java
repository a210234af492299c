package dev.blogboard.search;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a search.
 *
 * @param hits the page asked for: full matches, and where all of these are less than a page, near ones after them
 * @param total how many articles match fully, before the same story elsewhere is folded into one hit
 * @param more whether another page follows
 * @param facets what the full matches are about
 * @param didYouMean a query much like this one that finds more, when this one finds little
 * @param clauses when nothing matches fully: what each part of the query has to do with that; empty otherwise
 * @param indexing while the index is being built anew: how far that is, and the answer comes from what is there
 * @param asOf what this answer was made from, to be handed back in the request for the next page
 * @param took how long it took to answer
 */
public record SearchResult(
        List<Hit> hits,
        long total,
        boolean more,
        Facets facets,
        @Nullable DidYouMean didYouMean,
        List<Clause> clauses,
        @Nullable Progress indexing,
        String asOf,
        Duration took) {
    public SearchResult {
        hits = List.copyOf(hits);
        clauses = List.copyOf(clauses);
    }

    /**
     * A better spelling.
     *
     * @param query in canonical form
     * @param total how many articles match it
     */
    public record DidYouMean(String query, long total) {}

    /**
     * A part of a query that found nothing.
     *
     * @param text the part, in canonical form
     * @param alone how many articles it matches by itself; when 0, it excludes everything
     * @param without how many articles the query would find without it
     */
    public record Clause(String text, long alone, long without) {}

    /** How far a long work is. */
    public record Progress(long done, long of) {}
}

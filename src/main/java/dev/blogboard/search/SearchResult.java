package dev.blogboard.search;

import java.time.Duration;
import java.util.List;

/**
 * The answer to a search.
 *
 * @param hits the page asked for
 * @param total how many articles match fully, before the same story elsewhere is folded into one hit
 * @param took how long it took to answer
 */
public record SearchResult(List<Hit> hits, long total, Duration took) {
    public SearchResult {
        hits = List.copyOf(hits);
    }
}

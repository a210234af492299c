package dev.blogboard.search;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An article as an index sees it.
 *
 * @param positions per field, each term with the positions where it stands, ascending
 * @param keywords per keyword, its values
 * @param published the start of the period in which it was published, absent when unknown
 */
public record ArticleTerms(
        Map<TextField, Map<String, int[]>> positions,
        Map<Keyword, Set<String>> keywords,
        @Nullable Instant published) {
    private static final int[] NOWHERE = {};

    int[] positions(TextField field, String term) {
        return positions.getOrDefault(field, Map.of()).getOrDefault(term, NOWHERE);
    }
}

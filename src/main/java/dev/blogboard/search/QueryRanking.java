package dev.blogboard.search;

import dev.blogboard.article.ArticleId;
import dev.blogboard.article.CompanyId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the articles of a query without their rows, for those who go through many. Safe for use by several threads. */
public interface QueryRanking {
    /** The full matches, the best first, unfolded, at most {@code limit}. */
    List<Ranked> ranked(Query query, int limit);

    /**
     * A matching article.
     *
     * @param published the start of the period in which it was published, absent when unknown
     * @param score comparable within one call only
     */
    record Ranked(
            ArticleId article, CompanyId company, @Nullable Instant published, double score) {}
}

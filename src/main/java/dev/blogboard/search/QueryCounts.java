package dev.blogboard.search;

import java.time.YearMonth;
import java.util.List;

/** Counts what matches over time. Safe for use by several threads. */
public interface QueryCounts {
    /**
     * Every month from the first to the last that has a matching article.
     *
     * @param query a condition on dates in it narrows the months
     */
    List<Month> byMonth(Query query);

    /**
     * A month, in UTC. Articles of which only the year is known count for its January.
     *
     * @param matching the articles that match fully
     * @param all all articles of that month, to set the matching ones against
     */
    record Month(YearMonth month, long matching, long all) {}
}

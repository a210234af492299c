package dev.blogboard.discover;

import dev.blogboard.article.Company;
import dev.blogboard.search.Hit;
import dev.blogboard.topic.Topic;
import java.util.List;

/**
 * What a company writes about.
 *
 * @param articles how many articles it published, those of companies that belong to it included
 * @param years the years of the stack's columns, ascending
 * @param stack its topics, the most frequent first
 * @param best for each of its main topics the article that says most of it
 * @param latest the newest articles
 */
public record CompanyProfile(
        Company company, long articles, List<Integer> years, List<StackRow> stack, List<Hit> best, List<Hit> latest) {
    public CompanyProfile {
        years = List.copyOf(years);
        stack = List.copyOf(stack);
        best = List.copyOf(best);
        latest = List.copyOf(latest);
    }

    /**
     * A topic of the company.
     *
     * @param articles how many articles have it, in all years
     * @param perYear how many in each of the years
     */
    public record StackRow(Topic topic, long articles, List<Long> perYear) {
        public StackRow {
            perYear = List.copyOf(perYear);
        }
    }
}

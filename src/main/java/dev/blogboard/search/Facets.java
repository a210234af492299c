package dev.blogboard.search;

import dev.blogboard.article.Company;
import java.util.List;

/**
 * Of how many matching articles something is true; the largest counts first, years the newest first.
 *
 * @param topics by id
 */
public record Facets(List<Count<Company>> companies, List<Count<String>> topics, List<Count<Integer>> years) {
    public static final Facets NONE = new Facets(List.of(), List.of(), List.of());

    public Facets {
        companies = List.copyOf(companies);
        topics = List.copyOf(topics);
        years = List.copyOf(years);
    }

    public record Count<T>(T value, long articles) {}
}

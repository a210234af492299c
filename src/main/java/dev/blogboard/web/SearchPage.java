package dev.blogboard.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search found, or how to begin.
 *
 * @param query as typed
 * @param summary how much was found and how fast
 * @param error what is wrong with the query, with a caret under it; absent when nothing is
 * @param notes what the query was taken for, with links to what else it could mean
 * @param previous the page before; absent on the first
 * @param next the page after; absent on the last
 * @param facets what to narrow the search by
 * @param feeds where a feed reader subscribes to it; none for an empty query
 */
public record SearchPage(
        String query,
        String sort,
        String summary,
        @Nullable String error,
        List<Note> notes,
        List<Story> stories,
        @Nullable String previous,
        @Nullable String next,
        List<Facet> facets,
        List<FeedLink> feeds,
        @Nullable Front front) {
    /** A sentence with a link behind it. */
    public record Note(String text, String link, String path) {}

    public record Facet(String heading, List<Choice> choices) {}

    public record Choice(String label, long articles, String path) {}

    public record FeedLink(String name, String type, String path) {}

    /**
     * The first page, before anything was asked.
     *
     * @param rising topics written about more than usual, with how much
     */
    public record Front(String figures, List<Choice> rising, List<Choice> topics) {}

    /** The page's title. */
    public String title() {
        return query.isEmpty() ? "Search" : query;
    }
}

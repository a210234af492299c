package dev.blogboard.search;

/** Finds articles. Safe for use by several threads. */
public interface ArticleSearch {
    /**
     * Answers a query from what the index holds now.
     *
     * @throws QuerySyntaxException when the query as a whole exceeds a limit that only the index knows, such as the
     *     number of words a prefix expands to
     */
    SearchResult search(SearchRequest request) throws QuerySyntaxException;
}

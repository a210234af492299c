package dev.blogboard.article;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The stored articles. Each method is one transaction; safe for use by several threads and processes. */
public interface Articles {
    /** Those asked for that exist, in the order asked for. */
    List<Article> find(List<ArticleId> ids);

    /** The titles of those that exist, without their texts, for those who go through many. */
    default Map<ArticleId, String> titles(Collection<ArticleId> ids) {
        return find(List.copyOf(ids)).stream().collect(Collectors.toMap(Article::id, Article::title));
    }

    /** The articles changed after the given change number, in the order of their change, at most {@code limit}. */
    List<Article> changedAfter(long change, int limit);

    /** The number of the last change to any article; 0 when there is none. */
    long lastChange();

    /**
     * A name that this store has and no copy of it: an index that was made from one store is of no use for another. A
     * store that cannot be copied needs none.
     */
    default String store() {
        return "";
    }

    long count();

    /**
     * Adds articles that are history: searchable, and never a reason for an alert. Those whose canonical URL is
     * already stored are left as they are.
     *
     * @return how many were added
     */
    int addHistory(Collection<LibraryEntry> entries);
}

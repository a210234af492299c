package dev.blogboard.sqlite;

import dev.blogboard.article.Article;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * Articles that were read before and have not changed since: thousands of readers are told of the same few hundred. When
 * there are too many, all are forgotten. Safe for use by several threads.
 */
final class KnownArticles {
    private static final int MOST = 2_000;

    private final Map<Version, Article> known = new ConcurrentHashMap<>();

    /** An article as of one of its changes. */
    record Version(long article, long change) {}

    /** Those of these that are still there; what the handle sees of them is what is given. */
    Map<Version, Article> find(Handle handle, Collection<Version> wanted) {
        Map<Version, Article> found = new HashMap<>();
        List<Long> missing = new ArrayList<>();
        for (Version version : wanted) {
            Article article = known.get(version);
            if (article == null) {
                missing.add(version.article());
            } else {
                found.put(version, article);
            }
        }
        if (!missing.isEmpty()) {
            handle.createQuery("SELECT " + Rows.ARTICLE_COLUMNS + " FROM article WHERE id IN (<ids>)")
                    .bindList("ids", missing)
                    .map((row, context) -> Rows.article(row))
                    .forEach(article -> found.put(keep(article), article));
        }
        return found;
    }

    private Version keep(Article article) {
        Version version = new Version(article.id().value(), article.change());
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(version, article);
        return version;
    }
}

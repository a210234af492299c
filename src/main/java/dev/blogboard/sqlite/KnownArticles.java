package dev.blogboard.sqlite;

import dev.blogboard.article.Article;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * Articles that were read before, are still in use and have not changed since: thousands of readers are told of the same
 * few hundred. What nobody else holds is let go. Safe for use by several threads.
 */
final class KnownArticles {
    /** When there are so many, all are forgotten. */
    private static final int MOST = 10_000;

    private final Map<Version, WeakReference<Article>> known = new ConcurrentHashMap<>();

    /** An article as of one of its changes. */
    record Version(long article, long change) {}

    /** Those of these that are still there; what the handle sees of them is what is given. */
    Map<Version, Article> find(Handle handle, Collection<Version> wanted) {
        Map<Version, Article> found = new HashMap<>();
        List<Long> missing = new ArrayList<>();
        for (Version version : wanted) {
            WeakReference<Article> kept = known.get(version);
            Article article = kept == null ? null : kept.get();
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
                    .forEach(article -> found.put(version(article), keep(article)));
        }
        return found;
    }

    /** Remembers an article that was read. */
    Article keep(Article article) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(version(article), new WeakReference<>(article));
        return article;
    }

    private static Version version(Article article) {
        return new Version(article.id().value(), article.change());
    }
}

package dev.blogboard.search;

import dev.blogboard.article.ArticleId;
import java.util.List;

/** Finds articles about the same things. Safe for use by several threads. */
public interface SimilarArticles {
    /** The most similar articles, without the article itself and its copies elsewhere; none where it is unknown. */
    List<Hit> similar(ArticleId article, int limit);
}

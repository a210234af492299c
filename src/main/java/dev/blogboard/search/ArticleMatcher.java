package dev.blogboard.search;

import dev.blogboard.article.Article;
import java.util.Collection;
import java.util.Set;

/**
 * Says which queries an article matches fully, in exactly the sense of {@link ArticleSearch}. Safe for use by several
 * threads.
 */
public interface ArticleMatcher {
    /** Those of the queries that a search would find this article with. */
    Set<Query> matching(Article article, Collection<Query> queries);
}

package dev.blogboard.search;

import dev.blogboard.article.Article;

/**
 * The one way from text to terms, for queries and articles alike. Safe for use by several threads.
 */
public interface QueryAnalysis {
    /** What a query asks of an article, by the synonyms, companies and topics known now. */
    Condition condition(Query query);

    /** What a condition is asked of. */
    ArticleTerms terms(Article article);
}

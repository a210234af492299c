package dev.blogboard.search;

import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import java.util.List;

/**
 * A found article.
 *
 * @param rank from 1, over all pages
 * @param title the article's title, with the matched words marked
 * @param snippet the passage that matches best; empty when only the title is known
 * @param score higher is better; comparable within one search only
 * @param alsoAt other places where the same story was published, folded into this hit
 */
public record Hit(
        int rank,
        Article article,
        Company company,
        Marked title,
        Marked snippet,
        double score,
        Match match,
        List<Article> alsoAt) {
    public Hit {
        alsoAt = List.copyOf(alsoAt);
    }
}

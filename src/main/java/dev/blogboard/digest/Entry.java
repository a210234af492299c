package dev.blogboard.digest;

import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import java.util.List;

/**
 * An article in a digest.
 *
 * @param alsoAt other places where the same story was published
 * @param snippet plain text of about two lines, empty when only the title is known
 * @param why why it is here, such as {@code matched kafka · you follow Netflix}
 */
public record Entry(Article article, Company company, List<Article> alsoAt, String snippet, String why) {
    public Entry {
        alsoAt = List.copyOf(alsoAt);
    }
}

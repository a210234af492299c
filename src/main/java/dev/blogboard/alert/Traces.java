package dev.blogboard.alert;

import dev.blogboard.article.ArticleId;
import java.util.Optional;

/** What became of matches. Each method is one transaction; safe for use by several threads. */
public interface Traces {
    /** What became of an article for a subscription, a sentence for people; empty when it did not match. */
    Optional<String> of(SubscriptionId subscription, ArticleId article);

    /** The article that a person means by its number or address. */
    Optional<ArticleId> article(String typed);
}

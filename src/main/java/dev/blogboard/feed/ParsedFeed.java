package dev.blogboard.feed;

import dev.blogboard.article.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a feed document.
 *
 * @param title plain text
 * @param link the site the feed belongs to, absolute
 * @param description plain text
 * @param language a BCP 47 tag
 * @param items in the document's order
 */
public record ParsedFeed(
        @Nullable String title,
        @Nullable String link,
        @Nullable String description,
        @Nullable String language,
        List<Item> items) {
    public ParsedFeed {
        items = List.copyOf(items);
    }
}

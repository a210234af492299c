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
 * @param hints what it says to those who poll it
 * @param reading how it could be read
 */
public record ParsedFeed(
        @Nullable String title,
        @Nullable String link,
        @Nullable String description,
        @Nullable String language,
        List<Item> items,
        FeedHints hints,
        Reading reading) {
    public ParsedFeed {
        items = List.copyOf(items);
    }

    /** A feed that says nothing about itself, well-formed. */
    public ParsedFeed(
            @Nullable String title,
            @Nullable String link,
            @Nullable String description,
            @Nullable String language,
            List<Item> items) {
        this(title, link, description, language, items, FeedHints.NONE, Reading.STRICT);
    }
}

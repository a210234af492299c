package dev.blogboard.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest articles of a search, for feed readers.
 *
 * @param title what is searched for
 * @param page our page of the search, absolute
 * @param self where the feed itself is, absolute
 * @param updated when the newest entry came in; the feed is the same as long as this is
 */
record SearchFeed(String title, String page, String self, Instant updated, List<Entry> entries) {
    SearchFeed {
        entries = List.copyOf(entries);
    }

    /**
     * An article.
     *
     * @param id a URI that stays, whatever becomes of the article's URL
     * @param published when it was published, or else came in
     * @param text a passage of it; empty when only the title is known
     */
    record Entry(
            String id,
            String title,
            String url,
            String company,
            @Nullable String author,
            Instant published,
            Instant updated,
            String text) {}
}

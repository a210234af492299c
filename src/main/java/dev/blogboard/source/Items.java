package dev.blogboard.source;

import dev.blogboard.article.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts an item together from what any of the readers found. */
final class Items {
    private Items() {}

    /**
     * HTML as it was found.
     *
     * @param links what links in it are relative to
     */
    record Html(String value, Links links) {}

    /**
     * An item.
     *
     * @param title plain text, as are id, link and author
     * @param withHtml whether summary and content are wanted as HTML, or their text alone will do
     */
    static Item of(
            @Nullable String id,
            @Nullable String link,
            @Nullable String title,
            @Nullable String author,
            @Nullable Instant published,
            @Nullable Instant updated,
            @Nullable Html summary,
            @Nullable Html content,
            @Nullable String language,
            boolean withHtml) {
        return new Item(
                id,
                link,
                title,
                author,
                published,
                updated,
                withHtml ? sanitised(summary) : null,
                withHtml ? sanitised(content) : null,
                text(summary, content),
                language);
    }

    private static @Nullable String sanitised(@Nullable Html html) {
        if (html == null) {
            return null;
        }
        String clean = Sanitiser.sanitised(html.value(), html.links());
        return clean.isEmpty() ? null : clean;
    }

    /** The text of the content, or of the summary where that holds much more. */
    private static @Nullable String text(@Nullable Html summary, @Nullable Html content) {
        Html fuller = content;
        if (content == null
                || (summary != null
                        && summary.value().length() > 2 * content.value().length())) {
            fuller = summary;
        }
        return fuller == null ? null : dev.blogboard.source.Html.text(fuller.value());
    }
}

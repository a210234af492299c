package dev.blogboard.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as a source describes it, before anyone asked whether we have it already. Everything that a source left
 * out is null.
 *
 * @param id the source's own name for it (guid, atom:id), verbatim
 * @param link where to read it, absolute and http(s)
 * @param title plain text
 * @param author plain text
 * @param published when it says that it was published
 * @param updated when it says that it was last changed
 * @param summary sanitised HTML
 * @param content sanitised HTML of the whole article
 * @param text the plain text of the content, or of the summary where there is no content; a newline between blocks
 * @param language a BCP 47 tag
 */
public record Item(
        @Nullable String id,
        @Nullable String link,
        @Nullable String title,
        @Nullable String author,
        @Nullable Instant published,
        @Nullable Instant updated,
        @Nullable String summary,
        @Nullable String content,
        @Nullable String text,
        @Nullable String language) {}

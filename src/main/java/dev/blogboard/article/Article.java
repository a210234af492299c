package dev.blogboard.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored article.
 *
 * @param company who published it
 * @param title plain text, never empty: an article without one bears its URL's last part
 * @param url where to read it, http(s)
 * @param author plain text
 * @param text what is known of its wording, plain text with a newline between blocks; empty when only the title is known
 * @param published absent when unknown
 * @param firstSeen when it came into this store
 * @param language a BCP 47 tag, where known
 * @param change the number of the last change to it; every change to any article gets a higher one
 */
public record Article(
        ArticleId id,
        CompanyId company,
        String title,
        String url,
        @Nullable String author,
        String text,
        @Nullable Published published,
        Instant firstSeen,
        @Nullable String language,
        long change) {}

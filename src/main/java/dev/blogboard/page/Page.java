package dev.blogboard.page;

import dev.blogboard.article.Published;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the page of an article. Everything that a page does not say is null.
 *
 * @param title plain text
 * @param author plain text
 * @param published when it says that it was published
 * @param text its main text, plain, a newline between blocks; empty when none was found
 * @param language a BCP 47 tag
 * @param canonicalUrl the URL by which it calls itself, absolute
 * @param image a picture that stands for it, an absolute URL
 * @param article whether it says of itself that it is an article, and not a list of them or another page of the site
 */
public record Page(
        @Nullable String title,
        @Nullable String author,
        @Nullable Published published,
        String text,
        @Nullable String language,
        @Nullable String canonicalUrl,
        @Nullable String image,
        boolean article) {}

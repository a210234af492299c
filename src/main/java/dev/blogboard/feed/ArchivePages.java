package dev.blogboard.feed;

import org.jspecify.annotations.Nullable;

/**
 * Where a blog lists its older articles, for those that neither their feed nor a sitemap lead to.
 *
 * @param url of the first page of the list
 * @param items a CSS selector of the links to articles
 * @param next a CSS selector of the link to the list's next page; absent where there is but one page, or the pages are
 *     numbered in their URLs
 */
public record ArchivePages(
        String url, String items, @Nullable String next) {}

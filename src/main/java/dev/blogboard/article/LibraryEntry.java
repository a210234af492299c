package dev.blogboard.article;

import org.jspecify.annotations.Nullable;

/**
 * A row of the starter library: the facts of an article published before this store existed.
 *
 * @param published absent when unknown
 * @param language a BCP 47 tag
 */
public record LibraryEntry(
        CompanyId company,
        @Nullable Published published,
        @Nullable String language,
        String url,
        String title) {}

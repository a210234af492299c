package dev.blogboard.search;

import org.jspecify.annotations.Nullable;

/**
 * A document of a collection that comes with judgements of what is relevant to which query.
 *
 * @param id as the judgements call it
 * @param published in any form that {@link dev.blogboard.article.Published#parse} reads
 */
public record JudgedDocument(
        String id,
        String title,
        String text,
        @Nullable String company,
        @Nullable String published,
        @Nullable String url) {}

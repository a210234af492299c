package dev.blogboard.digest;

import dev.blogboard.article.ArticleId;
import java.util.List;
import java.util.Map;

/** Tells which articles are about what much is written about right now. */
@FunctionalInterface
public interface Trending {
    Trending NOTHING = articles -> Map.of();

    /** For those of the articles that are about something that rises: its name, as people write it. */
    Map<ArticleId, String> among(List<ArticleId> articles);
}

package dev.blogboard.lucene;

import dev.blogboard.article.Article;
import dev.blogboard.search.ArticleMatcher;
import dev.blogboard.search.Evaluation;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryAnalysis;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Matches single articles by asking each query's condition of them. */
public final class LuceneMatcher implements ArticleMatcher {
    private final QueryAnalysis analysis;
    private final InstantSource clock;

    public LuceneMatcher(QueryAnalysis analysis, InstantSource clock) {
        this.analysis = analysis;
        this.clock = clock;
    }

    @Override
    public Set<Query> matching(Article article, Collection<Query> queries) {
        Evaluation evaluation = new Evaluation(analysis.terms(article), clock.instant());
        return queries.stream()
                .filter(query -> evaluation.holds(analysis.condition(query)))
                .collect(Collectors.toSet());
    }
}

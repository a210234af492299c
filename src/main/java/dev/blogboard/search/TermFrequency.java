package dev.blogboard.search;

import java.util.HashMap;
import java.util.Map;

/** How often articles have a term or a value, counted in a sample of them. */
public final class TermFrequency {
    /** Of terms that no sample knows: rare, and the longer ones rarer. */
    private static final double UNKNOWN = 0.5;

    private final Map<Object, Integer> articles = new HashMap<>();

    private record Value(Keyword keyword, String value) {}

    private record Word(TextField field, String term) {}

    public void count(ArticleTerms article) {
        article.positions()
                .forEach((field, terms) ->
                        terms.keySet().forEach(term -> articles.merge(new Word(field, term), 1, Integer::sum)));
        article.keywords()
                .forEach((keyword, values) ->
                        values.forEach(value -> articles.merge(new Value(keyword, value), 1, Integer::sum)));
    }

    double of(TextField field, String term) {
        Integer counted = articles.get(new Word(field, term));
        return counted == null ? UNKNOWN : counted;
    }

    double of(Condition.Has has) {
        return has.values().stream()
                .mapToDouble(value -> articles.getOrDefault(new Value(has.keyword(), value), 1))
                .sum();
    }

    /** A beginning is at least as frequent as what is known to begin so; too many terms begin so to count them here. */
    double of(Condition.Prefix prefix) {
        return Math.max(
                of(prefix.field(), prefix.start()), 100.0 / prefix.start().length());
    }
}

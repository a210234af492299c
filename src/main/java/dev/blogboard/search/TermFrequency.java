package dev.blogboard.search;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** How often articles have a term or a value, counted in a sample of them. Not safe for use by several threads. */
public final class TermFrequency {
    /** Of terms in no article of the sample, or in one only. */
    private static final double UNKNOWN = 0.5;

    private final Map<TextField, Map<String, Integer>> terms = new EnumMap<>(TextField.class);
    private final Map<Keyword, Map<String, Integer>> values = new EnumMap<>(Keyword.class);

    public TermFrequency() {
        for (TextField field : TextField.values()) {
            terms.put(field, new HashMap<>());
        }
        for (Keyword keyword : Keyword.values()) {
            values.put(keyword, new HashMap<>());
        }
    }

    public void count(ArticleTerms article) {
        article.positions()
                .forEach((field, inField) ->
                        inField.keySet().forEach(term -> of(terms, field).merge(term, 1, Integer::sum)));
        article.keywords()
                .forEach((keyword, ofArticle) ->
                        ofArticle.forEach(value -> of(values, keyword).merge(value, 1, Integer::sum)));
    }

    /** What one article only has is as rare as what none has, and most terms are so: there is no need to keep them. */
    public void forgetSingles() {
        terms.values().forEach(counts -> counts.values().removeIf(count -> count < 2));
    }

    void write(BinaryWriter out) throws IOException {
        for (Map<String, Integer> counts : terms.values()) {
            Numbered.write(counts, out);
        }
        for (Map<String, Integer> counts : values.values()) {
            Numbered.write(counts, out);
        }
    }

    static TermFrequency read(BinaryReader in) {
        TermFrequency read = new TermFrequency();
        read.terms.values().forEach(counts -> Numbered.read(in, counts::put));
        read.values.values().forEach(counts -> Numbered.read(in, counts::put));
        return read;
    }

    private static <K> Map<String, Integer> of(Map<K, Map<String, Integer>> counts, K key) {
        return Objects.requireNonNull(counts.get(key));
    }

    double of(TextField field, String term) {
        Integer counted = of(terms, field).get(term);
        return counted == null ? UNKNOWN : counted;
    }

    double of(Condition.Has has) {
        Map<String, Integer> counted = of(values, has.keyword());
        return has.values().stream()
                .mapToDouble(value -> counted.getOrDefault(value, 1))
                .sum();
    }

    /** A beginning is at least as frequent as what is known to begin so; too many terms begin so to count them here. */
    double of(Condition.Prefix prefix) {
        return Math.max(
                of(prefix.field(), prefix.start()), 100.0 / prefix.start().length());
    }
}

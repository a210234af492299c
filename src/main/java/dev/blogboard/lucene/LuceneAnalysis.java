package dev.blogboard.lucene;

import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.search.ArticleTerms;
import dev.blogboard.search.Condition;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryAnalysis;
import dev.blogboard.search.TextField;
import dev.blogboard.search.Topics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Text to terms by Lucene's analysis, with the synonyms, companies and topics of the moment. */
public final class LuceneAnalysis implements QueryAnalysis {
    private final Words words = new Words();
    private final ArticleAnalyzer analyzer = new ArticleAnalyzer(words);
    private final Supplier<Companies> companies;
    private final Supplier<Topics> topics;
    private final Synonyms synonyms;

    /** @param synonyms the content of a synonyms file */
    public LuceneAnalysis(Supplier<Companies> companies, Supplier<Topics> topics, String synonyms) {
        this.companies = companies;
        this.topics = topics;
        this.synonyms = Synonyms.parse(synonyms, words);
    }

    ArticleAnalyzer analyzer() {
        return analyzer;
    }

    Words words() {
        return words;
    }

    Synonyms synonyms() {
        return synonyms;
    }

    Companies companies() {
        return companies.get();
    }

    Topics topics() {
        return topics.get();
    }

    @Override
    public Condition condition(Query query) {
        return new Conditions(words, synonyms, companies.get()).of(query);
    }

    @Override
    public ArticleTerms terms(Article article) {
        Map<TextField, NavigableMap<String, int[]>> positions = new EnumMap<>(TextField.class);
        for (TextField field : TextField.values()) {
            positions.put(field, positions(article, field));
        }
        return new ArticleTerms(
                positions,
                Fields.keywords(article, topics.get()),
                article.published() == null ? null : article.published().start());
    }

    private NavigableMap<String, int[]> positions(Article article, TextField field) {
        Map<String, IntStream.Builder> positions = new HashMap<>();
        int base = 0;
        for (String value : Fields.values(article, field)) {
            int last = base;
            for (Words.Word word : words.of(value)) {
                last = base + word.position();
                add(positions, word.written(), last);
                if (!word.stem().equals(word.written())) {
                    add(positions, word.stem(), last);
                }
            }
            base = last + ArticleAnalyzer.GAP;
        }
        NavigableMap<String, int[]> sorted = new TreeMap<>();
        positions.forEach((term, places) -> sorted.put(term, places.build().toArray()));
        return sorted;
    }

    private static void add(Map<String, IntStream.Builder> positions, String term, int position) {
        positions.computeIfAbsent(term, none -> IntStream.builder()).add(position);
    }
}

package dev.blogboard.lucene;

import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.search.ArticleTerms;
import dev.blogboard.search.Condition;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryAnalysis;
import dev.blogboard.search.TextField;
import dev.blogboard.search.Topics;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

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
        Map<TextField, Map<String, int[]>> positions = new EnumMap<>(TextField.class);
        for (TextField field : TextField.values()) {
            positions.put(field, positions(article, field));
        }
        return new ArticleTerms(
                positions,
                Fields.keywords(article, topics.get()),
                article.published() == null ? null : article.published().start());
    }

    private Map<String, int[]> positions(Article article, TextField field) {
        Map<String, Places> places = new HashMap<>();
        int base = 0;
        for (String value : Fields.values(article, field)) {
            int last = base;
            WordScanner scanner = words.in(value);
            while (scanner.next()) {
                last = base + scanner.position();
                Forms forms = scanner.forms();
                add(forms.written(), last, places);
                if (!forms.stem().equals(forms.written())) {
                    add(forms.stem(), last, places);
                }
            }
            base = last + ArticleAnalyzer.GAP;
        }
        Map<String, int[]> positions = HashMap.newHashMap(places.size());
        places.forEach((term, ofTerm) -> positions.put(term, ofTerm.toArray()));
        return positions;
    }

    private static void add(String term, int place, Map<String, Places> places) {
        places.computeIfAbsent(term, none -> new Places()).add(place);
    }

    /** Where a term stands, in most cases at one place or two. */
    private static final class Places {
        private int[] places = new int[2];
        private int count;

        void add(int place) {
            if (count == places.length) {
                places = Arrays.copyOf(places, count * 2);
            }
            places[count++] = place;
        }

        int[] toArray() {
            return count == places.length ? places : Arrays.copyOf(places, count);
        }
    }
}

package dev.blogboard.lucene;

import dev.blogboard.article.Article;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What an article is about: its words that are frequent in it and rare elsewhere, those of the title before others. */
final class Characteristic {
    private static final int WORDS = 25;
    private static final double TITLE_WEIGHT = 4;
    /** The rarity of a word in half of all articles. */
    private static final double COMMON = Math.log(2);

    private static final int SCANNED = 20_000;
    /** How many of the words another article has to share. */
    private static final int SHARED_ONE_IN = 5;

    private final Words words;

    Characteristic(Words words) {
        this.words = words;
    }

    Query of(Article article, IndexSearcher searcher) throws IOException {
        Map<String, Double> counts = new HashMap<>();
        words.stems(article.title()).forEach(stem -> counts.merge(stem, TITLE_WEIGHT, Double::sum));
        String text = article.text().substring(0, Math.min(article.text().length(), SCANNED));
        words.stems(text).forEach(stem -> counts.merge(stem, 1.0, Double::sum));
        IndexReader reader = searcher.getIndexReader();
        Map<String, Double> weights = new HashMap<>();
        for (Map.Entry<String, Double> each : counts.entrySet()) {
            int articles = reader.docFreq(new Term(Fields.TEXT, each.getKey()));
            double rarity = Math.log((reader.maxDoc() + 1.0) / (articles + 0.5));
            if (articles > 1 && rarity > COMMON) {
                weights.put(each.getKey(), each.getValue() / (each.getValue() + 1.5) * rarity);
            }
        }
        List<Map.Entry<String, Double>> best = weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(WORDS)
                .toList();
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.setMinimumNumberShouldMatch(Math.max(1, best.size() / SHARED_ONE_IN));
        for (Map.Entry<String, Double> word : best) {
            Term term = new Term(Fields.TEXT, word.getKey());
            any.add(new BoostQuery(new TermQuery(term), word.getValue().floatValue()), Occur.SHOULD);
            Term inTitle = new Term(Fields.TITLE, word.getKey());
            any.add(new BoostQuery(new TermQuery(inTitle), word.getValue().floatValue()), Occur.SHOULD);
        }
        return any.build();
    }
}

package dev.blogboard.lucene;

import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.SearchResult.DidYouMean;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.LevenshteinDistance;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.jspecify.annotations.Nullable;

/** Looks for better spellings of rare words among those that the articles have, and of companies among the known ones. */
final class Correction {
    private static final int SHORTEST = 4;
    private static final float ALIKE = 0.7f;
    private static final int TRIED = 5;
    private static final double AS_OFTEN = 0.9;

    private final IndexSearcher searcher;
    private final LuceneAnalysis analysis;
    private final Retrieval retrieval;

    Correction(IndexSearcher searcher, LuceneAnalysis analysis, Retrieval retrieval) {
        this.searcher = searcher;
        this.analysis = analysis;
        this.retrieval = retrieval;
    }

    /** A query that finds more; null where none is known. */
    @Nullable
    DidYouMean of(Query query, long found) throws IOException {
        Query corrected = corrected(query);
        if (corrected.equals(query)) {
            return null;
        }
        long total = searcher.count(retrieval.full(corrected));
        return total > found ? new DidYouMean(new QueryParser(analysis.companies()).print(corrected), total) : null;
    }

    private Query corrected(Query query) throws IOException {
        return switch (query) {
            case Query.Word word -> new Query.Word(word.field(), corrected(word.text()));
            case Query.AtCompany at -> new Query.AtCompany(corrected(at.company()));
            case Query.Phrase phrase -> {
                List<String> words = new ArrayList<>();
                for (String word : phrase.text().split(" ", -1)) {
                    words.add(corrected(word));
                }
                yield new Query.Phrase(phrase.field(), String.join(" ", words), phrase.slop());
            }
            case Query.And and -> new Query.And(corrected(and.parts()));
            case Query.Or or -> new Query.Or(corrected(or.parts()));
            case Query.Not not -> not;
            case Query.CompanyOrWords either -> either;
            case Query.Prefix prefix -> prefix;
            case Query.Filler filler -> filler;
            case Query.Everything all -> all;
            case Query.Topic topic -> topic;
            case Query.Site site -> site;
            case Query.Language language -> language;
            case Query.Dates dates -> dates;
        };
    }

    private List<Query> corrected(List<Query> parts) throws IOException {
        List<Query> all = new ArrayList<>();
        for (Query part : parts) {
            all.add(corrected(part));
        }
        return all;
    }

    private String corrected(String word) throws IOException {
        List<Words.Word> forms = analysis.words().of(word);
        if (forms.size() != 1 || word.length() < SHORTEST) {
            return word;
        }
        IndexReader reader = searcher.getIndexReader();
        Words.Word form = forms.getFirst();
        int common = reader.docFreq(new Term(Fields.TEXT, form.stem()));
        DirectSpellChecker checker = new DirectSpellChecker();
        checker.setThresholdFrequency(0);
        checker.setMinQueryLength(SHORTEST);
        SuggestWord[] better = checker.suggestSimilar(
                new Term(Fields.TEXT, form.written()), TRIED, reader, SuggestMode.SUGGEST_ALWAYS, ALIKE);
        return better.length > 0 && better[0].freq > Math.max(1, 10 * common) ? asWritten(better) : word;
    }

    /** The best, or the word that it is the stem of, where hardly anybody writes the stem: kubernetes for kubernete. */
    private String asWritten(SuggestWord[] better) {
        SuggestWord best = better[0];
        for (SuggestWord other : better) {
            boolean inflected = other.string.length() > best.string.length()
                    && analysis.words().stems(other.string).equals(List.of(best.string));
            if (inflected && other.freq >= best.freq * AS_OFTEN) {
                return other.string;
            }
        }
        return best.string;
    }

    private CompanyId corrected(CompanyId id) {
        if (analysis.companies().withId(id).isPresent()) {
            return id;
        }
        LevenshteinDistance distance = new LevenshteinDistance();
        Optional<CompanyId> nearest = analysis.companies().all().stream()
                .map(Company::id)
                .filter(known -> distance.getDistance(known.value(), id.value()) >= ALIKE)
                .max((one, other) -> Float.compare(
                        distance.getDistance(one.value(), id.value()),
                        distance.getDistance(other.value(), id.value())));
        return nearest.orElse(id);
    }
}

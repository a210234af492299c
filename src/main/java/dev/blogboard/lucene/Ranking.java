package dev.blogboard.lucene;

import dev.blogboard.article.CompanyId;
import dev.blogboard.search.Match;
import dev.blogboard.search.Query;
import dev.blogboard.search.TextField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Renders a query to one that scores what matches it, fully or nearly. It decides nothing about what matches fully. */
final class Ranking {
    /** A word of the title counts as one of the text, and as much again. */
    private static final float TITLE_WEIGHT = 1;

    /** Of a query longer than this, a title has some words by chance, and related words stray: both then count less. */
    private static final float FEW_WORDS = 2;

    private static final float PHRASE_WEIGHT = 0.2f;
    private static final float RELATED_WEIGHT = 0.25f;
    private static final float FILLER_WEIGHT = 0.2f;
    private static final float OWN_WEIGHT = 3;
    private static final float WHOLE_TITLE_WEIGHT = 10;

    private final LuceneAnalysis analysis;
    private final Expansion expansion;
    private final BooleanQuery.Builder words = new BooleanQuery.Builder();
    private final BooleanQuery.Builder neighbours = new BooleanQuery.Builder();
    private final List<Words.Word> spoken = new ArrayList<>();
    private final Match match;
    /** One for a query of a few words, less for a longer one. */
    private final float brevity;

    private Ranking(LuceneAnalysis analysis, Match match, int words) {
        this.analysis = analysis;
        this.match = match;
        this.brevity = Math.min(1, FEW_WORDS / Math.max(1, words));
        this.expansion = new Expansion(analysis.synonyms());
    }

    /**
     * How one kind of matches is scored. Empty for a query that has nothing to tell good from bad by, such as a company
     * alone.
     */
    static Ranking of(Query query, Match match, LuceneAnalysis analysis) {
        Ranking ranking = new Ranking(analysis, match, words(query, analysis));
        ranking.add(query, 1);
        ranking.addNeighbours();
        return ranking;
    }

    private static int words(Query query, LuceneAnalysis analysis) {
        return switch (query) {
            case Query.Word word -> analysis.words().of(word.text()).size();
            case Query.Phrase phrase -> analysis.words().of(phrase.text()).size();
            case Query.CompanyOrWords either -> words(either.words(), analysis);
            case Query.And and ->
                and.parts().stream().mapToInt(part -> words(part, analysis)).sum();
            case Query.Or or ->
                or.parts().stream()
                        .mapToInt(part -> words(part, analysis))
                        .max()
                        .orElse(0);
            default -> 0;
        };
    }

    /** What each word is worth, wherever it stands. */
    BooleanQuery words() {
        return words.build();
    }

    /** What it is worth that words stand together; dear to find out, so it is asked of the best by words only. */
    BooleanQuery neighbours() {
        return neighbours.build();
    }

    private void add(Query query, float weight) {
        switch (query) {
            case Query.Word word -> text(word.field(), word.text(), weight);
            case Query.Filler filler -> filler(filler, weight);
            case Query.Phrase phrase -> text(phrase.field(), phrase.text(), weight);
            case Query.CompanyOrWords either -> {
                own(either.company(), weight);
                add(either.words(), weight);
            }
            case Query.And and -> and.parts().forEach(part -> add(part, weight));
            case Query.Or or -> or.parts().forEach(part -> add(part, weight));
            case Query.Everything ignored -> {}
            case Query.Prefix ignored -> {}
            case Query.AtCompany ignored -> {}
            case Query.Topic ignored -> {}
            case Query.Site ignored -> {}
            case Query.Language ignored -> {}
            case Query.Dates ignored -> {}
            case Query.Not ignored -> {}
        }
    }

    /** No near match for having nothing but a the. */
    private void filler(Query.Filler filler, float weight) {
        if (match == Match.FULL) {
            text(Query.Field.ANY, filler.text(), weight * FILLER_WEIGHT);
        }
    }

    private void text(Query.Field field, String text, float weight) {
        List<Words.Word> words = analysis.words().of(text);
        if (words.isEmpty()) {
            return;
        }
        spoken.addAll(words);
        TextField where = Conditions.field(field);
        Set<String> single = new LinkedHashSet<>();
        for (List<String> way :
                expansion.of(words.stream().map(Words.Word::stem).toList())) {
            if (way.size() == 1) {
                single.add(way.getFirst());
            } else {
                add(where, phrase(where, way), phrase(TextField.TITLE, way), weight);
            }
        }
        for (Words.Word word : words) {
            Set<String> forms = new LinkedHashSet<>(words.size() == 1 ? single : Set.of());
            forms.addAll(word.forms().alike());
            add(where, anyOf(where, forms), anyOf(TextField.TITLE, forms), weight);
            related(where, word, weight);
        }
    }

    private void related(TextField where, Words.Word word, float weight) {
        Set<String> related = new LinkedHashSet<>();
        for (String loose : analysis.synonyms().related(word.loose())) {
            related.add(loose);
            related.add(Forms.LOOSE + loose);
        }
        if (!related.isEmpty()) {
            add(where, anyOf(where, related), anyOf(TextField.TITLE, related), weight * RELATED_WEIGHT * brevity);
        }
    }

    private void add(
            TextField field,
            org.apache.lucene.search.Query inField,
            org.apache.lucene.search.Query inTitle,
            float weight) {
        words.add(new BoostQuery(inField, weight), Occur.SHOULD);
        if (field == TextField.TEXT) {
            words.add(new BoostQuery(inTitle, weight * TITLE_WEIGHT * brevity), Occur.SHOULD);
        }
    }

    private static org.apache.lucene.search.Query anyOf(TextField field, Set<String> terms) {
        String name = Fields.name(field);
        if (terms.size() == 1) {
            return new TermQuery(new Term(name, terms.iterator().next()));
        }
        SynonymQuery.Builder any = new SynonymQuery.Builder(name);
        terms.forEach(term -> any.addTerm(new Term(name, term)));
        return any.build();
    }

    private static PhraseQuery phrase(TextField field, List<String> stems) {
        return new PhraseQuery(Fields.name(field), stems.toArray(String[]::new));
    }

    private void own(CompanyId company, float weight) {
        List<BytesRef> family = analysis.companies().family(company).stream()
                .map(member -> new BytesRef(member.value()))
                .toList();
        words.add(
                new BoostQuery(new ConstantScoreQuery(new TermInSetQuery(Fields.COMPANY, family)), weight * OWN_WEIGHT),
                Occur.SHOULD);
    }

    /** Words that stand together in the query are worth more where they stand together. */
    private void addNeighbours() {
        for (int index = 1; index < spoken.size(); index++) {
            List<String> pair =
                    List.of(spoken.get(index - 1).stem(), spoken.get(index).stem());
            neighbours.add(new BoostQuery(phrase(TextField.TEXT, pair), PHRASE_WEIGHT), Occur.SHOULD);
            neighbours.add(new BoostQuery(phrase(TextField.TITLE, pair), PHRASE_WEIGHT * TITLE_WEIGHT), Occur.SHOULD);
        }
        if (!spoken.isEmpty()) {
            Term whole = new Term(Fields.WHOLE_TITLE, Fields.wholeTitle(spoken));
            words.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(whole)), WHOLE_TITLE_WEIGHT), Occur.SHOULD);
        }
    }
}

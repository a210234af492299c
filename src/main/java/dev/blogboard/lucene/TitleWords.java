package dev.blogboard.lucene;

import dev.blogboard.article.Company;
import dev.blogboard.search.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.util.BytesRef;

/** Suggests how a query may go on: companies, topics, and words as they follow one another in titles. */
final class TitleWords {
    /** How many terms with the typed beginning are looked at. */
    private static final int SCANNED = 3_000;
    /** How many of these, the commonest, are tried after the word before. */
    private static final int TRIED = 40;

    private static final int SHORTEST = 2;

    private final LuceneAnalysis analysis;

    TitleWords(LuceneAnalysis analysis) {
        this.analysis = analysis;
    }

    List<Suggestion> suggest(IndexSearcher searcher, String typed, int limit) throws IOException {
        int start = Math.max(typed.lastIndexOf(' '), typed.lastIndexOf(':')) + 1;
        String before = typed.substring(0, start);
        String begun = typed.substring(start).toLowerCase(Locale.ROOT);
        if (begun.length() < SHORTEST || begun.startsWith("\"") || begun.startsWith("-")) {
            return List.of();
        }
        List<Suggestion> suggestions = new ArrayList<>();
        companies(before, begun).limit(Math.max(1, limit / 2)).forEach(suggestions::add);
        topics(before, begun).limit(Math.max(1, limit / 4)).forEach(suggestions::add);
        if (!before.endsWith(":")) {
            titles(searcher, before, begun, limit).forEach(suggestions::add);
        }
        return suggestions.stream().limit(limit).toList();
    }

    private Stream<Suggestion> companies(String before, String begun) {
        return analysis.companies().all().stream()
                .filter(company -> Stream.concat(Stream.of(company.name()), company.aliases().stream())
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(begun)))
                .sorted(Comparator.comparingInt(company -> company.name().length()))
                .map(company -> new Suggestion(
                        Suggestion.Kind.COMPANY,
                        company.name(),
                        before + (named(before) ? "" : "company:") + id(company)));
    }

    private static boolean named(String before) {
        String lower = before.toLowerCase(Locale.ROOT);
        return lower.endsWith("company:") || lower.endsWith("at:") || lower.endsWith("from:");
    }

    private static String id(Company company) {
        return company.id().value();
    }

    private Stream<Suggestion> topics(String before, String begun) {
        return analysis.topics().all().stream()
                .filter(topic -> topic.startsWith(begun)
                        || analysis.topics()
                                .label(topic)
                                .toLowerCase(Locale.ROOT)
                                .startsWith(begun))
                .map(topic -> new Suggestion(
                        Suggestion.Kind.TOPIC,
                        analysis.topics().label(topic),
                        before + (before.endsWith("topic:") ? "" : "topic:") + topic));
    }

    private record Counted(String word, int titles) {}

    private List<Suggestion> titles(IndexSearcher searcher, String before, String begun, int limit) throws IOException {
        List<Counted> commonest = beginning(searcher, begun);
        List<String> context = analysis.words().stems(before);
        if (!context.isEmpty()) {
            List<Counted> following = new ArrayList<>();
            for (Counted each : commonest) {
                String stem = analysis.words().stems(each.word()).getFirst();
                int titles = searcher.count(new PhraseQuery(Fields.TITLE, context.getLast(), stem));
                if (titles > 0) {
                    following.add(new Counted(each.word(), titles));
                }
            }
            following.sort(Comparator.comparingInt(Counted::titles).reversed());
            commonest = following;
        }
        Set<String> words = new LinkedHashSet<>();
        commonest.forEach(each -> words.add(each.word()));
        return words.stream()
                .limit(limit)
                .map(word -> new Suggestion(Suggestion.Kind.TITLE, (before + word).strip(), before + word))
                .toList();
    }

    /** The commonest words of titles that begin so. */
    private List<Counted> beginning(IndexSearcher searcher, String begun) throws IOException {
        List<Words.Word> forms = analysis.words().of(begun);
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), Fields.TITLE);
        if (forms.size() != 1 || terms == null) {
            return List.of();
        }
        String start = forms.getFirst().written();
        PriorityQueue<Counted> best = new PriorityQueue<>(Comparator.comparingInt(Counted::titles));
        TermsEnum all = terms.iterator();
        BytesRef term =
                all.seekCeil(new Term(Fields.TITLE, start).bytes()) == TermsEnum.SeekStatus.END ? null : all.term();
        for (int scanned = 0; term != null && scanned < SCANNED; scanned++) {
            String word = term.utf8ToString();
            if (!word.startsWith(start)) {
                break;
            }
            best.add(new Counted(word, all.docFreq()));
            if (best.size() > TRIED) {
                best.poll();
            }
            term = all.next();
        }
        return withoutStems(best).stream()
                .sorted(Comparator.comparingInt(Counted::titles).reversed())
                .toList();
    }

    /** Of forms of one word, the stem; but never a stem that nobody writes, such as kubernete. */
    private Collection<Counted> withoutStems(Collection<Counted> words) {
        Map<String, Counted> byStem = new HashMap<>();
        for (Counted each : words) {
            String stem = analysis.words().stems(each.word()).getFirst();
            byStem.merge(stem, each, (one, other) -> {
                Counted shorter = one.word().length() < other.word().length() ? one : other;
                Counted longer = shorter.equals(one) ? other : one;
                return longer.titles() >= shorter.titles() ? longer : shorter;
            });
        }
        return byStem.values();
    }
}

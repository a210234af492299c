package dev.blogboard.lucene;

import dev.blogboard.article.Companies;
import dev.blogboard.article.CompanyId;
import dev.blogboard.search.Condition;
import dev.blogboard.search.Keyword;
import dev.blogboard.search.Query;
import dev.blogboard.search.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a query asks of an article. */
final class Conditions {
    private static final Condition ALWAYS = new Condition.Always();

    private final Words words;
    private final Synonyms synonyms;
    private final Expansion expansion;
    private final Companies companies;

    Conditions(Words words, Synonyms synonyms, Companies companies) {
        this.words = words;
        this.synonyms = synonyms;
        this.expansion = new Expansion(synonyms);
        this.companies = companies;
    }

    Condition of(Query query) {
        return switch (query) {
            case Query.Everything all -> ALWAYS;
            case Query.Word word -> anyOf(field(word.field()), expansion.of(words.stems(word.text())));
            case Query.Filler filler -> ALWAYS;
            case Query.Phrase phrase -> phrase(phrase);
            case Query.Prefix prefix -> prefix(field(prefix.field()), prefix.text());
            case Query.AtCompany at -> at(at.company());
            case Query.CompanyOrWords either -> any(List.of(at(either.company()), of(either.words())));
            case Query.Topic topic -> new Condition.Has(Keyword.TOPIC, Set.of(topic.topic()));
            case Query.Site site ->
                new Condition.Has(Keyword.HOST, Set.of(site.host().toLowerCase(Locale.ROOT)));
            case Query.Language language -> new Condition.Has(Keyword.LANGUAGE, Set.of(Fields.primary(language.tag())));
            case Query.Dates dates -> new Condition.Published(dates.since(), dates.before());
            case Query.And and -> and(and);
            case Query.Or or -> any(or.parts().stream().map(this::of).toList());
            case Query.Not not -> new Condition.Not(of(not.excluded()));
        };
    }

    static TextField field(Query.Field field) {
        return switch (field) {
            case ANY -> TextField.TEXT;
            case TITLE -> TextField.TITLE;
            case AUTHOR -> TextField.AUTHOR;
        };
    }

    private Condition at(CompanyId company) {
        return new Condition.Has(
                Keyword.COMPANY,
                companies.family(company).stream().map(CompanyId::value).collect(Collectors.toSet()));
    }

    private static Condition anyOf(TextField field, Set<List<String>> ways) {
        return ways.size() == 1
                ? sequence(field, ways.iterator().next())
                : any(ways.stream().map(way -> sequence(field, way)).toList());
    }

    /** A text that has no words at all, such as a lone sign, excludes nothing. */
    private static Condition sequence(TextField field, List<String> stems) {
        return switch (stems.size()) {
            case 0 -> ALWAYS;
            case 1 -> new Condition.Term(field, stems.getFirst());
            default -> new Condition.Sequence(field, stems);
        };
    }

    private Condition phrase(Query.Phrase phrase) {
        TextField field = field(phrase.field());
        Set<List<String>> ways = expansion.of(words.stems(phrase.text()));
        if (phrase.slop() == 0) {
            return anyOf(field, ways);
        }
        return any(ways.stream()
                .map(way -> {
                    Set<String> terms = new LinkedHashSet<>(way);
                    return terms.size() < 2
                            ? sequence(field, List.copyOf(terms))
                            : new Condition.Near(field, terms, way.size() + phrase.slop());
                })
                .toList());
    }

    /** Where punctuation takes the beginning apart, only its last part may go on: {@code node.j*}. */
    private Condition prefix(TextField field, String text) {
        List<Words.Word> parts = words.of(text);
        if (parts.isEmpty()) {
            return ALWAYS;
        }
        Words.Word last = parts.getLast();
        if (Fields.isPair(last.written())) {
            return sequence(field, parts.stream().map(Words.Word::stem).toList());
        }
        Stream<Condition> whole =
                parts.stream().limit(parts.size() - 1L).map(part -> new Condition.Term(field, part.stem()));
        return all(Stream.concat(whole, Stream.of(new Condition.Prefix(field, last.written())))
                .toList());
    }

    /** All parts; where some of the words make up a name together, its other names may stand for them. */
    private Condition and(Query.And and) {
        Map<String, Condition> single = new LinkedHashMap<>();
        List<Condition> parts = new ArrayList<>();
        for (Query part : and.parts()) {
            List<String> name = part instanceof Query.Word word && word.field() == Query.Field.ANY
                    ? words.stems(word.text())
                    : List.of();
            if (name.size() == 1) {
                single.put(name.getFirst(), of(part));
            } else {
                parts.add(of(part));
            }
        }
        for (List<String> name : synonyms.namesAmong(single.keySet())) {
            if (single.keySet().containsAll(name)) {
                List<Condition> spelled =
                        name.stream().distinct().map(single::remove).toList();
                List<Condition> ways = new ArrayList<>(List.of(all(spelled)));
                synonyms.of(name).forEach(other -> ways.add(sequence(TextField.TEXT, other)));
                parts.add(any(ways));
            }
        }
        parts.addAll(single.values());
        return all(parts);
    }

    private static Condition all(List<Condition> parts) {
        List<Condition> needed =
                parts.stream().filter(part -> !part.equals(ALWAYS)).distinct().toList();
        return switch (needed.size()) {
            case 0 -> ALWAYS;
            case 1 -> needed.getFirst();
            default -> new Condition.And(needed);
        };
    }

    private static Condition any(List<Condition> parts) {
        List<Condition> ways = parts.stream().distinct().toList();
        return ways.contains(ALWAYS) ? ALWAYS : ways.size() == 1 ? ways.getFirst() : new Condition.Or(ways);
    }
}

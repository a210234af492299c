package dev.blogboard.search;

import dev.blogboard.search.Query.Field;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a tree as text, the same text whatever the order of its parts. */
final class QueryPrinter {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}.+#&/@'\\p{So}\\p{M}-]+");

    private final Predicate<String> quoted;

    /** @param quoted which words to put in quotes, since without these they would be taken for something else */
    QueryPrinter(Predicate<String> quoted) {
        this.quoted = quoted;
    }

    String print(Query query) {
        return switch (query) {
            case Query.And and -> joined(and.parts(), " ");
            case Query.Or or -> joined(or.parts(), " | ");
            case Query.Everything all -> "";
            case Query.Word word -> field(word.field()) + (mustQuote(word) ? quote(word.text()) : word.text());
            case Query.Filler filler -> filler.text();
            case Query.Phrase phrase ->
                field(phrase.field()) + quote(phrase.text()) + (phrase.slop() == 0 ? "" : "~" + phrase.slop());
            case Query.Prefix prefix -> field(prefix.field()) + prefix.text() + "*";
            case Query.AtCompany at -> "company:" + at.company();
            case Query.CompanyOrWords either -> "company:" + either.company() + " | " + words(either.words());
            case Query.Topic topic ->
                "topic:" + (PLAIN.matcher(topic.topic()).matches() ? topic.topic() : quote(topic.topic()));
            case Query.Site site -> "site:" + site.host();
            case Query.Language language -> "lang:" + language.tag();
            case Query.Dates dates ->
                dates.since() == null
                        ? "before:" + QueryDates.print(Objects.requireNonNull(dates.before()))
                        : "since:" + QueryDates.print(dates.since());
            case Query.Not not -> "-" + part(not.excluded());
        };
    }

    private String joined(List<Query> parts, String separator) {
        return parts.stream().map(this::part).sorted().collect(Collectors.joining(separator));
    }

    private String part(Query query) {
        return switch (query) {
            case Query.And and -> "(" + print(and) + ")";
            case Query.Or or -> "(" + print(or) + ")";
            case Query.CompanyOrWords either -> "(" + print(either) + ")";
            default -> print(query);
        };
    }

    /** A company's name, which beside the company needs no quotes. */
    private String words(Query words) {
        return words instanceof Query.Word word && PLAIN.matcher(word.text()).matches() ? word.text() : part(words);
    }

    private boolean mustQuote(Query.Word word) {
        return !PLAIN.matcher(word.text()).matches() || (word.field() == Field.ANY && quoted.test(word.text()));
    }

    private static String field(Field field) {
        return switch (field) {
            case ANY -> "";
            case TITLE -> "title:";
            case AUTHOR -> "author:";
        };
    }

    private static String quote(String text) {
        return '"' + text + '"';
    }
}

package dev.blogboard.search;

import dev.blogboard.article.Companies;
import java.util.Arrays;
import java.util.List;

/** Reads queries; the grammar is to stand here. */
public final class QueryParser {
    private final Companies companies;

    public QueryParser(Companies companies) {
        this.companies = companies;
    }

    public ParsedQuery parse(String text) throws QuerySyntaxException {
        if (text.length() > 1000) {
            throw new QuerySyntaxException(text, 1000, "A query has at most 1,000 characters.");
        }
        List<Query> words = Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .<Query>map(this::word)
                .toList();
        Query query = switch (words.size()) {
            case 0 -> new Query.Everything();
            case 1 -> words.getFirst();
            default -> new Query.And(words);
        };
        return new ParsedQuery(query, text.strip(), List.of());
    }

    private Query word(String word) {
        return companies
                .named(word)
                .<Query>map(company -> new Query.AtCompany(company.id()))
                .orElseGet(() -> new Query.Word(Query.Field.ANY, word));
    }
}

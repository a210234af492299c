package dev.blogboard.search;

import dev.blogboard.article.Companies;
import java.util.ArrayList;
import java.util.List;

/** Reads queries; the grammar is to stand here. */
public final class QueryParser {
    private final Companies companies;
    private final Topics topics;

    public QueryParser(Companies companies) {
        this(companies, Topics.NONE);
    }

    public QueryParser(Companies companies, Topics topics) {
        this.companies = companies;
        this.topics = topics;
    }

    public ParsedQuery parse(String text) throws QuerySyntaxException {
        if (text.length() > 1000) {
            throw new QuerySyntaxException(text, 1000, "A query has at most 1,000 characters.");
        }
        List<Query> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            if (word.startsWith("topic:")) {
                words.add(topic(text, word.substring("topic:".length())));
            } else if (!word.isEmpty()) {
                words.add(word(word));
            }
        }
        Query query = switch (words.size()) {
            case 0 -> new Query.Everything();
            case 1 -> words.getFirst();
            default -> new Query.And(words);
        };
        return new ParsedQuery(query, text.strip(), List.of());
    }

    private Query topic(String text, String name) throws QuerySyntaxException {
        return new Query.Topic(topics.named(name)
                .orElseThrow(() ->
                        new QuerySyntaxException(text, text.indexOf("topic:"), "There is no topic \"" + name + "\".")));
    }

    private Query word(String word) {
        return companies
                .named(word)
                .<Query>map(company -> new Query.AtCompany(company.id()))
                .orElseGet(() -> new Query.Word(Query.Field.ANY, word));
    }
}

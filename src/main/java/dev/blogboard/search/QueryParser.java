package dev.blogboard.search;

import dev.blogboard.article.Companies;

/** Reads queries; the grammar is to stand here. */
public final class QueryParser {
    private final Companies companies;

    public QueryParser(Companies companies) {
        this.companies = companies;
    }

    public ParsedQuery parse(String text) throws QuerySyntaxException {
        throw new QuerySyntaxException(text, 0, "Not yet written for " + companies + ".");
    }
}

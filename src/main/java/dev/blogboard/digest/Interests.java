package dev.blogboard.digest;

import dev.blogboard.article.Companies;
import dev.blogboard.article.CompanyId;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import java.util.LinkedHashSet;
import java.util.Set;

/** What queries show of their authors' interests, as long as the companies are these. Safe for use by several threads. */
final class Interests {
    private static final int REMEMBERED = 10_000;

    private final Companies companies;
    private final QueryParser parser;
    private final Remembered<String, Interest> remembered = new Remembered<>(REMEMBERED);

    Interests(Companies companies, QueryParser parser) {
        this.companies = companies;
        this.parser = parser;
    }

    Companies companies() {
        return companies;
    }

    /** With those that belong to a company; nothing where the query can no longer be read, which matching reports. */
    Interest of(String query) {
        return remembered.get(query, this::read);
    }

    private Interest read(String query) {
        try {
            Interest interest = Interest.of(parser.parse(query).query());
            Set<CompanyId> families = new LinkedHashSet<>();
            interest.companies().forEach(company -> families.addAll(companies.family(company)));
            return new Interest(interest.words(), families);
        } catch (QuerySyntaxException unreadable) {
            return Interest.NONE;
        }
    }
}

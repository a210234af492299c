package dev.blogboard.command;

import dev.blogboard.alert.Traces;
import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Articles;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.discover.Profiles;
import dev.blogboard.search.Match;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryCounts;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchIndex;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import dev.blogboard.search.Sort;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers what is found in articles. Safe for use by several threads. */
public final class SearchDesk {
    private static final int LATEST = 5;
    private static final int RELATED = 5;

    private final Supplier<? extends SearchIndex> index;
    private final Supplier<QueryParser> parser;
    private final Supplier<Companies> companies;
    private final Articles articles;
    private final Traces traces;
    private final Supplier<Profiles> profiles;

    public SearchDesk(
            Supplier<? extends SearchIndex> index,
            Supplier<QueryParser> parser,
            Supplier<Companies> companies,
            Articles articles,
            Traces traces,
            Supplier<Profiles> profiles) {
        this.index = index;
        this.parser = parser;
        this.companies = companies;
        this.articles = articles;
        this.traces = traces;
        this.profiles = profiles;
    }

    Reply search(Command.Search asked) throws QuerySyntaxException {
        ParsedQuery query = parser.get().parse(asked.query());
        int offset = Math.min(asked.offset(), SearchRequest.MAX_OFFSET);
        SearchResult result =
                index.get().search(new SearchRequest(query.query(), asked.sort(), offset, asked.limit(), asked.asOf()));
        return new Reply.Found(asked, query, result);
    }

    Reply related(Command.Related asked) throws QuerySyntaxException {
        Optional<ArticleId> meant = traces.article(asked.article());
        Optional<Article> found = (meant.isPresent() ? meant : titled(asked.article()))
                .flatMap(id -> articles.find(List.of(id)).stream().findFirst());
        if (found.isEmpty()) {
            return new Reply.Mistaken("There is no article \"" + asked.article().strip()
                    + "\" here. Give words of its title, its address or its number.");
        }
        Article article = found.get();
        Company company = companies
                .get()
                .withId(article.company())
                .orElseGet(() -> Company.named(article.company().value()));
        return new Reply.Related(article, company, index.get().similar(article.id(), RELATED));
    }

    /** The one that words of a title find first. */
    private Optional<ArticleId> titled(String words) throws QuerySyntaxException {
        ParsedQuery query = parser.get().parse(words);
        if (query.asksForEverything()) {
            return Optional.empty();
        }
        return index.get().search(new SearchRequest(query.query(), Sort.RELEVANCE, 0, 1)).hits().stream()
                .filter(hit -> hit.match() == Match.FULL)
                .map(hit -> hit.article().id())
                .findFirst();
    }

    Reply profile(Command.Profile asked) throws QuerySyntaxException {
        Optional<Company> named = companies.get().named(asked.company());
        if (named.isEmpty()) {
            return new Reply.NoSuchCompany(asked.company(), CompanyNames.near(asked.company(), companies.get()));
        }
        Company company = named.get();
        Query query = new Query.AtCompany(company.id());
        SearchResult latest = index.get().search(new SearchRequest(query, Sort.NEWEST, 0, LATEST));
        List<QueryCounts.Month> months = index.get().byMonth(query);
        List<Company> family = companies.get().family(company.id()).stream()
                .skip(1)
                .flatMap(id -> companies.get().withId(id).stream())
                .toList();
        return new Reply.Profile(company, family, latest, months, profiles.get().company(company));
    }
}

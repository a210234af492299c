package dev.blogboard.command;

import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchIndex;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import dev.blogboard.search.Sort;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says what a subscription would have brought, before it is made. */
final class Foresight {
    private static final int DAYS = 30;
    private static final int NEWEST = 3;
    /** More than ten articles a day are read by nobody. */
    private static final long TOO_MANY = 10L * DAYS;

    private final Supplier<? extends SearchIndex> index;
    private final Supplier<QueryParser> parser;

    Foresight(Supplier<? extends SearchIndex> index, Supplier<QueryParser> parser) {
        this.index = index;
        this.parser = parser;
    }

    Reply.Preview preview(Command.Subscribe asked, ParsedQuery query) throws QuerySyntaxException {
        Query recent =
                new Query.And(List.of(query.query(), new Query.Dates(new Query.Bound.Ago(Period.ofDays(DAYS)), null)));
        SearchResult lately = search(recent, 0);
        SearchResult ever = search(query.query(), NEWEST);
        Reply.Width width = ever.total() == 0
                ? Reply.Width.NEVER
                : lately.total() > TOO_MANY ? Reply.Width.TOO_BROAD : Reply.Width.RIGHT;
        String instead = switch (width) {
            case NEVER -> wider(query, ever);
            case TOO_BROAD -> narrower(query, ever);
            case RIGHT -> null;
        };
        return new Reply.Preview(asked, query.canonical(), lately.total(), ever, width, instead);
    }

    private SearchResult search(Query query, int limit) throws QuerySyntaxException {
        return index.get().search(new SearchRequest(query, Sort.NEWEST, 0, limit));
    }

    /** Better spelled, or without the part that excludes everything. */
    private @Nullable String wider(ParsedQuery query, SearchResult nothing) {
        if (nothing.didYouMean() != null) {
            return nothing.didYouMean().query();
        }
        Optional<String> without = nothing.clauses().stream()
                .filter(clause -> clause.without() > 0)
                .findFirst()
                .map(clause ->
                        query.canonical().replace(clause.text(), " ").strip().replaceAll("\\s+", " "));
        return without.filter(this::canBeRead).orElse(null);
    }

    /** Only the words of the title, or only the company that writes of it most. */
    private @Nullable String narrower(ParsedQuery query, SearchResult many) {
        if (query.query() instanceof Query.Word word && word.field() == Query.Field.ANY) {
            return "title:" + query.canonical();
        }
        return many.facets().companies().stream()
                .findFirst()
                .map(most ->
                        "(" + query.canonical() + ") company:" + most.value().id())
                .filter(this::canBeRead)
                .orElse(null);
    }

    private boolean canBeRead(String query) {
        try {
            return !query.isBlank() && !parser.get().parse(query).asksForEverything();
        } catch (QuerySyntaxException unreadable) {
            return false;
        }
    }
}

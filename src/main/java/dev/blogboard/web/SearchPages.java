package dev.blogboard.web;

import dev.blogboard.article.Company;
import dev.blogboard.discover.Reading;
import dev.blogboard.discover.Rising;
import dev.blogboard.search.Facets;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.Query;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import dev.blogboard.search.Sort;
import dev.blogboard.topic.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The search, and its pages of results. */
public final class SearchPages implements Pages {
    private static final int PAGE = 10;
    private static final int CHOICES = 8;

    private final Reading reading;
    private final Templates templates;
    private final Remembered remembered;

    public SearchPages(Reading reading, Templates templates, Remembered remembered) {
        this.reading = reading;
        this.templates = templates;
        this.remembered = remembered;
    }

    @Override
    public void register(Routes routes) {
        Handler front = remembered.of(this::search);
        routes.get("/", request -> request.query().first("q").isEmpty() ? front.answer(request) : search(request));
    }

    private Response search(Request request) {
        String query = request.query().first("q");
        Sort sort = request.query().first("sort").equals("newest") || query.isEmpty() ? Sort.NEWEST : Sort.RELEVANCE;
        int offset = offset(request.query().first("offset"));
        String asOf = request.query().first("asof");
        try {
            ParsedQuery parsed = reading.parser().get().parse(query);
            SearchResult result = reading.index()
                    .get()
                    .search(new SearchRequest(parsed.query(), sort, offset, PAGE, asOf.isEmpty() ? null : asOf));
            return page(Response.OK, page(query, sort, offset, parsed, result));
        } catch (QuerySyntaxException mistake) {
            return page(Response.BAD_REQUEST, mistaken(query, mistake));
        }
    }

    private Response page(int status, SearchPage page) {
        return Response.page(status, templates.render("search.jte", page));
    }

    private static int offset(String text) {
        return text.matches("\\d{1,5}") ? Math.min(Integer.parseInt(text), SearchRequest.MAX_OFFSET) : 0;
    }

    private static SearchPage mistaken(String query, QuerySyntaxException mistake) {
        return new SearchPage(
                query, "", "", mistake.pointed(), List.of(), List.of(), null, null, List.of(), List.of(), null);
    }

    private SearchPage page(String query, Sort sort, int offset, ParsedQuery parsed, SearchResult result) {
        String order = sort == Sort.NEWEST && !query.isEmpty() ? "newest" : "";
        boolean more = result.more() && offset + PAGE <= SearchRequest.MAX_OFFSET;
        return new SearchPage(
                query,
                order,
                summary(result, offset),
                null,
                notes(parsed, result),
                result.hits().stream().map(Story::of).toList(),
                offset == 0 ? null : Links.search(query, order, Math.max(0, offset - PAGE), result.asOf()),
                more ? Links.search(query, order, offset + PAGE, result.asOf()) : null,
                facets(query, result.facets()),
                query.isEmpty() ? List.of() : feeds(query),
                query.isEmpty() && offset == 0 ? front(result) : null);
    }

    private static String summary(SearchResult result, int offset) {
        if (result.hits().isEmpty()) {
            return offset == 0 ? "Nothing found." : "No more hits.";
        }
        SearchResult.Progress building = result.indexing();
        return (result.total() == 1 ? "One article" : String.format("%,d articles", result.total()))
                + (offset == 0 ? "" : ", from number " + (offset + 1))
                + ", " + Math.max(1, result.took().toMillis()) + " ms"
                + (building == null
                        ? ""
                        : "; the index is being built, " + building.done() + " of " + building.of() + " are in it");
    }

    private static List<SearchPage.Note> notes(ParsedQuery parsed, SearchResult result) {
        List<SearchPage.Note> notes = new ArrayList<>();
        parsed.guesses()
                .forEach(guess -> notes.add(new SearchPage.Note(
                        "“" + guess.typed() + "” was taken for a condition.",
                        "Search for the words instead",
                        Links.search(guess.wordsInstead()))));
        SearchResult.DidYouMean better = result.didYouMean();
        if (better != null) {
            notes.add(new SearchPage.Note("Did you mean", better.query(), Links.search(better.query())));
        }
        result.clauses()
                .forEach(clause -> notes.add(new SearchPage.Note(
                        "“" + clause.text() + "” alone finds " + clause.alone() + "; without it there would be "
                                + clause.without() + ".",
                        "Search for it alone",
                        Links.search(clause.text()))));
        return notes;
    }

    private List<SearchPage.Facet> facets(String query, Facets facets) {
        if (query.isEmpty()) {
            return List.of();
        }
        Taxonomy taxonomy = reading.taxonomy().get();
        Set<String> special = taxonomy.mostSpecific(
                facets.topics().stream().map(Facets.Count::value).toList());
        List<SearchPage.Facet> all = new ArrayList<>();
        add(
                all,
                "Company",
                query,
                facets.companies(),
                Company::name,
                company -> "company:" + company.id().value());
        add(
                all,
                "Topic",
                query,
                facets.topics().stream()
                        .filter(count -> special.contains(count.value()))
                        .toList(),
                taxonomy::name,
                topic -> "topic:" + topic);
        add(all, "Year", query, facets.years(), String::valueOf, year -> "year:" + year);
        return all;
    }

    private static <T> void add(
            List<SearchPage.Facet> to,
            String heading,
            String query,
            List<Facets.Count<T>> counts,
            Function<T, String> label,
            Function<T, String> condition) {
        if (counts.size() > 1) {
            to.add(new SearchPage.Facet(
                    heading,
                    counts.stream()
                            .limit(CHOICES)
                            .map(count -> new SearchPage.Choice(
                                    label.apply(count.value()),
                                    count.articles(),
                                    Links.search(narrowed(query, condition.apply(count.value())))))
                            .toList()));
        }
    }

    private static String narrowed(String query, String condition) {
        boolean alternatives = query.contains(" OR ") || query.contains("|");
        return (alternatives ? "(" + query + ")" : query) + " " + condition;
    }

    static List<SearchPage.FeedLink> feeds(String query) {
        return List.of(
                new SearchPage.FeedLink("RSS", "application/rss+xml", Links.feed(query, "rss")),
                new SearchPage.FeedLink("Atom", "application/atom+xml", Links.feed(query, "atom")),
                new SearchPage.FeedLink("JSON Feed", "application/feed+json", Links.feed(query, "json")));
    }

    private SearchPage.@Nullable Front front(SearchResult result) {
        Taxonomy taxonomy = reading.taxonomy().get();
        Rising.Report rising = reading.rising().thisWeek(CHOICES, 0);
        return new SearchPage.Front(
                String.format(
                        "%,d articles by %,d companies",
                        result.total(), reading.companies().get().all().size()),
                rising.topics().stream()
                        .map(topic -> new SearchPage.Choice(topic.name(), topic.articles(), Links.topic(topic.topic())))
                        .toList(),
                result.facets().topics().stream()
                        .limit(24)
                        .map(count -> new SearchPage.Choice(
                                taxonomy.name(count.value()), count.articles(), Links.topic(count.value())))
                        .toList());
    }

    /** Everything, or what a query means. */
    static Query parsed(Reading reading, String query) throws QuerySyntaxException {
        return reading.parser().get().parse(query).query();
    }
}

package dev.blogboard.web;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Company;
import dev.blogboard.discover.Reading;
import dev.blogboard.search.Facets;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Match;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import dev.blogboard.search.Sort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The same answers for programs, as JSON: read-only, for pages of any origin, limited as all requests are. What each
 * answer holds is written down in {@code openapi.json}; a test holds the two together.
 */
public final class ApiPages implements Pages {
    private static final String JSON = "application/json; charset=utf-8";

    private final Reading reading;
    private final Templates templates;

    public ApiPages(Reading reading, Templates templates) {
        this.reading = reading;
        this.templates = templates;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/api", request -> Response.page(templates.render("api.jte", "")));
        routes.get("/api/openapi.json", request -> answer(Response.OK, description()));
        routes.get("/api/search", this::search);
        routes.get("/api/articles/{id}", this::article);
        routes.get("/api/companies", request -> companies());
    }

    static String description() {
        try (InputStream resource = ApiPages.class.getResourceAsStream("openapi.json")) {
            if (resource == null) {
                throw new IllegalStateException("The jar has no openapi.json.");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Response answer(int status, String json) {
        return Response.of(status, JSON, json).with("Access-Control-Allow-Origin", "*");
    }

    private static Response mistake(int status, String message) {
        return answer(status, JsonText.of(JsonText.object("error", message)));
    }

    private Response search(Request request) {
        String query = request.query().first("q");
        String sort = request.query().first("sort");
        String asOf = request.query().first("asOf");
        int limit = number(request, "limit", 10);
        int offset = number(request, "offset", 0);
        if (limit < 0 || limit > SearchRequest.MAX_LIMIT || offset < 0 || offset > SearchRequest.MAX_OFFSET) {
            return mistake(
                    Response.BAD_REQUEST,
                    "limit goes from 0 to " + SearchRequest.MAX_LIMIT + " and offset from 0 to "
                            + SearchRequest.MAX_OFFSET + ".");
        }
        if (!List.of("", "relevance", "newest").contains(sort)) {
            return mistake(Response.BAD_REQUEST, "sort is relevance or newest, not \"" + sort + "\".");
        }
        try {
            SearchResult result = reading.index()
                    .get()
                    .search(new SearchRequest(
                            SearchPages.parsed(reading, query),
                            sort.equals("newest") ? Sort.NEWEST : Sort.RELEVANCE,
                            offset,
                            limit,
                            asOf.isEmpty() ? null : asOf));
            return answer(Response.OK, JsonText.of(found(query, result)));
        } catch (QuerySyntaxException mistaken) {
            return mistake(Response.BAD_REQUEST, mistaken.pointed());
        }
    }

    /** -1 for what is no number. */
    private static int number(Request request, String name, int standard) {
        String text = request.query().first(name);
        return text.isEmpty() ? standard : text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }

    private static Map<String, Object> found(String query, SearchResult result) {
        Facets facets = result.facets();
        return JsonText.object(
                "query",
                query,
                "total",
                result.total(),
                "more",
                result.more(),
                "asOf",
                result.asOf(),
                "hits",
                result.hits().stream().map(ApiPages::hit).toList(),
                "facets",
                JsonText.object(
                        "companies",
                        counts(facets.companies(), company -> company.id().value()),
                        "topics",
                        counts(facets.topics(), Function.identity()),
                        "years",
                        counts(facets.years(), String::valueOf)));
    }

    private static <T> List<Object> counts(List<Facets.Count<T>> counts, Function<T, String> name) {
        return counts.stream()
                .<Object>map(count -> JsonText.object("value", name.apply(count.value()), "articles", count.articles()))
                .toList();
    }

    private static Map<String, Object> hit(Hit hit) {
        Map<String, Object> json = article(hit.article(), hit.company().name());
        json.put("rank", hit.rank());
        json.put("match", hit.match() == Match.FULL ? "full" : "near");
        json.put("snippet", hit.snippet().text());
        json.put("alsoAt", hit.alsoAt().stream().map(Article::url).toList());
        return json;
    }

    private static Map<String, Object> article(Article article, @Nullable String companyName) {
        return JsonText.object(
                "id",
                article.id().value(),
                "title",
                article.title(),
                "url",
                article.url(),
                "company",
                article.company().value(),
                "companyName",
                companyName,
                "author",
                article.author(),
                "published",
                article.published() == null ? null : article.published().toString(),
                "language",
                article.language());
    }

    private Response article(Request request) {
        String id = request.part("id");
        List<Article> found = id.matches("\\d{1,18}")
                ? reading.articles().find(List.of(new ArticleId(Long.parseLong(id))))
                : List.of();
        if (found.isEmpty()) {
            return mistake(Response.NOT_FOUND, "There is no article " + id + ".");
        }
        Article article = found.getFirst();
        Map<String, Object> json = article(
                article,
                Story.company(reading.companies().get(), article.company()).name());
        json.put(
                "topics",
                reading.tags().of(List.of(article.id())).getOrDefault(article.id(), Set.of()).stream()
                        .sorted()
                        .toList());
        json.put(
                "related",
                reading.index().get().similar(article.id(), 10).stream()
                        .map(ApiPages::hit)
                        .toList());
        return answer(Response.OK, JsonText.of(json));
    }

    private Response companies() {
        return answer(
                Response.OK,
                JsonText.of(JsonText.object(
                        "companies",
                        reading.companies().get().all().stream()
                                .map(ApiPages::company)
                                .toList())));
    }

    private static Map<String, Object> company(Company company) {
        return JsonText.object(
                "id",
                company.id().value(),
                "name",
                company.name(),
                "aliases",
                company.aliases(),
                "parent",
                company.parent() == null ? null : company.parent().value(),
                "site",
                company.site());
    }
}

package dev.blogboard.app;

import dev.blogboard.article.Article;
import dev.blogboard.article.Published;
import dev.blogboard.search.Hit;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import dev.blogboard.search.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches from the shell. */
@Command(name = "search", description = "Find articles: blogboard search python at netflix")
final class SearchCommand extends CliCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "QUERY",
            description = "Words, \"phrases\", -exclusions, company:, since: …")
    private final List<String> words = new ArrayList<>();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many hits to show, up to 100. Default: 10.")
    private int limit;

    @Option(names = "--offset", paramLabel = "N", defaultValue = "0", description = "How many hits to leave out first.")
    private int offset;

    @Option(names = "--company", paramLabel = "C", description = "Only articles of this company.")
    private @Nullable String company;

    @Option(
            names = "--since",
            paramLabel = "D",
            description = "Only articles from then on: 2024, 2024-03, 2024-03-01, 30d.")
    private @Nullable String since;

    @Option(
            names = "--until",
            paramLabel = "D",
            description = "Only articles up to then, that day, month or year included.")
    private @Nullable String until;

    @Option(
            names = "--sort",
            paramLabel = "relevance|newest",
            defaultValue = "relevance",
            description = "relevance (the default) or newest.")
    private String sort = "relevance";

    @Option(names = "--json", description = "Print JSON lines: one a hit, then the total.")
    private boolean json;

    @Override
    int run(App app) throws QuerySyntaxException {
        if (limit < 0 || limit > SearchRequest.MAX_LIMIT || offset < 0 || offset > SearchRequest.MAX_OFFSET) {
            throw wrongUsage("--limit goes from 0 to " + SearchRequest.MAX_LIMIT + ", --offset from 0 to "
                    + SearchRequest.MAX_OFFSET + ".");
        }
        ParsedQuery query = query(app.parser());
        SearchResult result = app.search().search(new SearchRequest(query.query(), sort(), offset, limit));
        if (json) {
            printJson(query, result);
        } else {
            out().println(replies(app).found(query, result, offset));
        }
        return Cli.DONE;
    }

    /** What was typed, and the options as further conditions. */
    private ParsedQuery query(QueryParser parser) throws QuerySyntaxException {
        ParsedQuery typed = parser.parse(String.join(" ", words));
        List<Query> parts = new ArrayList<>(List.of(typed.query()));
        for (String condition : conditions()) {
            parts.add(parser.parse(condition).query());
        }
        return parts.size() == 1 ? typed : new ParsedQuery(new Query.And(parts), typed.canonical(), typed.guesses());
    }

    private List<String> conditions() {
        List<String> conditions = new ArrayList<>();
        if (company != null) {
            conditions.add("company:\"" + company.replace('"', ' ') + "\"");
        }
        if (since != null) {
            conditions.add("since:" + oneWord("--since", since));
        }
        if (until != null) {
            conditions.add("until:" + oneWord("--until", until));
        }
        return conditions;
    }

    private String oneWord(String option, String value) {
        if (!value.matches("[\\p{Alnum}.-]+")) {
            throw wrongUsage(
                    option + " is \"" + value + "\", and has to be a date such as 2024, 2024-03 or 2024-03-01.");
        }
        return value;
    }

    private Sort sort() {
        return switch (sort.toLowerCase(Locale.ROOT)) {
            case "relevance" -> Sort.RELEVANCE;
            case "newest" -> Sort.NEWEST;
            default -> throw wrongUsage("--sort is \"" + sort + "\", and has to be relevance or newest.");
        };
    }

    private void printJson(ParsedQuery query, SearchResult result) {
        for (Hit hit : result.hits()) {
            Article article = hit.article();
            Published published = article.published();
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("rank", hit.rank());
            line.put("title", article.title());
            line.put("url", article.url());
            line.put("company", hit.company().name());
            line.put("published", published == null ? null : published.toString());
            line.put("snippet", hit.snippet().text());
            line.put("score", hit.score());
            line.put("alsoAt", hit.alsoAt().stream().map(Article::url).toList());
            line.put("match", hit.match().name().toLowerCase(Locale.ROOT));
            out().println(Json.line(line));
        }
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("total", result.total());
        summary.put("query", query.canonical());
        SearchResult.DidYouMean better = result.didYouMean();
        if (better != null) {
            summary.put("didYouMean", better.query());
        }
        summary.put("ms", result.took().toMillis());
        out().println(Json.line(summary));
    }
}

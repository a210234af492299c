package dev.blogboard.web;

import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.Published;
import dev.blogboard.discover.Reading;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Match;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.Sort;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every search as a feed: RSS, Atom and JSON Feed; and sets of such feeds as OPML. */
public final class FeedPages implements Pages {
    private static final int ENTRIES = 50;
    private static final int KEEP_SECONDS = 300;

    private final Reading reading;
    private final Origin origin;

    public FeedPages(Reading reading, WebSettings settings) {
        this.reading = reading;
        this.origin = new Origin(settings);
    }

    @Override
    public void register(Routes routes) {
        routes.get("/search.rss", request -> feed(request, "rss"));
        routes.get("/search.atom", request -> feed(request, "atom"));
        routes.get("/search.json", request -> feed(request, "json"));
        routes.get("/companies.opml", this::companies);
        routes.get("/searches.opml", this::searches);
        routes.get("/opensearch.xml", this::openSearch);
    }

    private Response feed(Request request, String format) {
        String query = request.query().first("q");
        try {
            ParsedQuery parsed = reading.parser().get().parse(query);
            List<Hit> hits = reading.index()
                    .get()
                    .search(new SearchRequest(parsed.query(), Sort.NEWEST, 0, ENTRIES))
                    .hits();
            SearchFeed feed = feed(query, format, hits, origin.of(request));
            return switch (format) {
                case "rss" -> fresh(request, "application/rss+xml; charset=utf-8", FeedXml.rss(feed), feed.updated());
                case "atom" ->
                    fresh(request, "application/atom+xml; charset=utf-8", FeedXml.atom(feed), feed.updated());
                default -> fresh(request, "application/feed+json; charset=utf-8", json(feed), feed.updated());
            };
        } catch (QuerySyntaxException mistake) {
            return Response.text(Response.BAD_REQUEST, mistake.pointed() + "\n");
        }
    }

    private static SearchFeed feed(String query, String format, List<Hit> hits, String origin) {
        List<SearchFeed.Entry> entries = hits.stream()
                .filter(hit -> hit.match() == Match.FULL)
                .map(FeedPages::entry)
                .toList();
        Instant updated = entries.stream()
                .map(SearchFeed.Entry::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return new SearchFeed(
                query.isEmpty() ? "All engineering blogs" : query,
                origin + Links.search(query),
                origin + Links.feed(query, format),
                updated,
                entries);
    }

    private static SearchFeed.Entry entry(Hit hit) {
        Article article = hit.article();
        Published published = article.published();
        return new SearchFeed.Entry(
                "urn:blogboard:article:" + article.id().value(),
                article.title(),
                article.url(),
                hit.company().name(),
                article.author(),
                published == null ? article.firstSeen() : published.start(),
                article.firstSeen(),
                hit.snippet().text());
    }

    /** JSON Feed 1.1. */
    private static String json(SearchFeed feed) {
        List<Object> items = new ArrayList<>();
        for (SearchFeed.Entry entry : feed.entries()) {
            items.add(JsonText.object(
                    "id",
                    entry.id(),
                    "url",
                    entry.url(),
                    "title",
                    entry.title(),
                    "content_text",
                    entry.text().isEmpty() ? entry.title() : entry.text(),
                    "date_published",
                    entry.published().toString(),
                    "authors",
                    List.of(Map.of("name", entry.author() == null ? entry.company() : entry.author())),
                    "tags",
                    List.of(entry.company())));
        }
        return JsonText.of(JsonText.object(
                "version",
                "https://jsonfeed.org/version/1.1",
                "title",
                feed.title(),
                "home_page_url",
                feed.page(),
                "feed_url",
                feed.self(),
                "language",
                "en",
                "items",
                items));
    }

    /** With an ETag and a date, and without a body where the reader has it already (RFC 9110, section 13). */
    private static Response fresh(Request request, String type, String text, Instant updated) {
        String tag = "\"" + hash(text) + "\"";
        String date = HttpDate.format(updated);
        boolean known = request.header("If-None-Match")
                .map(tags -> List.of(tags.replace("W/", "").split("\\s*,\\s*")).contains(tag))
                .orElseGet(() -> request.header("If-Modified-Since")
                        .flatMap(HttpDate::parse)
                        .map(since -> !updated.isAfter(since))
                        .orElse(false));
        Response response = known ? Response.of(304, type, "") : Response.of(Response.OK, type, text);
        return response.cached(KEEP_SECONDS)
                .with("ETag", tag)
                .with("Last-Modified", date)
                .with("Access-Control-Allow-Origin", "*");
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    /** A feed for each company: of all, or of those named. */
    private Response companies(Request request) {
        Companies known = reading.companies().get();
        List<String> named = request.query().all("company");
        List<Company> companies = named.isEmpty()
                ? known.all().stream()
                        .sorted(Comparator.comparing(company -> company.name().toLowerCase(Locale.ROOT)))
                        .toList()
                : named.stream().flatMap(name -> known.named(name).stream()).toList();
        String base = origin.of(request);
        return opml(
                "Engineering blogs",
                companies.stream()
                        .map(company -> new OpmlText.Outline(
                                company.name(),
                                base + Links.feed("company:" + company.id().value(), "rss"),
                                base + Links.company(company.id())))
                        .toList());
    }

    /** A feed for each of the searches given as q, for whoever wants to take a set of them along. */
    private Response searches(Request request) {
        String base = origin.of(request);
        return opml(
                "Searches",
                request.query().all("q").stream()
                        .filter(query -> !query.isBlank())
                        .limit(200)
                        .map(query -> new OpmlText.Outline(
                                query, base + Links.feed(query, "rss"), base + Links.search(query)))
                        .toList());
    }

    private static Response opml(String title, List<OpmlText.Outline> outlines) {
        return Response.of(Response.OK, "text/x-opml; charset=utf-8", OpmlText.write(title, outlines))
                .cached(KEEP_SECONDS)
                .with("Content-Disposition", "attachment; filename=\"blogboard.opml\"");
    }

    private Response openSearch(Request request) {
        return Response.of(
                        Response.OK,
                        "application/opensearchdescription+xml; charset=utf-8",
                        OpmlText.openSearch(origin.of(request)))
                .cached(KEEP_SECONDS);
    }
}

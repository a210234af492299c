package dev.blogboard.source;

import dev.blogboard.archive.ArchiveSource;
import dev.blogboard.archive.Step;
import dev.blogboard.archive.Step.Kind;
import dev.blogboard.archive.Visited;
import dev.blogboard.archive.Visited.Found;
import dev.blogboard.article.CanonicalUrl;
import dev.blogboard.article.Item;
import dev.blogboard.feed.ArchivePages;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.FeedHints;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.UnreadableFeedException;
import dev.blogboard.page.FetchedPage;
import dev.blogboard.page.Page;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/**
 * Archives over HTTP: paged and archived feeds (RFC 5005), the paging of the usual publishing systems, sitemaps, and pages
 * that list articles. Safe for use by several threads.
 */
public final class HttpArchiveSource implements ArchiveSource {
    private static final Pattern OTHER_MAP =
            Pattern.compile("(?i).*(author|tag|categor|image|video|taxonom|product|user|forum|docs?[-_.]|event).*");
    private static final String LISTED =
            "article a[href], .post a[href], .entry a[href], h1 a[href], h2 a[href], h3 a[href], a[href*=/post/]";
    private static final String NEXT_LIST =
            "a[rel~=\\bnext\\b][href], link[rel=next][href], a.next[href], a.older-posts[href], .pagination-next a[href],"
                    + " .nav-previous a[href], a.older[href]";
    /** The mark of a page that a selector of the catalogue chose: it is an article, whatever it says of itself. */
    private static final String CHOSEN = "chosen";

    /** A page with a date and less text than this is an announcement, a poll or a stub. */
    private static final int SHORTEST_TEXT = 200;

    private final HttpPageSource pages;
    private final FeedDocuments documents = new FeedDocuments();

    public HttpArchiveSource(HttpPageSource pages) {
        this.pages = pages;
    }

    @Override
    public Visited visit(Feed feed, Step step, Instant since) throws InterruptedException {
        return switch (pages.get(step.url())) {
            case HttpPageSource.Got got -> read(feed, step, got.answer(), since);
            case HttpPageSource.NotGot not -> outcome(not.outcome());
        };
    }

    private static Visited outcome(FetchedPage none) {
        return switch (none) {
            case FetchedPage.Read impossible ->
                throw new IllegalStateException("A page that was read is none missing.");
            case FetchedPage.Refused refused -> new Visited.Closed(refused.reason());
            case FetchedPage.Unavailable unavailable ->
                new Visited.Later(unavailable.reason(), unavailable.notBefore());
        };
    }

    private Visited read(Feed feed, Step step, HttpFetcher.Answer answer, Instant since) {
        try {
            return switch (step.kind()) {
                case START -> start(feed, answer, since);
                case FEED -> olderFeed(step, answer, since);
                case LISTING -> listing(feed, step, answer);
                case SITEMAP -> sitemap(feed, answer, since);
                case PAGE -> page(step, answer, since);
            };
        } catch (UnreadableFeedException | IOException unreadable) {
            return new Visited.Closed(String.valueOf(unreadable.getMessage()));
        }
    }

    private Found start(Feed feed, HttpFetcher.Answer answer, Instant since) throws UnreadableFeedException {
        String location = answer.url().toString();
        ParsedFeed parsed = parse(answer);
        String site = site(feed, parsed);
        Set<Step> next = new LinkedHashSet<>(older(location, parsed));
        ArchivePages archive = feed.archive();
        if (archive != null) {
            next.add(new Step(Kind.LISTING, archive.url(), null));
        } else if (next.isEmpty()) {
            next.add(new Step(Kind.LISTING, site, null));
        }
        pages.sitemaps(answer.url(), site).forEach(map -> next.add(new Step(Kind.SITEMAP, map, null)));
        List<Item> wanted =
                parsed.items().stream().filter(item -> isWanted(item, since)).toList();
        return new Found(wanted, List.copyOf(next));
    }

    private static String site(Feed feed, ParsedFeed parsed) {
        String said = parsed.link();
        return said != null ? said : site(feed);
    }

    /** Where the blog is, as far as that is known; else the root of its host. */
    private static String site(Feed feed) {
        return Objects.requireNonNullElseGet(
                feed.site(), () -> feed.url().replaceFirst("(?i)^(https?://[^/?#]+).*", "$1/"));
    }

    /** Where the feed goes on: as it says itself, else as its publishing system is known to. */
    private static List<Step> older(String location, ParsedFeed parsed) {
        String marker = marker(parsed.items());
        List<Step> said = said(parsed.hints(), marker);
        if (!said.isEmpty()) {
            return said;
        }
        String generator =
                Objects.requireNonNullElse(parsed.hints().generator(), "").toLowerCase(Locale.ROOT);
        String separator = location.contains("?") ? "&" : "?";
        if (generator.contains("wordpress")) {
            return List.of(new Step(Kind.FEED, location + separator + "paged=2", marker));
        } else if (generator.contains("blogger") && !parsed.items().isEmpty()) {
            int shown = parsed.items().size();
            String older = "start-index=" + (shown + 1) + "&max-results=" + shown;
            return List.of(new Step(Kind.FEED, location + separator + older, marker));
        }
        return List.of();
    }

    private static List<Step> said(FeedHints hints, String marker) {
        List<Step> next = new ArrayList<>();
        for (String relation : List.of("prev-archive", "next")) {
            String url = hints.link(relation);
            if (url != null) {
                next.add(new Step(Kind.FEED, url, marker));
            }
        }
        return next;
    }

    private Found olderFeed(Step step, HttpFetcher.Answer answer, Instant since) throws UnreadableFeedException {
        ParsedFeed parsed = parse(answer);
        String marker = marker(parsed.items());
        if (parsed.items().isEmpty() || marker.equals(step.marker())) {
            return Found.NOTHING; // Systems that do not know of pages answer with the first one, again and again.
        }
        List<Item> wanted =
                parsed.items().stream().filter(item -> isWanted(item, since)).toList();
        if (wanted.isEmpty()) {
            return Found.NOTHING;
        }
        List<Step> next = new ArrayList<>(said(parsed.hints(), marker));
        if (next.isEmpty()) {
            PageNumbers.next(step.url()).ifPresent(url -> next.add(new Step(Kind.FEED, url, marker)));
        }
        return new Found(wanted, next);
    }

    private static boolean isWanted(Item item, Instant since) {
        Instant date = item.published() != null ? item.published() : item.updated();
        return date == null || !date.isBefore(since);
    }

    private ParsedFeed parse(HttpFetcher.Answer answer) throws UnreadableFeedException {
        return documents.read(
                answer.body(), answer.header("Content-Type"), answer.url().toString(), false);
    }

    private static String marker(List<Item> items) {
        return Integer.toHexString(items.stream()
                .map(item -> item.id() + "|" + item.link())
                .toList()
                .hashCode());
    }

    private static Found listing(Feed feed, Step step, HttpFetcher.Answer answer) {
        String location = answer.url().toString();
        Document page = PageReader.document(answer.body(), location);
        ArchivePages archive = feed.archive();
        ArticleUrls urls = new ArticleUrls(site(feed));
        Set<Step> next = new LinkedHashSet<>();
        for (Element link : select(page, archive == null ? LISTED : archive.items())) {
            String url = new Links(location).absolute(link.attr("href"));
            if (url != null && (archive != null || urls.mayBeArticle(url))) {
                next.add(new Step(Kind.PAGE, withoutFragment(url), archive == null ? null : CHOSEN));
            }
        }
        String marker = Integer.toHexString(next.hashCode());
        if (next.isEmpty() || marker.equals(step.marker())) {
            return Found.NOTHING;
        }
        String older = nextList(page, archive, location);
        if (older != null) {
            next.add(new Step(Kind.LISTING, older, marker));
        }
        return new Found(List.of(), List.copyOf(next));
    }

    private static @Nullable String nextList(Document page, @Nullable ArchivePages archive, String location) {
        String selector = archive == null || archive.next() == null ? NEXT_LIST : archive.next();
        for (Element link : select(page, selector)) {
            String url = new Links(location).absolute(link.attr("href"));
            if (url != null && !url.equals(location)) {
                return withoutFragment(url);
            }
        }
        return PageNumbers.next(location).orElse(null);
    }

    /** A selector that a person wrote may be none. */
    private static List<Element> select(Document page, String selector) {
        try {
            return page.select(selector);
        } catch (SelectorParseException mistaken) {
            return List.of();
        }
    }

    private static String withoutFragment(String url) {
        return url.replaceFirst("#.*", "");
    }

    private static Found sitemap(Feed feed, HttpFetcher.Answer answer, Instant since) throws IOException {
        Sitemap map = Sitemap.read(answer.body(), answer.url().toString());
        ArticleUrls urls = new ArticleUrls(site(feed));
        Set<Step> next = new LinkedHashSet<>();
        map.maps().stream()
                .filter(location -> isRecent(location, since))
                .filter(location -> !OTHER_MAP.matcher(lastPart(location.url())).matches())
                .forEach(location -> next.add(new Step(Kind.SITEMAP, location.url(), null)));
        map.pages().stream()
                .filter(location -> isRecent(location, since))
                .filter(location -> urls.mayBeArticle(location.url()))
                .forEach(location -> next.add(new Step(Kind.PAGE, location.url(), null)));
        return new Found(List.of(), List.copyOf(next));
    }

    /** What was changed last before then was published before then. */
    private static boolean isRecent(Sitemap.Location location, Instant since) {
        return location.changed() == null || !location.changed().isBefore(since);
    }

    private static String lastPart(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static Found page(Step step, HttpFetcher.Answer answer, Instant since) {
        Page page = PageReader.read(answer);
        boolean said = page.article() || CHOSEN.equals(step.marker());
        boolean article = said && page.text().length() >= SHORTEST_TEXT;
        boolean wanted = page.published() == null || !page.published().start().isBefore(since);
        if (!article || !wanted) {
            return Found.NOTHING;
        }
        String url = answer.url().toString();
        String canonical = page.canonicalUrl();
        boolean samePlace = canonical != null && CanonicalUrl.of(canonical).equals(CanonicalUrl.of(url));
        Item item = new Item(
                null,
                samePlace ? canonical : url,
                page.title(),
                page.author(),
                page.published() == null ? null : page.published().start(),
                null,
                null,
                null,
                page.text(),
                page.language());
        return new Found(List.of(item), List.of());
    }
}

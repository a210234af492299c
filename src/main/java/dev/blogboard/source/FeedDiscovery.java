package dev.blogboard.source;

import dev.blogboard.feed.UnreadableFeedException;
import dev.blogboard.feed.Validators;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the feeds of a page: by the rules of the platform that it stands on, else those that it names, else those that stand
 * where feeds usually do. Safe for use by several threads.
 */
final class FeedDiscovery {
    private static final Set<String> FEED_TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/feed+json",
            "application/json",
            "application/xml",
            "text/xml");
    /** Below the page itself, and then below the root of its host. */
    private static final List<String> USUAL =
            List.of("feed", "rss.xml", "atom.xml", "feed.xml", "index.xml", "rss", "feed.json", "feeds/posts/default");

    private static final Pattern LOOKS_LIKE_FEED = Pattern.compile(
            "(?i).*/(feed|rss|atom|index\\.xml|[\\w.-]*(feed|rss|atom)[\\w-]*\\.(xml|rss|atom|json))/?(\\?.*)?");
    private static final Pattern CHANNEL = Pattern.compile("\"(?:channelId|externalId)\":\"(UC[\\w-]{22})\"");

    private final HttpFetcher fetcher;
    private final FeedDocuments documents;

    FeedDiscovery(HttpFetcher fetcher, FeedDocuments documents) {
        this.fetcher = fetcher;
        this.documents = documents;
    }

    /**
     * @return the URLs of feeds, the surest first; none when there are none
     * @throws UnreadableFeedException when the page cannot be fetched
     */
    List<String> at(String url) throws UnreadableFeedException, InterruptedException {
        Optional<String> known = KnownFeeds.of(url);
        if (known.isPresent() && isFeed(known.get())) {
            return List.of(known.get());
        }
        HttpFetcher.Answer answer = get(url);
        if (isFeed(answer)) {
            return List.of(url);
        }
        Document page = PageReader.document(answer.body(), answer.url().toString());
        List<String> named = named(page);
        if (!named.isEmpty()) {
            return named;
        }
        for (String candidate : guesses(page, answer)) {
            if (isFeed(candidate)) {
                return List.of(candidate);
            }
        }
        return List.of();
    }

    /** Those that the page names for programs; feeds of comments only where there is nothing else. */
    private static List<String> named(Document page) {
        List<String> articles = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        for (Element link : page.select("link[rel~=(?i)\\balternate\\b][href]")) {
            String type = link.attr("type").toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", "");
            String url = link.absUrl("href");
            if (FEED_TYPES.contains(type) && !url.isEmpty() && !url.matches(".*/(wp-json|oembed)\\b.*")) {
                boolean ofComments = (link.attr("title") + " " + url)
                        .toLowerCase(Locale.ROOT)
                        .contains("comments");
                (ofComments ? comments : articles).add(url);
            }
        }
        return (articles.isEmpty() ? comments : articles).stream().distinct().toList();
    }

    /** What may be a feed, the likeliest first: the channel of a video page, what the page links to, the usual places. */
    private static List<String> guesses(Document page, HttpFetcher.Answer answer) {
        Set<String> guesses = new LinkedHashSet<>();
        if (answer.url().host().endsWith("youtube.com")) {
            Matcher channel = CHANNEL.matcher(page.html());
            if (channel.find()) {
                guesses.add("https://www.youtube.com/feeds/videos.xml?channel_id=" + channel.group(1));
            }
        }
        page.select("a[href]").stream()
                .map(link -> link.absUrl("href"))
                .filter(url -> LOOKS_LIKE_FEED.matcher(url).matches())
                .limit(5)
                .forEach(guesses::add);
        String below =
                answer.url().newBuilder().query(null).fragment(null).build().toString();
        String directory = below.endsWith("/") ? below : below + "/";
        String root = String.valueOf(answer.url().resolve("/"));
        Stream.of(directory, root).distinct().forEach(base -> USUAL.forEach(path -> guesses.add(base + path)));
        return List.copyOf(guesses);
    }

    private boolean isFeed(String url) throws InterruptedException {
        try {
            return isFeed(get(url));
        } catch (UnreadableFeedException none) {
            return false;
        }
    }

    private boolean isFeed(HttpFetcher.Answer answer) {
        try {
            documents.read(
                    answer.body(), answer.header("Content-Type"), answer.url().toString(), false);
            return true;
        } catch (UnreadableFeedException noFeed) {
            return false;
        }
    }

    private HttpFetcher.Answer get(String url) throws UnreadableFeedException, InterruptedException {
        try {
            HttpFetcher.Answer answer = fetcher.get(url, Validators.NONE);
            if (answer.status() != 200) {
                throw new UnreadableFeedException("The server answered " + answer.status() + ".");
            }
            return answer;
        } catch (IOException fault) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new UnreadableFeedException(String.valueOf(fault.getMessage()), fault);
        }
    }
}

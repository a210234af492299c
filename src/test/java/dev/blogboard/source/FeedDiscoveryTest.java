package dev.blogboard.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import dev.blogboard.feed.UnreadableFeedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedDiscoveryTest {
    private static final String FEED =
            "<rss version=\"2.0\"><channel><title>Blog</title><item><title>One</title></item></channel></rss>";

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final HttpServer server = start();
    private final HttpFeedSource source =
            new HttpFeedSource(new FetchSettings("test", true, Duration.ofSeconds(10), 1_000_000), () -> Instant.EPOCH);
    private final HttpFeedReader reader = new HttpFeedReader(source);

    private HttpServer start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", exchange -> {
                String page = pages.get(exchange.getRequestURI().getPath());
                byte[] body = (page == null ? "nothing" : page).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(page == null ? 404 : 200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            started.start();
            return started;
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @AfterEach
    void stop() {
        source.close();
        server.stop(0);
    }

    @Test
    void a_feed_is_its_own_feed() throws Exception {
        pages.put("/rss", FEED);
        assertEquals(List.of(url("/rss")), reader.discover(url("/rss")));
    }

    @Test
    void the_feeds_that_a_page_names_are_all_told_those_of_comments_left_out() throws Exception {
        pages.put(
                "/blog/",
                "<!doctype html><base href=\"/base/\"><link rel=\"alternate\" type=\"application/rss+xml\" href=\"rss\">"
                        + "<link rel='ALTERNATE nofollow' type='application/atom+xml; charset=utf-8' href='/atom'>"
                        + "<link rel=alternate type=application/rss+xml title=\"Comments\" href=/comments/feed>"
                        + "<link rel=alternate hreflang=de href=/de/>"
                        + "<link rel=alternate type=application/json href=/wp-json/posts/1>");
        assertEquals(List.of(url("/base/rss"), url("/atom")), reader.discover(url("/blog/")));
    }

    @Test
    void a_page_that_names_none_but_links_to_one_is_enough() throws Exception {
        pages.put("/about", "<!doctype html><p>Follow us <a href=\"/news/feed.xml\">by RSS</a>");
        pages.put("/news/feed.xml", FEED);
        assertEquals(List.of(url("/news/feed.xml")), reader.discover(url("/about")));
    }

    @Test
    void the_usual_places_are_tried_below_the_page_first() throws Exception {
        pages.put("/eng", "<!doctype html><p>Hello");
        pages.put("/eng/index.xml", FEED);
        pages.put("/feed", FEED);
        assertEquals(List.of(url("/eng/index.xml")), reader.discover(url("/eng")));
        pages.remove("/eng/index.xml");
        assertEquals(List.of(url("/feed")), reader.discover(url("/eng")));
    }

    @Test
    void where_there_is_none_none_is_found() throws Exception {
        pages.put("/", "<!doctype html><p>Hello");
        assertEquals(List.of(), reader.discover(url("/")));
        assertThrows(UnreadableFeedException.class, () -> reader.discover(url("/nowhere")));
    }

    @Test
    void platforms_have_their_feeds_where_they_are_known_to() {
        Map.of(
                        "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv/videos",
                        "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv",
                        "https://www.youtube.com/playlist?list=PL123",
                        "https://www.youtube.com/feeds/videos.xml?playlist_id=PL123",
                        "https://medium.com/netflix-techblog",
                        "https://medium.com/feed/netflix-techblog",
                        "https://medium.com/@someone/",
                        "https://medium.com/feed/@someone",
                        "http://example-tech.medium.com",
                        "https://example-tech.medium.com/feed",
                        "https://example.substack.com/archive",
                        "https://example.substack.com/feed")
                .forEach((page, feed) -> assertEquals(Optional.of(feed), KnownFeeds.of(page)));
        for (String other : List.of(
                "https://medium.com/feed/netflix-techblog",
                "https://medium.com/netflix-techblog/a-post-0123456789ab",
                "https://example.com/",
                "https://www.youtube.com/watch?v=1")) {
            assertEquals(Optional.empty(), KnownFeeds.of(other), other);
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}

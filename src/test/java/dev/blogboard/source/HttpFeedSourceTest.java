package dev.blogboard.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.blogboard.feed.FeedAdvice;
import dev.blogboard.feed.FetchRequest;
import dev.blogboard.feed.Fetched;
import dev.blogboard.feed.Validators;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Conditional requests, word for word, against a server that says what the test wants. */
class HttpFeedSourceTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Headers> asked = new ConcurrentHashMap<>();
    private final HttpServer server = start();
    private final HttpFeedSource source = new HttpFeedSource(
            new FetchSettings("Blogboard/test (+https://example.com)", true, Duration.ofSeconds(10), 1_000_000),
            () -> NOW);

    private record Answer(int status, String body, Map<String, String> headers) {}

    private HttpServer start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                asked.put(path, exchange.getRequestHeaders());
                Answer answer = answers.getOrDefault(path, new Answer(404, "", Map.of()));
                answer.headers()
                        .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
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
    void the_first_request_is_unconditional_and_says_who_asks() throws InterruptedException {
        feed("/feed", "", Map.of());
        fetch("/feed");
        assertNull(sent("/feed", "If-None-Match"));
        assertNull(sent("/feed", "If-Modified-Since"));
        assertEquals("Blogboard/test (+https://example.com)", sent("/feed", "User-Agent"));
    }

    @Test
    void validators_are_sent_back_as_they_came_however_odd() throws InterruptedException {
        Map<String, String> odd = Map.of("ETag", "W/\"a b\"", "Last-Modified", "Sat, 30 May 2026 8:00 +0200");
        feed("/feed", "", odd);
        Fetched.Fresh fresh = assertInstanceOf(Fetched.Fresh.class, fetch("/feed"));
        source.fetch(new FetchRequest(url("/feed"), fresh.validators(), fresh.bodyHash()));
        assertEquals("W/\"a b\"", sent("/feed", "If-None-Match"));
        assertEquals("Sat, 30 May 2026 8:00 +0200", sent("/feed", "If-Modified-Since"));
    }

    @Test
    void a_304_refreshes_what_it_names_and_keeps_the_rest() throws InterruptedException {
        answers.put("/feed", new Answer(304, "", Map.of("ETag", "\"2\"", "Cache-Control", "public, max-age=7200")));
        Fetched.NotModified same = assertInstanceOf(
                Fetched.NotModified.class,
                source.fetch(new FetchRequest(url("/feed"), new Validators("\"1\"", "yesterday"), "hash")));
        assertEquals(new Validators("\"2\"", "yesterday"), same.validators());
        assertEquals(Duration.ofHours(2), same.maxAge());
    }

    @Test
    void a_200_that_names_no_validators_ends_the_old_ones() throws InterruptedException {
        feed("/feed", "", Map.of());
        Fetched.Fresh fresh = assertInstanceOf(
                Fetched.Fresh.class,
                source.fetch(new FetchRequest(url("/feed"), new Validators("\"1\"", "yesterday"), "hash")));
        assertEquals(Validators.NONE, fresh.validators());
    }

    @Test
    void a_body_that_was_read_before_is_not_modified_whatever_the_status() throws InterruptedException {
        feed("/feed", "", Map.of("ETag", "\"2\""));
        Fetched.Fresh fresh = assertInstanceOf(Fetched.Fresh.class, fetch("/feed"));
        Fetched again = source.fetch(new FetchRequest(url("/feed"), Validators.NONE, fresh.bodyHash()));
        assertEquals(
                new Validators("\"2\"", null),
                assertInstanceOf(Fetched.NotModified.class, again).validators());
    }

    @Test
    void expires_counts_where_there_is_no_max_age() throws InterruptedException {
        feed("/feed", "", Map.of("Expires", "Mon, 01 Jun 2099 15:00:00 GMT"));
        Duration maxAge = assertInstanceOf(Fetched.Fresh.class, fetch("/feed")).maxAge();
        assertEquals(true, maxAge != null && maxAge.toDays() > 365);
        feed("/expired", "", Map.of("Expires", "0"));
        assertNull(assertInstanceOf(Fetched.Fresh.class, fetch("/expired")).maxAge());
    }

    @Test
    void retry_after_is_understood_in_seconds_and_as_a_date_up_to_a_week() throws InterruptedException {
        assertEquals(NOW.plusSeconds(120), throttled(429, "120"));
        assertEquals(NOW.plus(Duration.ofHours(3)), throttled(503, "Mon, 01 Jun 2026 15:00:00 GMT"));
        assertEquals(NOW.plus(Duration.ofHours(3)), throttled(503, "Monday, 01-Jun-26 15:00:00 GMT"));
        assertEquals(NOW.plus(Duration.ofDays(6)), throttled(429, "518400"));
        assertEquals(NOW.plus(Duration.ofDays(7)), throttled(429, "99999999"));
        assertEquals(NOW.plus(Duration.ofMinutes(15)), throttled(429, "soon"));
    }

    @Test
    void a_503_that_does_not_say_for_how_long_is_a_failure() throws InterruptedException {
        answers.put("/feed", new Answer(503, "", Map.of()));
        assertEquals(new Fetched.Failed(503, "The server answered 503."), fetch("/feed"));
    }

    @Test
    void only_a_chain_of_redirects_for_good_is_a_move() throws InterruptedException {
        feed("/new", "", Map.of());
        redirect("/a", 301, "/b");
        redirect("/b", 308, "/new");
        redirect("/c", 301, "/d");
        redirect("/d", 302, "/new");
        redirect("/e", 307, "/new");
        assertEquals(url("/new"), movedTo("/a"));
        assertNull(movedTo("/c"));
        assertNull(movedTo("/e"));
        assertNull(movedTo("/new"));
    }

    @Test
    void what_a_feed_asks_for_and_which_hub_it_names_is_read() throws InterruptedException {
        feed(
                "/feed",
                "<ttl>120</ttl><skipHours><hour>0</hour><hour>13</hour></skipHours><skipDays><day>Sunday</day>"
                        + "</skipDays><atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"hub\""
                        + " href=\"https://hub.example/?a=1&amp;b=2\"/><atom:link rel=\"self\" href=\"/feed\""
                        + " xmlns:atom=\"http://www.w3.org/2005/Atom\"/>",
                Map.of());
        FeedAdvice advice =
                assertInstanceOf(Fetched.Fresh.class, fetch("/feed")).advice();
        assertEquals(
                new FeedAdvice(
                        Duration.ofHours(2),
                        Set.of(0, 13),
                        Set.of(DayOfWeek.SUNDAY),
                        List.of("https://hub.example/?a=1&b=2"),
                        url("/feed")),
                advice);
    }

    @Test
    void the_period_in_which_a_feed_says_it_is_updated_is_its_time_to_live() throws InterruptedException {
        assertEquals(Duration.ofHours(12), ttl("<sy:updatePeriod>daily</sy:updatePeriod>", 2));
        assertEquals(Duration.ofMinutes(15), ttl("<sy:updatePeriod> HOURLY\n</sy:updatePeriod>", 4));
        assertEquals(Duration.ofDays(7), ttl("<sy:updatePeriod>weekly</sy:updatePeriod>", 1));
        assertNull(ttl("<sy:updatePeriod>now and then</sy:updatePeriod>", 1));
        assertEquals(Duration.ofDays(1), ttl("<sy:updatePeriod>daily</sy:updatePeriod>", 0));
    }

    private @Nullable Duration ttl(String period, int frequency) throws InterruptedException {
        feed("/feed", period + "<sy:updateFrequency>" + frequency + "</sy:updateFrequency>", Map.of());
        return assertInstanceOf(Fetched.Fresh.class, fetch("/feed")).advice().ttl();
    }

    @Test
    void relative_links_are_relative_to_where_the_document_says_that_it_is() throws InterruptedException {
        String document = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Blog</title><entry><title>One</title>"
                + "<link href=\"one\"/></entry></feed>";
        answers.put("/a/feed", new Answer(200, document, Map.of()));
        assertEquals(url("/a/one"), linkOfFirst("/a/feed"));
        answers.put("/a/feed", new Answer(200, document, Map.of("Content-Location", "/b/2026.xml")));
        assertEquals(url("/b/one"), linkOfFirst("/a/feed"));
        answers.put("/a/feed", new Answer(200, document, Map.of("Content-Location", "https://blog.example/c/")));
        assertEquals("https://blog.example/c/one", linkOfFirst("/a/feed"));
        answers.put("/a/feed", new Answer(200, document, Map.of("Content-Location", "urn:nowhere")));
        assertEquals(url("/a/one"), linkOfFirst("/a/feed"));
    }

    private @Nullable String linkOfFirst(String path) throws InterruptedException {
        Fetched.Fresh fresh = assertInstanceOf(Fetched.Fresh.class, fetch(path));
        return fresh.feed().items().getFirst().link();
    }

    @Test
    void a_bad_ttl_or_hour_fails_nothing() throws InterruptedException {
        feed("/feed", "<ttl>often</ttl><skipHours><hour>99</hour></skipHours>", Map.of());
        assertEquals(
                FeedAdvice.NONE,
                assertInstanceOf(Fetched.Fresh.class, fetch("/feed")).advice());
    }

    @Test
    void the_hub_in_the_header_is_believed_before_the_one_in_the_document() throws InterruptedException {
        feed("/feed", "", Map.of("Link", "<https://hub.example/>; rel=\"hub\", <https://e.example/rss>; rel=self"));
        FeedAdvice advice =
                assertInstanceOf(Fetched.Fresh.class, fetch("/feed")).advice();
        assertEquals(List.of("https://hub.example/"), advice.hubs());
        assertEquals("https://e.example/rss", advice.self());
    }

    private void feed(String path, String channel, Map<String, String> headers) {
        String document = "<rss version=\"2.0\"><channel><title>Blog</title><link>https://e.example/</link>"
                + "<description>d</description>" + channel + "<item><title>One</title></item></channel></rss>";
        answers.put(path, new Answer(200, document, headers));
    }

    private void redirect(String path, int status, String to) {
        answers.put(path, new Answer(status, "", Map.of("Location", to)));
    }

    private Instant throttled(int status, String retryAfter) throws InterruptedException {
        answers.put("/throttled", new Answer(status, "", Map.of("Retry-After", retryAfter)));
        return assertInstanceOf(Fetched.Throttled.class, fetch("/throttled")).until();
    }

    private @Nullable String movedTo(String path) throws InterruptedException {
        return assertInstanceOf(Fetched.Fresh.class, fetch(path)).movedTo();
    }

    private @Nullable String sent(String path, String header) {
        Headers headers = asked.get(path);
        return headers == null ? null : headers.getFirst(header);
    }

    private Fetched fetch(String path) throws InterruptedException {
        return source.fetch(FetchRequest.firstTime(url(path)));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}

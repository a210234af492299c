package dev.blogboard.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.blogboard.page.FetchedPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpPageSourceTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String PAGE = "<title>Post</title><article><p>" + "Words of the article. ".repeat(30);

    private record Answer(int status, String type, String body) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server = start();
    private final HttpFeedSource feeds =
            new HttpFeedSource(new FetchSettings("test", true, Duration.ofSeconds(10), 1_000_000), () -> NOW);
    private final HttpPageSource pages = new HttpPageSource(feeds, () -> NOW, 4, host -> true);

    private HttpServer start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", exchange -> {
                asked.add(exchange.getRequestURI().getPath());
                Answer answer = answers.getOrDefault(
                        exchange.getRequestURI().getPath(), new Answer(404, "text/plain", "nothing"));
                exchange.getResponseHeaders().set("Content-Type", answer.type());
                exchange.getResponseHeaders().set("Retry-After", "3600");
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.status(), body.length);
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
        feeds.close();
        server.stop(0);
    }

    @Test
    void a_page_is_read_where_there_is_no_robots_txt() throws InterruptedException {
        answers.put("/post", new Answer(200, "text/html", PAGE));
        FetchedPage.Read read = assertInstanceOf(FetchedPage.Read.class, fetch("/post"));
        assertEquals("Post", read.page().title());
        assertTrue(read.page().text().startsWith("Words of the article."));
    }

    @Test
    void robots_txt_is_asked_once_and_what_it_closes_is_not_asked_for() throws InterruptedException {
        answers.put("/robots.txt", new Answer(200, "text/plain", "User-agent: *\nDisallow: /drafts/\n"));
        answers.put("/post", new Answer(200, "text/html", PAGE));
        FetchedPage closed = fetch("/drafts/post");
        assertEquals(new FetchedPage.Refused("The robots.txt of 127.0.0.1 does not allow it."), closed);
        assertInstanceOf(FetchedPage.Read.class, fetch("/post"));
        assertEquals(List.of("/robots.txt", "/post"), asked);
    }

    @Test
    void rules_for_our_name_are_obeyed_before_those_for_all() throws InterruptedException {
        answers.put(
                "/robots.txt",
                new Answer(200, "text/plain", "User-agent: *\nAllow: /\n\nUser-agent: Blogboard\nDisallow: /\n"));
        assertInstanceOf(FetchedPage.Refused.class, fetch("/post"));
    }

    @Test
    void while_robots_txt_cannot_be_had_nothing_is_fetched() throws InterruptedException {
        answers.put("/robots.txt", new Answer(500, "text/plain", "oops"));
        assertInstanceOf(FetchedPage.Unavailable.class, fetch("/post"));
        assertEquals(List.of("/robots.txt"), asked);
    }

    @Test
    void what_is_not_there_is_refused_and_what_passes_is_unavailable() throws InterruptedException {
        assertEquals(new FetchedPage.Refused("The server answered 404."), fetch("/none"));
        answers.put("/busy", new Answer(429, "text/plain", "later"));
        assertEquals(
                new FetchedPage.Unavailable("The server answered 429.", NOW.plus(Duration.ofHours(1))), fetch("/busy"));
    }

    @Test
    void a_document_that_is_no_page_is_refused() throws InterruptedException {
        answers.put("/slides.pdf", new Answer(200, "application/pdf", "%PDF"));
        assertEquals(
                new FetchedPage.Refused("The server sent application/pdf, which is no page."), fetch("/slides.pdf"));
    }

    @Test
    void a_host_gets_a_rest_between_two_pages_and_another_host_does_not_wait() throws InterruptedException {
        HostSpacing spacing = new HostSpacing(host -> false);
        long start = System.nanoTime();
        spacing.await("one", Duration.ofMillis(300));
        spacing.await("two", Duration.ofMillis(300));
        spacing.await("one", Duration.ofMillis(300));
        assertTrue(System.nanoTime() - start >= Duration.ofMillis(300).toNanos());
    }

    private FetchedPage fetch(String path) throws InterruptedException {
        return pages.fetch("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}

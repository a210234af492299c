package dev.blogboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerTest {
    private static final WebSettings ANY_PORT = WebSettings.of("127.0.0.1", 0, "", List.of("127.0.0.1"));

    private final Templates templates = new Templates();
    private final FormGuard guard =
            new FormGuard("a secret".getBytes(StandardCharsets.UTF_8), false, () -> Instant.EPOCH);
    private final AtomicInteger changes = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        server = WebServer.start(ANY_PORT, List.of(this::register), templates, () -> Instant.EPOCH);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private void register(Routes routes) {
        routes.get(
                "/notes/{name}",
                request -> new Notice(request.part("name"), request.query().first("q")).answer(200, templates));
        routes.get("/who", request -> Response.text(200, request.client().getHostAddress()));
        routes.get("/fault", request -> {
            throw new IllegalStateException("the database is on fire");
        });
        routes.get("/form", request -> {
            FormGuard.Ticket ticket = guard.issue(request, "form");
            return guard.withCookie(Response.text(200, ticket.value()), ticket);
        });
        routes.post("/form", request -> {
            if (!guard.admits(request, "form", request.form().first("ticket"))) {
                return Response.text(Response.FORBIDDEN, "no");
            }
            changes.incrementAndGet();
            return Response.text(200, request.form().first("name"));
        });
        new Operations(Optional::empty, () -> "figures 1\n").register(routes);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void a_page_shows_what_was_asked_and_escapes_it() throws Exception {
        HttpResponse<String> page = get("/notes/caf%C3%A9?q=%3Cscript%3Ealert(1)%3C/script%3E");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("<h1>café</h1>"), page.body());
        assertFalse(page.body().contains("<script"), page.body());
    }

    @Test
    void every_answer_tells_the_browser_what_to_refuse() throws Exception {
        for (String path : List.of("/notes/one", "/nowhere", "/fault", "/healthz", Assets.style())) {
            HttpResponse<String> answer = get(path);
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), path);
            assertFalse(policy.contains("unsafe"), path);
            assertEquals(Optional.of("nosniff"), answer.headers().firstValue("X-Content-Type-Options"), path);
            assertEquals(Optional.of("no-referrer"), answer.headers().firstValue("Referrer-Policy"), path);
        }
        assertEquals(Optional.of("no-store"), get("/notes/one").headers().firstValue("Cache-Control"));
    }

    @Test
    void the_style_sheet_that_pages_name_is_there_and_may_be_kept() throws Exception {
        assertTrue(get("/notes/one").body().contains("href=\"" + Assets.style() + "\""));
        HttpResponse<String> style = get(Assets.style());
        assertEquals(200, style.statusCode());
        assertEquals(Optional.of("public, max-age=31536000"), style.headers().firstValue("Cache-Control"));
    }

    @Test
    void head_is_get_without_the_body() throws Exception {
        HttpResponse<String> head = send("HEAD", "/notes/one", "");
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertEquals(
                Optional.of(Integer.toString(get("/notes/one").body().getBytes(StandardCharsets.UTF_8).length)),
                head.headers().firstValue("Content-Length"));
    }

    @Test
    void other_methods_are_told_which_there_are() throws Exception {
        HttpResponse<String> answer = send("DELETE", "/form", "");
        assertEquals(405, answer.statusCode());
        assertEquals(Optional.of("GET, HEAD, POST"), answer.headers().firstValue("Allow"));
    }

    @Test
    void a_fault_is_a_page_that_says_nothing_of_our_inside() throws Exception {
        HttpResponse<String> page = get("/fault");
        assertEquals(500, page.statusCode());
        assertFalse(page.body().contains("fire"), page.body());
        assertEquals(200, get("/notes/one").statusCode());
    }

    @Test
    void a_form_is_taken_from_our_own_page_only() throws Exception {
        HttpResponse<String> form = get("/form");
        String cookie = form.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        String visit = cookie.substring(0, cookie.indexOf(';'));
        String sent = "name=Ada+L%C3%B6we&ticket=" + form.body();
        String type = "application/x-www-form-urlencoded";
        assertEquals(403, send("POST", "/form", sent, "Content-Type", type).statusCode());
        assertEquals(
                403,
                send("POST", "/form", sent, "Content-Type", type, "Cookie", visit + "x")
                        .statusCode());
        assertEquals(
                403,
                send("POST", "/form", sent, "Content-Type", type, "Cookie", visit, "Sec-Fetch-Site", "cross-site")
                        .statusCode());
        assertEquals(
                403,
                send("POST", "/form", "name=x&ticket=AAAA", "Content-Type", type, "Cookie", visit)
                        .statusCode());
        assertEquals(0, changes.get());
        HttpResponse<String> taken = send("POST", "/form", sent, "Content-Type", type, "Cookie", visit);
        assertEquals("Ada Löwe", taken.body());
        assertEquals(1, changes.get());
    }

    @Test
    void a_form_of_another_name_needs_a_ticket_of_its_own() throws Exception {
        HttpResponse<String> form = get("/form");
        String cookie = form.headers().firstValue("Set-Cookie").orElseThrow();
        server.close();
        Pages other = routes -> routes.post(
                "/form",
                request -> Response.text(
                        guard.admits(request, "another", request.form().first("ticket")) ? 200 : 403, ""));
        server = WebServer.start(ANY_PORT, List.of(other), templates, () -> Instant.EPOCH);
        assertEquals(
                403,
                send(
                                "POST",
                                "/form",
                                "ticket=" + form.body(),
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Cookie",
                                cookie.substring(0, cookie.indexOf(';')))
                        .statusCode());
    }

    @Test
    void what_is_longer_than_any_form_is_refused() throws Exception {
        assertEquals(413, send("POST", "/form", "x".repeat(70_000)).statusCode());
    }

    @Test
    void who_asks_too_often_waits_and_others_do_not() throws Exception {
        int status = 200;
        for (int request = 0; request < 200 && status == 200; request++) {
            status = get("/who", "X-Forwarded-For", "192.0.2.1").statusCode();
        }
        assertEquals(429, status);
        assertTrue(get("/who", "X-Forwarded-For", "192.0.2.1")
                .headers()
                .firstValue("Retry-After")
                .isPresent());
        assertEquals(200, get("/who", "X-Forwarded-For", "192.0.2.2").statusCode());
    }

    @Test
    void only_the_nearest_untrusted_address_of_a_forwarded_header_is_believed() throws Exception {
        assertEquals("127.0.0.1", get("/who").body());
        assertEquals(
                "198.51.100.7",
                get("/who", "X-Forwarded-For", "203.0.113.9, 198.51.100.7").body());
        assertEquals(
                "198.51.100.7",
                get("/who", "X-Forwarded-For", "198.51.100.7, 127.0.0.1").body());
        assertEquals(
                "127.0.0.1",
                get("/who", "X-Forwarded-For", "localhost; DROP TABLE").body());
        server.close();
        WebSettings trustingNobody = WebSettings.of("127.0.0.1", 0, "", List.of());
        server = WebServer.start(trustingNobody, List.of(this::register), templates, () -> Instant.EPOCH);
        assertEquals("127.0.0.1", get("/who", "X-Forwarded-For", "198.51.100.7").body());
    }

    @Test
    void figures_are_for_the_own_network_and_health_for_everybody() throws Exception {
        assertEquals("figures 1\n", get("/metrics").body());
        assertEquals(403, get("/metrics", "X-Forwarded-For", "198.51.100.7").statusCode());
        assertEquals("ok\n", get("/healthz", "X-Forwarded-For", "198.51.100.7").body());
    }
}

package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Item;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.mail.DigestMailer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages for readers and programs, over HTTP. */
class ReadersWebTest {
    private static final List<String> PAGES = List.of(
            "/",
            "/?q=kafka",
            "/?q=kafka&sort=newest",
            "/?q=nothing-like-it",
            "/topics",
            "/topic/kafka",
            "/roundup/kafka",
            "/roundup/left%20kafka",
            "/companies",
            "/company/quarry",
            "/article/1",
            "/trends",
            "/trends/kafka",
            "/trends?q=kafka&q=left&company=quarry",
            "/ask",
            "/ask?q=who+left+kafka",
            "/status",
            "/api");

    @TempDir
    Path directory = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private Stocked stocked;
    private DigestMailer mailer;
    private Web web;

    @BeforeEach
    void start() throws Exception {
        stocked = new Stocked(directory)
                .with(
                        "Quarry",
                        "2026-06-01",
                        "Kafka at Quarry",
                        "We left queues for Kafka & never looked back, it is said.")
                .with("Quarry", "2020-02-01", "Why we left Kafka", "")
                .with("Aerie", "2026-06-02", "Kafka <3 \"quotes\" & more", "");
        for (int number = 0; number < 30; number++) {
            stocked.with("Lumen", "2025-01-%02d".formatted(number % 28 + 1), "Kafka in practice, part " + number, "");
        }
        stocked.ready();
        mailer = stocked.app.digests().mailer();
        web = Web.start(stocked.app, mailer, List.of("index"));
    }

    @AfterEach
    void stop() {
        web.close();
        mailer.close();
        stocked.close();
        client.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(web.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void every_page_is_there_small_and_without_script_and_inline_style() throws Exception {
        for (String page : PAGES) {
            HttpResponse<String> response = get(page);
            assertEquals(200, response.statusCode(), page);
            assertTrue(response.body().getBytes(StandardCharsets.UTF_8).length < 50_000, page + " is too long");
            assertFalse(response.body().contains("<script") || response.body().contains("style="), page);
            assertTrue(response.body().contains("<h1"), page);
        }
    }

    @Test
    void a_page_tells_of_a_new_article_as_soon_as_searches_find_it() throws Exception {
        List<String> pages =
                List.of("/", "/topics", "/topic/kafka", "/roundup/kafka", "/company/quarry", "/trends/kafka");
        Map<String, String> before = new HashMap<>();
        for (String page : pages) {
            before.put(page, get(page).body());
            assertEquals(before.get(page), get(page).body(), page);
        }
        stocked.with("Quarry", "2026-06-03", "Kafka outage explained", "").ready();

        assertTrue(get("/?q=outage").body().contains("One article"));
        for (String page : pages) {
            assertNotEquals(before.get(page), get(page).body(), page);
        }
    }

    @Test
    void what_others_wrote_is_escaped() throws Exception {
        String page = get("/?q=quotes").body();

        assertTrue(page.contains("Kafka &lt;3"), page);
        assertFalse(page.contains("Kafka <3"), page);
    }

    @Test
    void a_page_names_the_feeds_of_its_search_and_what_narrows_it() throws Exception {
        String page = get("/?q=kafka").body();

        assertTrue(page.contains("<link rel=\"alternate\" type=\"application/rss+xml\""), page);
        assertTrue(page.contains("/?q=kafka%20company%3Aquarry"), page);
        assertTrue(page.contains("/?q=kafka&amp;offset=10") || page.contains("/?q=kafka&offset=10"), page);
    }

    @Test
    void a_query_with_a_mistake_is_answered_with_what_is_wrong() throws Exception {
        HttpResponse<String> response = get("/?q=" + "word%20".repeat(300));

        assertEquals(400, response.statusCode());
        assertTrue(response.body().contains("1,000 characters"), response.body());
    }

    @Test
    void what_is_not_there_is_said_to_be_so() throws Exception {
        for (String path : List.of("/topic/none", "/company/none", "/article/999", "/article/x")) {
            assertEquals(404, get(path).statusCode(), path);
        }
        assertEquals(404, get("/api/articles/999").statusCode());
    }

    @Test
    void a_topic_or_company_by_another_name_is_sent_to_its_page() throws Exception {
        HttpResponse<String> response = get("/topic/Apache%20Kafka");

        assertEquals(303, response.statusCode());
        assertEquals("/topic/kafka", response.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void every_search_is_a_feed_that_our_own_reader_reads() throws Exception {
        for (String format : List.of("rss", "atom", "json")) {
            String path = "/search." + format + "?q=kafka";
            ParsedFeed feed = stocked.app
                    .sources()
                    .reader()
                    .read(get(path).body().getBytes(StandardCharsets.UTF_8), web.address() + path);
            Item newest = feed.items().getFirst();

            assertEquals("kafka", feed.title(), format);
            assertEquals(33, feed.items().size(), format);
            assertEquals("Kafka <3 \"quotes\" & more", newest.title(), format);
            assertEquals("https://aerie.example/3", newest.link(), format);
            assertEquals("2026-06-02T08:00:00Z", String.valueOf(newest.published()), format);
            assertTrue(
                    String.valueOf(feed.items().get(1).text()).contains("Kafka & never looked back"),
                    format + ": " + feed.items().get(1).text());
        }
    }

    @Test
    void a_feed_that_did_not_change_is_not_sent_again() throws Exception {
        HttpResponse<String> first = get("/search.atom?q=kafka");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        String date = first.headers().firstValue("Last-Modified").orElseThrow();

        assertEquals(304, get("/search.atom?q=kafka", "If-None-Match", tag).statusCode());
        assertEquals(
                304,
                get("/search.atom?q=kafka", "If-None-Match", "\"other\", W/" + tag)
                        .statusCode());
        assertEquals(304, get("/search.atom?q=kafka", "If-Modified-Since", date).statusCode());
        assertEquals(
                200, get("/search.atom?q=kafka", "If-None-Match", "\"other\"").statusCode());
        assertEquals(
                200,
                get("/search.atom?q=kafka", "If-Modified-Since", "Mon, 01 Jan 2024 00:00:00 GMT")
                        .statusCode());
        assertEquals("", get("/search.atom?q=kafka", "If-None-Match", tag).body());
    }

    @Test
    void a_set_of_searches_is_read_back_as_opml() throws Exception {
        Opml.Document document = Opml.read(
                new ByteArrayInputStream(
                        get("/searches.opml?q=kafka&q=left+kafka").body().getBytes(StandardCharsets.UTF_8)),
                Companies.NONE);

        assertEquals(
                List.of(web.address() + "/search.rss?q=kafka", web.address() + "/search.rss?q=left%20kafka"),
                document.feeds().stream().map(outline -> outline.feed().url()).toList());
    }

    @Test
    void the_interface_for_programs_answers_what_its_description_says() throws Exception {
        JsonNode description = mapper.readTree(get("/api/openapi.json").body());
        Map<String, String> calls = Map.of(
                "/api/search", "/api/search?q=kafka&limit=3",
                "/api/articles/{id}", "/api/articles/1",
                "/api/companies", "/api/companies");

        List<String> described = new ArrayList<>();
        description.get("paths").fieldNames().forEachRemaining(described::add);
        assertEquals(calls.keySet(), Set.copyOf(described));
        for (Map.Entry<String, String> call : calls.entrySet()) {
            HttpResponse<String> response = get(call.getValue());
            assertEquals(
                    "*",
                    response.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
            JsonNode schema = description.at("/paths/" + call.getKey().replace("/", "~1")
                    + "/get/responses/200/content/application~1json/schema");
            new SchemaCheck(description).holds(schema, mapper.readTree(response.body()), call.getKey());
        }
        new SchemaCheck(description)
                .holds(
                        description.at("/components/schemas/Error"),
                        mapper.readTree(get("/api/search?q=x&limit=1000").body()),
                        "error");
    }

    @Test
    void each_parameter_of_the_search_for_programs_is_described_and_does_something() throws Exception {
        JsonNode description = mapper.readTree(get("/api/openapi.json").body());
        List<String> parameters =
                description.at("/paths/~1api~1search/get/parameters").findValuesAsText("name");
        JsonNode usual = mapper.readTree(get("/api/search?q=kafka").body());
        JsonNode newest = mapper.readTree(
                get("/api/search?q=kafka&sort=newest&limit=2&offset=1").body());

        assertEquals(Set.of("q", "sort", "limit", "offset", "asOf"), Set.copyOf(parameters));
        assertEquals(10, usual.path("hits").size());
        assertEquals(2, newest.path("hits").size());
        assertEquals("Kafka at Quarry", newest.at("/hits/0/title").asText());
        assertEquals(
                usual.path("asOf").asText(),
                mapper.readTree(get("/api/search?q=kafka&asOf="
                                        + usual.path("asOf").asText())
                                .body())
                        .path("asOf")
                        .asText());
        for (String wrong : List.of("limit=x", "limit=-1", "offset=999999", "sort=oldest")) {
            assertEquals(400, get("/api/search?q=kafka&" + wrong).statusCode(), wrong);
        }
    }

    @Test
    void a_digest_asked_for_from_a_search_begins_with_that_search() throws Exception {
        String page = get("/?q=kafka").body();
        String form = get("/digest?q=kafka+%22a%3Cb%22").body();

        assertTrue(page.contains("/digest?q=kafka"), page);
        assertTrue(
                form.contains("kafka &#34;a&lt;b&#34;")
                        || form.contains("kafka &quot;a&lt;b&quot;")
                        || form.contains("kafka \"a&lt;b\""),
                form);
    }
}

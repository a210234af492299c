package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogboard.mail.DigestMailer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The feeds by the rules that the W3C Feed Validation Service applies to what they hold: RSS 2.0 with the RSS Advisory
 * Board's profile, RFC 4287, JSON Feed 1.1 and OPML 2.0.
 */
class FeedRulesTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final List<String> QUERIES = List.of("", "kafka", "nothing-of-the-kind", "kafka%20%22a%26b%22");

    @TempDir
    Path directory = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private Stocked stocked;
    private DigestMailer mailer;
    private Web web;

    @BeforeEach
    void start() throws Exception {
        stocked = new Stocked(directory)
                .with("Quarry & Sons", "2026-06-01", "Kafka <b>at</b> Quarry & \"co\"", "See <a href=\"/x\">kafka</a>.")
                .with("Aerie", "2020-02-01", "Why we left Kafka", "")
                .with("Aerie", "2020-02-01", "Something else", "");
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

    private HttpResponse<String> get(String path) throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(web.address() + path)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), path);
        return response;
    }

    private Document xml(String path, String type) throws Exception {
        HttpResponse<String> response = get(path);
        assertEquals(
                type + "; charset=utf-8",
                response.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(response.body().startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), response.body());
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList all = parent.getChildNodes();
        for (int index = 0; index < all.getLength(); index++) {
            if (all.item(index) instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    private static String only(Element parent, String name) {
        List<Element> found = children(parent, name);
        assertEquals(1, found.size(), () -> parent.getTagName() + " has to have one " + name);
        String text = found.getFirst().getTextContent();
        assertFalse(text.isBlank(), name);
        return text;
    }

    private static void absolute(String url) {
        assertTrue(URI.create(url).isAbsolute(), url);
    }

    @Test
    void rss_has_what_it_must_have() throws Exception {
        for (String query : QUERIES) {
            String path = "/search.rss?q=" + query;
            Element rss = xml(path, "application/rss+xml").getDocumentElement();
            Element channel = children(rss, "channel").getFirst();

            assertEquals("2.0", rss.getAttribute("version"));
            only(channel, "title");
            only(channel, "description");
            DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).parse(only(channel, "lastBuildDate"));
            Element self =
                    (Element) channel.getElementsByTagNameNS(ATOM, "link").item(0);
            assertEquals("self", self.getAttribute("rel"));
            assertEquals("application/rss+xml", self.getAttribute("type"));
            assertEquals(web.address() + path, self.getAttribute("href"));
            HashSet<String> guids = new HashSet<>();
            for (Element item : children(channel, "item")) {
                only(item, "title");
                absolute(only(item, "link"));
                assertTrue(guids.add(only(item, "guid")), "a guid twice");
                assertEquals("false", children(item, "guid").getFirst().getAttribute("isPermaLink"));
                DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).parse(only(item, "pubDate"));
                assertTrue(children(item, "author").isEmpty(), "an author of RSS is a mail address");
                children(item, "description")
                        .forEach(text -> assertFalse(text.getTextContent().contains("<"), text::getTextContent));
            }
        }
    }

    @Test
    void atom_has_what_it_must_have() throws Exception {
        for (String query : QUERIES) {
            String path = "/search.atom?q=" + query;
            Element feed = xml(path, "application/atom+xml").getDocumentElement();

            assertEquals(ATOM, feed.getNamespaceURI());
            absolute(only(feed, "id"));
            only(feed, "title");
            Instant newest = OffsetDateTime.parse(only(feed, "updated")).toInstant();
            assertTrue(
                    children(feed, "link").stream()
                            .anyMatch(link -> link.getAttribute("rel").equals("self")
                                    && link.getAttribute("href").equals(web.address() + path)),
                    path);
            HashSet<String> ids = new HashSet<>();
            for (Element entry : children(feed, "entry")) {
                String id = only(entry, "id");
                absolute(id);
                assertTrue(ids.add(id), "an id twice");
                only(entry, "title");
                only(children(entry, "author").getFirst(), "name");
                assertEquals(1, children(entry, "link").size());
                absolute(children(entry, "link").getFirst().getAttribute("href"));
                OffsetDateTime.parse(only(entry, "published"));
                assertFalse(
                        OffsetDateTime.parse(only(entry, "updated")).toInstant().isAfter(newest));
                children(entry, "summary").forEach(summary -> assertEquals("text", summary.getAttribute("type")));
            }
        }
    }

    @Test
    void json_has_what_it_must_have() throws Exception {
        for (String query : QUERIES) {
            String path = "/search.json?q=" + query;
            HttpResponse<String> response = get(path);
            JsonNode feed = new ObjectMapper().readTree(response.body());

            assertTrue(
                    response.headers().firstValue("Content-Type").orElseThrow().startsWith("application/feed+json"));
            assertEquals(
                    "https://jsonfeed.org/version/1.1", feed.path("version").asText());
            assertFalse(feed.path("title").asText().isBlank());
            assertEquals(web.address() + path, feed.path("feed_url").asText());
            absolute(feed.path("home_page_url").asText());
            HashSet<String> ids = new HashSet<>();
            for (JsonNode item : feed.path("items")) {
                assertTrue(
                        item.path("id").isTextual() && ids.add(item.path("id").asText()));
                absolute(item.path("url").asText());
                assertFalse(item.path("content_text").asText().isBlank());
                OffsetDateTime.parse(item.path("date_published").asText());
            }
        }
    }

    @Test
    void opml_has_what_it_must_have() throws Exception {
        for (String path : List.of("/companies.opml", "/searches.opml?q=kafka&q=%22a%26b%22")) {
            Element opml = xml(path, "text/x-opml").getDocumentElement();

            assertEquals("2.0", opml.getAttribute("version"));
            only(children(opml, "head").getFirst(), "title");
            for (Element outline : children(children(opml, "body").getFirst(), "outline")) {
                assertFalse(outline.getAttribute("text").isBlank());
                assertEquals("rss", outline.getAttribute("type"));
                absolute(outline.getAttribute("xmlUrl"));
            }
        }
    }
}

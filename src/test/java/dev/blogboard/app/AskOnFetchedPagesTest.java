package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.blogboard.article.Company;
import dev.blogboard.discover.Answer;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds;
import dev.blogboard.page.PageRun;
import dev.blogboard.sqlite.SqlitePages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Questions answered from whole articles that were polled as a feed of titles and then fetched as pages, over HTTP, by
 * the real fetching and extraction. The pages are written for this test.
 */
class AskOnFetchedPagesTest {
    private static final String FILLER = """
            <p>Every team that grows meets the same questions sooner or later, and the answers are rarely the ones that
            were expected at the start. This page tells in a few paragraphs how that went for us, what we tried first and
            what we would do differently if we began again tomorrow.</p>
            """;

    private static final Map<String, List<String>> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put(
                "Instagram|Web service efficiency",
                List.of(
                        "Instagram is the largest deployment of the Django web framework that we know of, and it is"
                                + " written entirely in Python.",
                        "We measure what each request costs the processor before we try to make it cheaper."));
        PAGES.put(
                "Instagram|Keeping a large code base healthy",
                List.of(
                        "Linters and codemods carry our static analysis at scale, on several million lines of code that"
                                + " hundreds of engineers change each week.",
                        "A rule that fixes what it finds is worth ten that only complain."));
        PAGES.put(
                "Airbnb|What came of three days off",
                List.of(
                        "Both the workflow scheduler and the data explorer began as hackathon projects of one engineer at"
                                + " Airbnb.",
                        "Years later other companies run them as well."));
        PAGES.put(
                "Robinhood|News for every holder of a share",
                List.of(
                        "The news system at Robinhood takes in stories from many publishers and ranks them per stock.",
                        "Our stream processing library lets Python services read topics with ordinary async functions."));
    }

    @TempDir
    Path directory = Path.of("");

    private HttpServer server;
    private App app;

    @BeforeEach
    void fetchAll() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = body(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
            String type = exchange.getRequestURI().getPath().endsWith("/feed") ? "application/rss+xml" : "text/html";
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        app = App.open(
                new ConfigReader(Map.of(
                                "BLOGBOARD_DATA_DIR", directory.toString(),
                                "BLOGBOARD_LIBRARY_LOAD", "false",
                                "BLOGBOARD_CATALOGUE_FILE", "",
                                "BLOGBOARD_FETCH_ALLOW_PRIVATE_ADDRESSES", "true"))
                        .withoutFile(),
                InstantSource.system());
        for (String company : List.of("Instagram", "Airbnb", "Robinhood")) {
            app.feeds().addCompany(Company.named(company));
            app.feeds()
                    .add(
                            new Feeds.NewFeed(
                                    base() + "/" + company + "/feed",
                                    Company.named(company).id(),
                                    null,
                                    null,
                                    null),
                            Feed.Origin.PERSON,
                            app.clock().instant());
        }
        app.poller().poll(app.feeds().all(), polled -> {});
        SqlitePages pages = new SqlitePages(app.database());
        try (PageRun run = new PageRun(pages, app.sources().pages(), app.clock())) {
            for (int round = 0; round < 3 * PAGES.size() && pages.waiting() > 0; round++) {
                run.ofHistory(1);
                run.await();
            }
        }
        app.discovery().catchUp();
    }

    @AfterEach
    void stop() {
        app.close();
        server.stop(0);
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A feed of a company's titles, or the page of an article; empty for all else, such as robots.txt. */
    private String body(String path) throws IOException {
        String[] parts = path.split("/", -1);
        if (parts.length == 3 && parts[2].equals("feed")) {
            StringBuilder items = new StringBuilder();
            int number = 0;
            for (String page : PAGES.keySet()) {
                if (page.startsWith(parts[1] + "|")) {
                    items.append("<item><title>%s</title><link>%s/%s/%d</link><guid>%s</guid></item>"
                            .formatted(page.split("\\|", 2)[1], base(), parts[1], number, page));
                }
                number++;
            }
            return "<rss version=\"2.0\"><channel><title>" + parts[1] + "</title>" + items + "</channel></rss>";
        }
        if (parts.length == 3 && parts[2].matches("\\d")) {
            String page = List.copyOf(PAGES.keySet()).get(Integer.parseInt(parts[2]));
            String title = page.split("\\|", 2)[1];
            List<String> text = PAGES.getOrDefault(page, List.of());
            return "<!doctype html><html lang=\"en\"><head><title>" + title + "</title></head><body>"
                    + "<nav><a href=\"/\">Largest menu of Django links</a></nav><article><h1>" + title + "</h1>"
                    + FILLER + "<p>" + text.getFirst() + "</p>" + FILLER + "<p>" + text.getLast()
                    + "</p>" + FILLER + "</article></body></html>";
        }
        return "";
    }

    private Answer.Passage best(String question) throws Exception {
        Answer answer = app.discovery().asker().answer(question);
        assertTrue(!answer.passages().isEmpty(), () -> question + ": " + answer);
        return answer.passages().getFirst();
    }

    private void says(String question, String company, String sentence) throws Exception {
        Answer.Passage passage = best(question);
        assertEquals(sentence, passage.sentence().text());
        assertEquals(company, passage.company().name());
    }

    @Test
    void the_sentence_that_answers_is_found_in_the_article_that_holds_it() throws Exception {
        says(
                "largest deployment of Django",
                "Instagram",
                PAGES.getOrDefault("Instagram|Web service efficiency", List.of())
                        .getFirst());
        says(
                "Who does static analysis at scale?",
                "Instagram",
                PAGES.getOrDefault("Instagram|Keeping a large code base healthy", List.of())
                        .getFirst());
        says(
                "Which projects of Airbnb began at a hackathon?",
                "Airbnb",
                PAGES.getOrDefault("Airbnb|What came of three days off", List.of())
                        .getFirst());
        says(
                "How does the news system at Robinhood work?",
                "Robinhood",
                PAGES.getOrDefault("Robinhood|News for every holder of a share", List.of())
                        .getFirst());
        says(
                "stream processing library for Python",
                "Robinhood",
                PAGES.getOrDefault("Robinhood|News for every holder of a share", List.of())
                        .getLast());
    }

    @Test
    void what_stands_around_an_article_answers_nothing() throws Exception {
        assertTrue(!best("largest deployment of Django").sentence().text().contains("menu"));
    }
}

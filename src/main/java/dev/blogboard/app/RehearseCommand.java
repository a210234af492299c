package dev.blogboard.app;

import com.sun.net.httpserver.HttpServer;
import dev.blogboard.article.Company;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds.NewFeed;
import dev.blogboard.search.SearchRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Does once what is done all the time, on made-up feeds in a directory of its own: the Java that records it can load and
 * link all the classes it needs ahead of time, and starts in half the time from then on (JEP 514).
 */
@Command(name = "rehearse", hidden = true, description = "Run once for the ahead-of-time cache.")
final class RehearseCommand extends CliCommand {
    private static final int FEEDS = 60;
    private static final int ITEMS = 20;

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("blogboard-rehearsal");
        HttpServer server = serve();
        try (App app = App.open(config(directory), CLOCK)) {
            return rehearse(app, server.getAddress().getPort());
        } finally {
            server.stop(0);
            remove(directory);
        }
    }

    @Override
    int run(App app) {
        throw new IllegalStateException("rehearse has a data directory of its own");
    }

    private static Config config(Path directory) {
        return new ConfigReader(Map.of(
                        ConfigReader.variable("data-dir"),
                        directory.toString(),
                        ConfigReader.variable("fetch.allow-private-addresses"),
                        "true"))
                .withoutFile();
    }

    private int rehearse(App app, int port) throws Exception {
        Company company = Company.named("Rehearsal");
        app.feeds().addCompany(company);
        List<Feed> feeds = Stream.iterate(0, number -> number < FEEDS, number -> number + 1)
                .map(number -> "http://127.0.0.1:" + port + "/" + number)
                .flatMap(url -> app
                        .feeds()
                        .add(new NewFeed(url, company.id(), null, null, null), Feed.Origin.PERSON, CLOCK.instant())
                        .stream())
                .toList();
        app.poller().poll(feeds, polled -> out().println(PollCommand.json(polled)));
        app.poller().poll(app.feeds().all().stream().filter(feeds::contains).toList(), polled -> {});
        app.indexWhereNobodyElseDoes();
        for (String query : List.of("python at netflix", "why airflow", "\"stream processing\" -kafka since:2018")) {
            SearchRequest request =
                    SearchRequest.firstPage(app.parser().parse(query).query());
            out().println(replies(app).found(app.search().search(request), 0));
        }
        return Cli.DONE;
    }

    private static HttpServer serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] feed = feed(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
            boolean known = exchange.getRequestHeaders().containsKey("If-None-Match");
            exchange.getResponseHeaders().set("ETag", "\"rehearsal\"");
            exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : feed.length);
            if (!known) {
                exchange.getResponseBody().write(feed);
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    /** As many pages in RSS as in Atom, each with text in HTML. */
    private static String feed(String path) {
        boolean atom = path.hashCode() % 2 == 0;
        String item = atom
                ? "<entry><id>urn:%1$s:%2$d</id><title>Story %2$d</title><link href=\"https://example.com%1$s/%2$d\"/>"
                        + "<updated>2026-01-02T03:04:05Z</updated><content type=\"html\">%3$s</content></entry>"
                : "<item><guid>%1$s:%2$d</guid><title>Story %2$d</title><link>https://example.com%1$s/%2$d</link>"
                        + "<pubDate>Fri, 02 Jan 2026 03:04:05 GMT</pubDate><description>%3$s</description></item>";
        String text =
                "&lt;p&gt;We moved &lt;b&gt;stream processing&lt;/b&gt; to Kafka &amp;amp; back.&lt;/p&gt; ".repeat(8);
        StringBuilder items = new StringBuilder();
        for (int number = 0; number < ITEMS; number++) {
            items.append(item.formatted(path, number, text));
        }
        return atom
                ? "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Atom</title>" + items
                        + "</feed>"
                : "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>RSS</title>"
                        + "<link>https://example.com</link>" + items + "</channel></rss>";
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

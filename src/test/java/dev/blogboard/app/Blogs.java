package dev.blogboard.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback address with what tests put there; it answers conditional requests as it should. */
final class Blogs implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<String> conditions = new CopyOnWriteArrayList<>();

    /** What stands under a path. */
    private interface Page {
        void answer(HttpExchange exchange) throws IOException;
    }

    Blogs() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                Page page = pages.get(exchange.getRequestURI().getPath());
                if (page == null) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    page.answer(exchange);
                }
            }
        });
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** A document with an ETag of its own. */
    void put(String path, String type, String document) {
        putBytes(path, type, document.getBytes(StandardCharsets.UTF_8));
    }

    void putBytes(String path, String type, byte[] bytes) {
        String etag = "\"" + Integer.toHexString(Arrays.hashCode(bytes)) + "\"";
        pages.put(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("ETag", etag);
            String condition = exchange.getRequestHeaders().getFirst("If-None-Match");
            conditions.add(path + " " + condition);
            if (etag.equals(condition)) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    /** A feed of articles with these titles, the newest first, whose URLs and ids follow from the titles. */
    void putFeed(String path, String title, String... articles) {
        StringBuilder items = new StringBuilder();
        for (String article : articles) {
            String slug = article.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
            items.append("<item><guid>")
                    .append(path + "#" + slug)
                    .append("</guid><title>")
                    .append(article)
                    .append("</title><link>https://blog.example")
                    .append(path + "/" + slug)
                    .append("</link><pubDate>Mon, 04 May 2026 08:00:00 GMT</pubDate><description>About ")
                    .append(article)
                    .append(".</description></item>");
        }
        put(
                path,
                "application/rss+xml",
                "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>" + title
                        + "</title><link>https://blog.example/</link>" + items + "</channel></rss>");
    }

    void putStatus(String path, int status, Map<String, String> headers) {
        pages.put(path, exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, -1);
        });
    }

    /** A document that begins and never ends. */
    void putEndless(String path, String piece) {
        pages.put(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
            while (true) {
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    /** The conditions of requests so far, each after its path; null where there was none. */
    List<String> conditions() {
        return List.copyOf(conditions);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

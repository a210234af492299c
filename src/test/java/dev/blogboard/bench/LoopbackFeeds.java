package dev.blogboard.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Blogs on the loopback address: feeds of made-up articles, the same ones every time, with validators. */
public final class LoopbackFeeds implements AutoCloseable {
    private static final String[] WORDS = words();

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final byte[][] documents;
    private final AtomicInteger notModified = new AtomicInteger();

    /**
     * @param feeds how many, half RSS, half Atom
     * @param items in each
     * @param bytes about how large each feed is
     */
    public LoopbackFeeds(int feeds, int items, int bytes) throws IOException {
        documents = new byte[feeds][];
        for (int feed = 0; feed < feeds; feed++) {
            documents[feed] = document(feed, items, bytes / items).getBytes(StandardCharsets.UTF_8);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(workers);
        server.createContext("/", exchange -> {
            int feed = Integer.parseInt(exchange.getRequestURI().getPath().replaceAll("\\D", ""));
            String etag = "\"" + feed + "\"";
            exchange.getResponseHeaders().set("ETag", etag);
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                notModified.incrementAndGet();
                exchange.sendResponseHeaders(304, -1);
            } else {
                exchange.sendResponseHeaders(200, documents[feed].length);
                exchange.getResponseBody().write(documents[feed]);
            }
            exchange.close();
        });
        server.start();
    }

    public int count() {
        return documents.length;
    }

    public String url(int feed) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/feed" + feed + ".xml";
    }

    /** How many times a feed was answered for by 304. */
    public int notModified() {
        return notModified.get();
    }

    private static String document(int feed, int items, int bytesPerItem) {
        Random random = new Random(feed);
        boolean atom = feed % 2 == 0;
        StringBuilder document = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        document.append(
                atom
                        ? "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Blog " + feed + "</title><id>urn:blog:"
                                + feed + "</id><link href=\"https://blog" + feed + ".example/\"/>"
                        : "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>"
                                + "<title>Blog " + feed + "</title><link>https://blog" + feed + ".example/</link>"
                                + "<description>Made up</description>");
        for (int item = 0; item < items; item++) {
            String url = "https://blog" + feed + ".example/" + item;
            String title = text(random, 50, false);
            String body = text(random, bytesPerItem - 350, true);
            document.append(
                    atom
                            ? "<entry><title>" + title + "</title><id>" + url + "</id><link href=\"" + url
                                    + "\"/><updated>2026-01-" + (10 + item % 20)
                                    + "T08:00:00Z</updated><author><name>Ann Author</name></author><content"
                                    + " type=\"html\">" + escaped(body) + "</content></entry>\n"
                            : "<item><title>" + title + "</title><guid>" + url + "</guid><link>" + url
                                    + "</link><pubDate>Sat, " + (10 + item % 20)
                                    + " Jan 2026 08:00:00 GMT</pubDate><content:encoded><![CDATA[" + body
                                    + "]]></content:encoded></item>\n");
        }
        return document.append(atom ? "</feed>" : "</channel></rss>").toString();
    }

    private static String text(Random random, int length, boolean html) {
        StringBuilder text = new StringBuilder(html ? "<p>" : "");
        while (text.length() < length) {
            text.append(WORDS[(int) (WORDS.length * Math.pow(random.nextDouble(), 3))])
                    .append(' ');
            if (html && random.nextInt(40) == 0) {
                text.append("</p><p><a href=\"https://example.com/\">more</a> ");
            }
        }
        return text.append(html ? "</p>" : "").toString().strip();
    }

    private static String escaped(String html) {
        return html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String[] words() {
        Random random = new Random(1);
        String[] words = new String[5_000];
        for (int word = 0; word < words.length; word++) {
            StringBuilder letters = new StringBuilder();
            for (int letter = 0; letter < 3 + random.nextInt(7); letter++) {
                letters.append((char) ('a' + random.nextInt(26)));
            }
            words[word] = letters.toString();
        }
        return words;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    /** Serves until killed, and prints each feed's URL. */
    public static void main(String[] arguments) throws Exception {
        LoopbackFeeds feeds = new LoopbackFeeds(Integer.parseInt(arguments[0]), 20, 23_000);
        for (int feed = 0; feed < feeds.count(); feed++) {
            System.out.println(feeds.url(feed));
        }
        Thread.sleep(Long.MAX_VALUE);
    }
}

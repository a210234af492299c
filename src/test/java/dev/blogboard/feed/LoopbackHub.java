package dev.blogboard.feed;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A blog and its hub on the loopback address; the hub asks back whether it was asked, and signs what it sends. */
final class LoopbackHub implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Map<String, String>> subscriptions = new LinkedBlockingQueue<>();

    LoopbackHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hub", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            subscriptions.add(parameters(form));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.createContext("/feed", exchange -> {
            byte[] feed = document(List.of()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/atom+xml");
            exchange.sendResponseHeaders(200, feed.length);
            exchange.getResponseBody().write(feed);
            exchange.close();
        });
        server.start();
    }

    private static Map<String, String> parameters(String form) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : List.of(form.split("&", -1))) {
            int equals = pair.indexOf('=');
            parameters.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    String feed() {
        return url("/feed");
    }

    String document(List<Integer> posts) {
        StringBuilder feed = new StringBuilder("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Blog</title>"
                + "<id>urn:blog</id><link rel=\"hub\" href=\"" + url("/hub") + "\"/><link rel=\"self\" href=\""
                + feed() + "\"/>");
        for (int post : posts) {
            feed.append("<entry><id>urn:post:" + post + "</id><title>Post " + post + "</title><link href=\""
                    + url("/" + post) + "\"/><published>2026-06-01T12:00:00Z</published></entry>");
        }
        return feed + "</feed>";
    }

    /** The next subscription that it was asked for. */
    Map<String, String> nextSubscription() throws InterruptedException {
        Map<String, String> next = subscriptions.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new IllegalStateException("The hub was not asked.");
        }
        return next;
    }

    /** Asks back about a subscription; returns the status and the body of the answer. */
    HttpResponse<String> verify(Map<String, String> subscription, String topic, int leaseSeconds)
            throws IOException, InterruptedException {
        String query = "?hub.mode=subscribe&hub.challenge=a%20challenge&hub.lease_seconds=" + leaseSeconds
                + "&hub.topic=" + URLEncoder.encode(topic, StandardCharsets.UTF_8);
        URI callback = URI.create(subscription.get("hub.callback") + query);
        return client.send(HttpRequest.newBuilder(callback).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a message; returns the status of the answer. */
    int send(Map<String, String> subscription, String message, String signature)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(subscription.get("hub.callback")))
                .header("Content-Type", "application/atom+xml")
                .header("X-Hub-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    static String signature(String method, String secret, String message) {
        try {
            String algorithm = "Hmac" + method.toUpperCase(Locale.ROOT);
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return method + "=" + HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}

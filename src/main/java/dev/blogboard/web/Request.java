package dev.blogboard.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client asks. Its parameters and form are read once they are asked for. For one thread. */
public final class Request {
    private static final int LONGEST_DOCUMENT = 10_000_000;

    private final HttpExchange exchange;
    private final Map<String, String> parts;
    private final InetAddress client;
    private @Nullable Parameters query;
    private @Nullable Parameters form;

    /** @param parts what stands in the path for the {@code {name}}s of the route's pattern */
    Request(HttpExchange exchange, Map<String, String> parts, InetAddress client) {
        this.exchange = exchange;
        this.parts = parts;
        this.client = client;
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    public URI uri() {
        return exchange.getRequestURI();
    }

    /** Who asks, behind the proxies that are trusted. */
    public InetAddress client() {
        return client;
    }

    /** What stands in the path for {@code {name}}. */
    public String part(String name) {
        String part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("The route of " + uri() + " has no {" + name + "}.");
        }
        return part;
    }

    /** The parameters behind the question mark. */
    public Parameters query() {
        Parameters read = query;
        if (read == null) {
            read = Parameters.parse(Optional.ofNullable(uri().getRawQuery()).orElse(""));
            query = read;
        }
        return read;
    }

    /**
     * The form that was sent; empty when there is none, or one of another type than urlencoded.
     *
     * @throws IOException when the client does not send it whole
     * @throws TooLargeException when it is longer than a form of ours can be
     */
    public Parameters form() throws IOException {
        Parameters read = form;
        if (read == null) {
            String type = header("Content-Type").orElse("");
            String body = Body.text(exchange.getRequestBody());
            read = Parameters.parse(type.startsWith("application/x-www-form-urlencoded") ? body : "");
            form = read;
        }
        return read;
    }

    /**
     * The document that was sent instead of a form.
     *
     * @throws IOException when the client does not send it whole
     * @throws TooLargeException when it is longer than {@value #LONGEST_DOCUMENT} bytes
     */
    byte[] document() throws IOException {
        byte[] document = exchange.getRequestBody().readNBytes(LONGEST_DOCUMENT + 1);
        if (document.length > LONGEST_DOCUMENT) {
            throw new TooLargeException();
        }
        return document;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    Optional<String> cookie(String name) {
        List<String> headers = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
        return headers.stream()
                .flatMap(header -> List.of(header.split(";", -1)).stream())
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .findFirst();
    }

    /** Whether the client is this machine or in its own network. */
    public boolean isNear() {
        return client.isLoopbackAddress() || client.isSiteLocalAddress() || client.isLinkLocalAddress();
    }
}

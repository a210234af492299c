package dev.blogboard.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.blogboard.discord.server.Faults.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The REST interface: takes requests, strikes with the planned faults, and leaves the rest to the {@link Routes}. */
final class RestServer implements AutoCloseable {
    static final String BASE = "/api/v10/";
    /** Where the files of a message stand beside its JSON, by name, in base 64. */
    static final String FILES = "files of the request";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");

    private final HttpServer server;
    private final Routes routes;
    private final Faults faults;
    private final String token;
    private final AtomicInteger underWay = new AtomicInteger();

    RestServer(Routes routes, Faults faults, String token) throws IOException {
        this.routes = routes;
        this.faults = faults;
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(BASE, this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + BASE;
    }

    /** How many requests are being answered. */
    int underWay() {
        return underWay.get();
    }

    /** A response; a body of null is none. */
    record Answer(int status, @Nullable JsonNode body) {
        static Answer of(JsonNode body) {
            return new Answer(200, body);
        }

        static Answer refused(int status, int code, String message) {
            return new Answer(status, World.JSON.objectNode().put("code", code).put("message", message));
        }
    }

    private void handle(HttpExchange exchange) {
        underWay.incrementAndGet();
        try (exchange) {
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getPath().substring(BASE.length());
            byte[] sent = exchange.getRequestBody().readAllBytes();
            JsonNode body = body(exchange.getRequestHeaders().getFirst("Content-Type"), sent);
            Optional<Fault> fault = faults.strike(method, path);
            if (fault.isPresent()) {
                strike(exchange, fault.get(), method, path, body);
            } else if (!("Bot " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                respond(exchange, Answer.refused(401, 0, "401: Unauthorized"));
            } else {
                respond(
                        exchange,
                        routes.answer(method, path, exchange.getRequestURI().getQuery(), body));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** The JSON of a request; of one with files its part of that name, and the files beside it. */
    private static JsonNode body(@Nullable String type, byte[] sent) throws IOException {
        if (type == null || !type.startsWith("multipart/form-data")) {
            return sent.length == 0 ? World.JSON.objectNode() : MAPPER.readTree(sent);
        }
        ObjectNode body = World.JSON.objectNode();
        ObjectNode files = World.JSON.objectNode();
        String boundary = type.replaceFirst(".*boundary=", "");
        // Of this encoding each byte is a character.
        for (String part : new String(sent, StandardCharsets.ISO_8859_1).split("--" + Pattern.quote(boundary), -1)) {
            String[] halves = part.split("\r\n\r\n", 2);
            if (halves.length == 2) {
                byte[] content = halves[1].substring(0, halves[1].length() - 2).getBytes(StandardCharsets.ISO_8859_1);
                Matcher file = FILE.matcher(halves[0]);
                if (file.find()) {
                    files.put(file.group(1), content);
                } else if (halves[0].contains("name=\"payload_json\"")) {
                    body = (ObjectNode) MAPPER.readTree(content);
                }
            }
        }
        body.set(FILES, files);
        return body;
    }

    private void strike(HttpExchange exchange, Fault fault, String method, String path, JsonNode body)
            throws IOException {
        switch (fault) {
            case Fault.Refused refused ->
                respond(exchange, Answer.refused(refused.status(), refused.code(), refused.message()));
            case Fault.RefusedAfterEffect refused -> {
                routes.answer(method, path, null, body);
                respond(exchange, Answer.refused(refused.status(), refused.code(), "refused after it happened"));
            }
            // Closing an exchange that has no answer yet breaks the connection.
            case Fault.Dropped dropped -> {}
            case Fault.DroppedAfterEffect dropped -> routes.answer(method, path, null, body);
            case Fault.RateLimited limited -> {
                exchange.getResponseHeaders().add("Via", "1.1 google");
                exchange.getResponseHeaders().add("Retry-After", Integer.toString(limited.seconds()));
                exchange.getResponseHeaders().add("X-RateLimit-Scope", "user");
                respond(
                        exchange,
                        new Answer(
                                429,
                                World.JSON
                                        .objectNode()
                                        .put("message", "You are being rate limited.")
                                        .put("retry_after", (double) limited.seconds())
                                        .put("global", false)));
            }
            case Fault.Slow slow -> {
                try {
                    Thread.sleep(slow.millis());
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
                respond(exchange, routes.answer(method, path, null, body));
            }
        }
    }

    private static void respond(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (answer.body() == null) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        byte[] bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

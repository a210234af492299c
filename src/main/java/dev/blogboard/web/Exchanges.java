package dev.blogboard.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Finds the handler of each request, and writes what it answers; a fault in one request is a page to that client. */
final class Exchanges implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(Exchanges.class.getName());
    /** Requests answered at a time; more have to try again. */
    private static final int AT_ONCE = 200;

    private final Routes routes;
    private final ClientAddress clients;
    private final RateLimit limit;
    private final SecurityHeaders security;
    private final Templates templates;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Exchanges(Routes routes, ClientAddress clients, RateLimit limit, SecurityHeaders security, Templates templates) {
        this.routes = routes;
        this.clients = clients;
        this.limit = limit;
        this.security = security;
        this.templates = templates;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            write(exchange, free.tryAcquire() ? answerThenFree(exchange) : busy(Duration.ofSeconds(2), 503));
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "A client went away.", gone);
        }
    }

    private Response answerThenFree(HttpExchange exchange) throws IOException {
        try {
            return answer(exchange);
        } catch (TooLargeException large) {
            return new Notice("That is too much", "The form you sent is longer than any of ours.")
                    .answer(413, templates);
        } catch (RuntimeException fault) {
            LOG.log(System.Logger.Level.ERROR, "A request could not be answered.", fault);
            return new Notice(
                            "That went wrong",
                            "It is our fault, not yours. Please try again in a minute; whoever runs this finds the reason"
                                    + " in the log.")
                    .answer(500, templates);
        } finally {
            free.release();
        }
    }

    private Response answer(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        InetAddress client = clients.of(
                exchange.getRemoteAddress().getAddress(), headers.getOrDefault("X-Forwarded-For", List.of()));
        Duration wait = limit.ask(client);
        if (wait.isPositive()) {
            return busy(wait, Response.TOO_MANY);
        }
        return switch (routes.find(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath())) {
            case Routes.Found.Page page -> page.handler().answer(new Request(exchange, page.parts(), client));
            case Routes.Found.OtherMethods other ->
                new Notice("That cannot be done here", "This address can be read, not written to, or the other way.")
                        .answer(405, templates)
                        .with("Allow", other.allowed());
            case Routes.Found.Nothing nothing ->
                new Notice("There is no such page", "The link may be incomplete; mail programs sometimes break them.")
                        .answer(Response.NOT_FOUND, templates);
        };
    }

    private Response busy(Duration wait, int status) {
        long seconds = wait.plusMillis(999).toSeconds();
        return new Notice("One moment, please", "Too many requests at once. Try again in " + seconds + " seconds.")
                .answer(status, templates)
                .with("Retry-After", Long.toString(seconds));
    }

    private void write(HttpExchange exchange, Response response) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        security.addTo(headers);
        headers.set("Content-Type", response.type());
        response.headers().forEach(headers::set);
        drain(exchange.getRequestBody());
        byte[] body = response.body();
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(response.status(), -1);
        } else {
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** A client that is still sending does not listen yet. */
    private static void drain(InputStream body) throws IOException {
        body.readNBytes(Body.LONGEST);
    }
}

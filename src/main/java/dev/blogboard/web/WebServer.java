package dev.blogboard.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The web server: the JDK's own, with a virtual thread for each request, and limits on all that a client decides. It
 * speaks HTTP only; TLS is for the proxy in front of it.
 */
public final class WebServer implements AutoCloseable {
    private static final int BACKLOG = 128;
    private static final int SECONDS_TO_FINISH = 2;
    /** One client: so many requests at once, then two a second. */
    private static final int BURST = 120;

    static {
        // Read once by the JDK's server, when its first instance is made (module jdk.httpserver).
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.idleInterval", "30");
        setUnlessSet("sun.net.httpserver.maxIdleConnections", "100");
        setUnlessSet("sun.net.httpserver.maxReqTime", "20");
        setUnlessSet("sun.net.httpserver.maxRspTime", "60");
        setUnlessSet("sun.net.httpserver.maxReqHeaders", "60");
        setUnlessSet("sun.net.httpserver.maxReqHeaderSize", "16384");
        setUnlessSet("sun.net.httpserver.drainAmount", Integer.toString(Body.LONGEST));
        setUnlessSet("jdk.httpserver.maxConnections", "1000");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private WebServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Starts to answer.
     *
     * @throws IOException when the port is taken, or the address is not one of this machine
     */
    public static WebServer start(WebSettings settings, List<Pages> pages, Templates templates, InstantSource clock)
            throws IOException {
        Routes routes = new Routes();
        new Assets().register(routes);
        pages.forEach(some -> some.register(routes));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(settings.bind()), settings.port());
        HttpServer server = HttpServer.create(address, BACKLOG);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext(
                "/",
                new Exchanges(
                        routes,
                        new ClientAddress(settings.trustedProxies()),
                        new RateLimit(BURST, Duration.ofMillis(500), clock),
                        new SecurityHeaders(settings.isHttps()),
                        templates));
        server.start();
        return new WebServer(server, threads);
    }

    /** Where it answers, seen from this machine. */
    public URI address() {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().isAnyLocalAddress()
                ? "localhost"
                : bound.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort());
    }

    /** Lets requests under way finish for a moment. */
    @Override
    public void close() {
        server.stop(SECONDS_TO_FINISH);
        threads.shutdownNow();
    }
}

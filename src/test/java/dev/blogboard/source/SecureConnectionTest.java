package dev.blogboard.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.blogboard.feed.FetchRequest;
import dev.blogboard.feed.Fetched;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds over TLS, from servers whose certificates are right, for another name, or vouched for by nobody. */
class SecureConnectionTest {
    private static final String PASSWORD = "changeit";
    private static final String FEED = "<rss version=\"2.0\"><channel><title>Blog</title></channel></rss>";

    @TempDir
    private static Path directory = Path.of("");

    private static final List<AutoCloseable> OPEN = new ArrayList<>();
    private static final Map<String, String> REDIRECTS = new ConcurrentHashMap<>();
    private static String right = "";
    private static String another = "";
    private static String plain = "";

    @BeforeAll
    static void start() throws Exception {
        right = serve(certificate("right", "localhost"));
        another = serve(certificate("another", "blog.example"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plain = "http://localhost:" + run(server);
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable resource : OPEN) {
            resource.close();
        }
    }

    @Test
    void a_certificate_that_is_right_is_believed() throws Exception {
        assertInstanceOf(Fetched.Fresh.class, fetch(right + "/feed", trusting("right")));
    }

    @Test
    void one_that_nobody_vouches_for_is_refused() throws Exception {
        assertFails("No secure connection to localhost could be made: ", right, new OkHttpClient());
        assertFails("No secure connection to localhost could be made: ", right, trusting("another"));
    }

    @Test
    void one_for_another_name_is_refused() throws Exception {
        assertFails("The certificate of localhost is for another name.", another, trusting("another"));
    }

    @Test
    void a_redirect_that_gives_up_security_is_followed_and_never_taken_for_a_move() throws Exception {
        REDIRECTS.put("/down", plain + "/feed");
        REDIRECTS.put("/within", "/feed");
        assertNull(movedTo(right + "/down"));
        assertEquals(right + "/feed", movedTo(right + "/within"));
        REDIRECTS.put("/up", right + "/feed");
        assertEquals(right + "/feed", movedTo(plain + "/up"));
    }

    private static @Nullable String movedTo(String url) throws Exception {
        return assertInstanceOf(Fetched.Fresh.class, fetch(url, trusting("right")))
                .movedTo();
    }

    private static void assertFails(String error, String server, OkHttpClient trusting) throws Exception {
        Fetched.Failed failed = assertInstanceOf(Fetched.Failed.class, fetch(server + "/feed", trusting));
        assertTrue(failed.error().startsWith(error), failed::error);
        assertNull(failed.status());
    }

    private static Fetched fetch(String url, OkHttpClient trusting) throws InterruptedException {
        FetchSettings settings = new FetchSettings("test", true, Duration.ofSeconds(10), 1_000_000);
        HttpFetcher fetcher = new HttpFetcher(settings, Dns.SYSTEM, address -> true, trusting);
        try (HttpFeedSource source = new HttpFeedSource(fetcher, Instant::now)) {
            return source.fetch(FetchRequest.firstTime(url));
        }
    }

    /** A key pair with a certificate that it signs itself, made by the JDK's keytool. */
    private static KeyStore certificate(String name, String host)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = directory.resolve(name);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString());
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool").toFile())
                .start();
        assertEquals(0, keytool.waitFor(), () -> "keytool failed, see " + directory.resolve("keytool"));
        return stored(name);
    }

    private static KeyStore stored(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve(name))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static OkHttpClient trusting(String name) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(name, stored(name).getCertificate(name));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return new OkHttpClient.Builder()
                .sslSocketFactory(context.getSocketFactory(), (X509TrustManager) trust.getTrustManagers()[0])
                .build();
    }

    private static String serve(KeyStore store) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return "https://localhost:" + run(server);
    }

    private static int run(HttpServer server) {
        server.createContext("/", exchange -> {
            try (exchange) {
                String redirect = REDIRECTS.get(exchange.getRequestURI().getPath());
                if (redirect != null) {
                    exchange.getResponseHeaders().set("Location", redirect);
                    exchange.sendResponseHeaders(301, -1);
                    return;
                }
                byte[] body = FEED.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        OPEN.add(() -> server.stop(0));
        return server.getAddress().getPort();
    }
}

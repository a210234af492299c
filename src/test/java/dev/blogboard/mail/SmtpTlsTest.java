package dev.blogboard.mail;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.digest.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted connections, and what is not sent over others. */
class SmtpTlsTest {
    private static final char[] PASSWORD = "secret".toCharArray();

    @TempDir
    static Path directory;

    private static SSLSocketFactory ours;
    private static SSLSocketFactory ofAnotherName;

    @BeforeAll
    static void makeCertificates() throws Exception {
        ours = sockets("ip:127.0.0.1");
        ofAnotherName = sockets("dns:mx.elsewhere.example");
    }

    /** A key, and a certificate for this name that it trusts itself. */
    private static SSLSocketFactory sockets(String name) throws Exception {
        Path file = directory.resolve(name.replace(':', '-') + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mx",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=mx",
                        "-ext",
                        "san=" + name,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "secret",
                        "-validity",
                        "9999")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(file)) {
            store.load(stored, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static Delivery hand(ScriptedSmtp server, MailSettings.Tls tls, SSLSocketFactory sockets) {
        MailSettings settings = new MailSettings(
                "127.0.0.1",
                server.port(),
                tls,
                null,
                null,
                "digest@blogboard.example",
                null,
                false,
                Path.of("none"),
                MailSettings.Limits.USUAL,
                List.of());
        try (SmtpRelay relay = new SmtpRelay("127.0.0.1", settings, sockets, Instant::now)) {
            return relay.hand(new OutgoingMail(
                    "bounces@blogboard.example",
                    "ada@example.org",
                    "1",
                    Instant.EPOCH,
                    "Message-ID: <1@blogboard.example>\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static ScriptedSmtp server(ScriptedSmtp.Tls tls, SSLSocketFactory sockets) throws Exception {
        return new ScriptedSmtp(line -> Optional.empty(), tls, sockets);
    }

    @ParameterizedTest
    @CsvSource({"TLS, FROM_THE_START", "STARTTLS, AFTER_A_COMMAND"})
    void a_server_whose_certificate_is_trusted_gets_mail(MailSettings.Tls tls, ScriptedSmtp.Tls spoken)
            throws Exception {
        try (ScriptedSmtp server = server(spoken, ours)) {
            assertInstanceOf(Delivery.Accepted.class, hand(server, tls, ours));
            assertEquals(1, server.count());
        }
    }

    @ParameterizedTest
    @CsvSource({"TLS, FROM_THE_START", "STARTTLS, AFTER_A_COMMAND"})
    void a_certificate_of_another_name_or_of_nobody_known_gets_none(MailSettings.Tls tls, ScriptedSmtp.Tls spoken)
            throws Exception {
        try (ScriptedSmtp server = server(spoken, ofAnotherName)) {
            assertInstanceOf(Delivery.Later.class, hand(server, tls, ofAnotherName), "another name");
            assertInstanceOf(Delivery.Later.class, hand(server, tls, ours), "a stranger");
            assertEquals(0, server.count());
        }
    }

    @Test
    void a_server_that_offers_no_encryption_gets_none_where_it_is_asked_for() throws Exception {
        try (ScriptedSmtp server = server(ScriptedSmtp.Tls.NO, ours)) {
            assertInstanceOf(Delivery.Later.class, hand(server, MailSettings.Tls.STARTTLS, ours));
            assertEquals(0, server.count());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_encrypted_connection_whose_peer_takes_nothing_more_is_left(boolean laidOver) throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 5, here);
                Socket plain = laidOver ? new Socket(here, server.getLocalPort()) : new Socket();
                SSLSocket socket = (SSLSocket)
                        (laidOver
                                ? ours.createSocket(plain, "127.0.0.1", server.getLocalPort(), true)
                                : ours.createSocket(here, server.getLocalPort()));
                SSLSocket idle = (SSLSocket) ours.createSocket(server.accept(), null, 0, true)) {
            idle.setUseClientMode(false);
            Thread handshake = Thread.ofVirtual().start(() -> assertDoesNotThrow(idle::startHandshake));
            socket.startHandshake();
            handshake.join();
            OutputStream out = new WatchedOutput(socket, Duration.ofMillis(200));
            // More than the buffers between here and there hold.
            assertTimeoutPreemptively(
                    Duration.ofMinutes(1),
                    () -> assertThrows(IOException.class, () -> out.write(new byte[20_000_000])));
            assertTrue(socket.isClosed());
        }
    }

    @Test
    void encrypted_sockets_send_each_piece_at_once() throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        PromptTlsSockets sockets = new PromptTlsSockets(ours, made -> {});
        try (ServerSocket server = new ServerSocket(0, 5, here);
                Socket plain = new Socket(here, server.getLocalPort());
                Socket laidOver = sockets.createSocket(plain, "127.0.0.1", server.getLocalPort(), true);
                Socket whole = sockets.createSocket(here, server.getLocalPort())) {
            assertTrue(plain.getTcpNoDelay() && laidOver.getTcpNoDelay() && whole.getTcpNoDelay());
        }
    }
}

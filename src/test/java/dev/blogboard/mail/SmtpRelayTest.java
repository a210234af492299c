package dev.blogboard.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.digest.Delivery;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpRelayTest {
    private static final byte[] MESSAGE =
            "From: a@blogboard.example\r\nMessage-ID: <1@blogboard.example>\r\n\r\nHello\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private static SmtpRelay relay(ScriptedSmtp server) {
        return relay(server.port());
    }

    static SmtpRelay relay(int port) {
        MailSettings settings = new MailSettings(
                "127.0.0.1",
                port,
                MailSettings.Tls.NONE,
                null,
                null,
                "digest@blogboard.example",
                null,
                true,
                Path.of("none"),
                MailSettings.Limits.USUAL,
                List.of());
        return new SmtpRelay("127.0.0.1", settings, (SSLSocketFactory) SSLSocketFactory.getDefault(), Instant::now);
    }

    private static Delivery hand(SmtpRelay relay) {
        return relay.hand(mailTo("ada@example.org"));
    }

    private static OutgoingMail mailTo(String address) {
        return new OutgoingMail("bounces@blogboard.example", address, "1", Instant.EPOCH, MESSAGE);
    }

    /** The server's answer to each command that begins so; once for each, then the usual ones. */
    private static ScriptedSmtp.Script once(String command, String... answers) {
        Deque<String> left = new ArrayDeque<>(List.of(answers));
        return line -> line.startsWith(command) ? Optional.ofNullable(left.poll()) : Optional.empty();
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 421 4.3.2 closing, Later",
        "EHLO, 550 no, Accepted", // HELO is understood.
        "MAIL, 451 4.3.0 busy, Later",
        "MAIL, 530 5.7.0 log in first, Later",
        "RCPT, 450 4.2.2 mailbox full, Later",
        "RCPT, 550 5.1.1 no such user, Undeliverable",
        "RCPT, 550 nobody here, Undeliverable",
        "RCPT, 550 5.7.1 you are on a list, Refused",
        "DATA, 452 4.3.1 no space, Later",
        "DATA, 554 5.6.0 no, Refused",
        "., 451 4.7.1 greylisted, Later",
        "., 554 5.7.1 looks like spam, Refused",
        "., '', InDoubt",
        "RCPT, '', Later",
    })
    void what_a_server_says_has_its_consequence(String command, String answer, String consequence) throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(once(command, answer));
                SmtpRelay relay = relay(server)) {
            assertEquals(consequence, hand(relay).getClass().getSimpleName());
            assertInstanceOf(Delivery.Accepted.class, hand(relay), "the next message is no worse for it");
        }
    }

    @Test
    void messages_go_over_one_connection() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(line -> Optional.empty());
                SmtpRelay relay = relay(server)) {
            for (int message = 0; message < 20; message++) {
                assertInstanceOf(Delivery.Accepted.class, hand(relay));
            }
            assertEquals(1, server.connections());
            assertEquals(20, server.count());
            assertEquals(
                    new ScriptedSmtp.Received("bounces@blogboard.example", "ada@example.org", "<1@blogboard.example>"),
                    server.received().getFirst());
        }
    }

    @Test
    void a_kept_connection_that_the_server_has_ended_is_opened_anew() throws Exception {
        Deque<String> answers = new ArrayDeque<>(List.of("250 fine", ScriptedSmtp.HANG_UP));
        try (ScriptedSmtp server = new ScriptedSmtp(
                        line -> line.startsWith("MAIL") ? Optional.ofNullable(answers.poll()) : Optional.empty());
                SmtpRelay relay = relay(server)) {
            assertInstanceOf(Delivery.Accepted.class, hand(relay));
            assertInstanceOf(Delivery.Accepted.class, hand(relay));
            assertEquals(2, server.count());
            assertTrue(server.connections() >= 2);
        }
    }

    @Test
    void a_server_that_is_not_there_is_tried_again_later() throws Exception {
        // Bound, and so nobody else's, but not listening.
        try (Socket nobody = new Socket()) {
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SmtpRelay relay = relay(nobody.getLocalPort());
            Delivery.Later later = assertInstanceOf(Delivery.Later.class, hand(relay));
            assertTrue(later.reason().contains("127.0.0.1"), later.reason());
        }
    }

    @Test
    void two_messages_at_once_go_over_two_connections_and_one_after_the_other_over_one() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        try (ScriptedSmtp server = new ScriptedSmtp(line -> {
                    if (line.startsWith("RCPT TO:<slow@")) {
                        both.countDown();
                        await(both);
                    }
                    return Optional.empty();
                });
                ParallelRelay relay = new ParallelRelay(2, () -> relay(server));
                ExecutorService workers = Executors.newFixedThreadPool(2)) {
            for (int message = 0; message < 5; message++) {
                assertInstanceOf(Delivery.Accepted.class, relay.hand(mailTo("ada@example.org")));
            }
            assertEquals(1, server.connections());
            List<Future<Delivery>> slow =
                    workers.invokeAll(Collections.nCopies(2, () -> relay.hand(mailTo("slow@example.org"))));
            assertInstanceOf(Delivery.Accepted.class, slow.getFirst().get());
            assertInstanceOf(Delivery.Accepted.class, slow.getLast().get());
            assertEquals(2, server.connections());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS), "the other message waits for this one");
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}

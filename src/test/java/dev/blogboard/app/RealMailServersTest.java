package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.digest.DigestRun;
import dev.blogboard.digest.SignUpDesk;
import dev.blogboard.digest.SignUps;
import dev.blogboard.mail.ReturnInbox;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests through a real Postfix, and what comes back to a mailbox that a real Dovecot gives out. */
@Tag("slow")
class RealMailServersTest {
    private static @Nullable RealMailServers servers;

    @TempDir
    Path directory;

    private MailHouse house;

    @BeforeAll
    static void startServers() throws Exception {
        Optional<String> missing = RealMailServers.missing();
        missing.ifPresent(reason -> System.out.println("Postfix and Dovecot: skipped, " + reason));
        assumeTrue(missing.isEmpty(), missing.orElse(""));
        servers = new RealMailServers();
    }

    @AfterAll
    static void stopServers() throws Exception {
        if (servers != null) {
            servers.close();
        }
    }

    private static RealMailServers servers() {
        return Objects.requireNonNull(servers);
    }

    @BeforeEach
    void start() throws Exception {
        house = new MailHouse(
                directory,
                Map.of(
                        "BLOGBOARD_MAIL_PORT", Integer.toString(servers().smtpPort),
                        "BLOGBOARD_MAIL_BOUNCE_ADDRESS", "bounces@blogboard.example",
                        "BLOGBOARD_MAIL_IMAP_HOST", "127.0.0.1",
                        "BLOGBOARD_MAIL_IMAP_PORT", Integer.toString(servers().imapPort),
                        "BLOGBOARD_MAIL_IMAP_TLS", "none",
                        "BLOGBOARD_MAIL_IMAP_USERNAME", "bounces",
                        "BLOGBOARD_MAIL_IMAP_PASSWORD", RealMailServers.PASSWORD));
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private DigestRun.Report digestTo(String address) {
        house.app.subscriptions().add("kafka", new Destination.Mailbox(address), Cadence.WEEKLY, house.now());
        house.publish("Kafka at the edge for " + address);
        house.pass(Duration.ofDays(7));
        return house.digests();
    }

    private @Nullable String suppressed() {
        return house.app.digestRun(house.mailer).status().getFirst().standing().suppressed();
    }

    /** Reads what came back, as soon as something did. */
    private ReturnInbox.Report comesBack() throws Exception {
        ReturnInbox inbox = house.app.digests().inbox().orElseThrow();
        ReturnInbox.Report report = inbox.run();
        for (int wait = 0; wait < 300 && report.seen() == 0; wait++) {
            TimeUnit.MILLISECONDS.sleep(100);
            report = inbox.run();
        }
        return report;
    }

    private MimeMessage delivered(String user) throws Exception {
        List<MimeMessage> mails = servers().mailOf(user);
        for (int wait = 0; wait < 300 && mails.isEmpty(); wait++) {
            TimeUnit.MILLISECONDS.sleep(100);
            mails = servers().mailOf(user);
        }
        assertEquals(1, mails.size(), servers().log());
        return mails.getFirst();
    }

    @Test
    void a_digest_arrives_whole_with_a_return_path_of_its_own() throws Exception {
        assertEquals(1, digestTo("ada@reader.example").sent());
        MimeMessage mail = delivered("ada");
        assertTrue(mail.getSubject().contains("kafka"), mail.getSubject());
        assertEquals(2, ((MimeMultipart) mail.getContent()).getCount());
        assertTrue(MailHouse.html(mail).contains("Kafka at the edge"));
        assertTrue(mail.getHeader("Return-Path", null).startsWith("<bounces+"), mail.getHeader("Return-Path", null));
    }

    @Test
    void what_bounces_after_it_was_taken_comes_back_and_ends_the_mail() throws Exception {
        assertEquals(1, digestTo("nobody@reader.example").sent());
        assertEquals(null, suppressed());
        assertEquals(new ReturnInbox.Report(1, 1), comesBack(), servers().log());
        assertTrue(String.valueOf(suppressed()).contains("unknown user"), suppressed());
        house.publish("Kafka after that");
        house.pass(Duration.ofDays(7));
        assertEquals(0, house.digests().sent());
        System.out.println("Postfix and Dovecot: sent, bounced, and suppressed because " + suppressed());
    }

    @Test
    void an_address_that_is_refused_at_once_gets_no_more_either() {
        assertEquals(1, digestTo("refused@reader.example").failed());
        assertTrue(String.valueOf(suppressed()).contains("550 5.1.1"), suppressed());
    }

    /** Postfix takes commands at once (RFC 2920), and says yes to none of DATA without a recipient. */
    @Test
    void a_refusal_costs_no_connection() throws Exception {
        long before = connections();
        assertEquals(1, digestTo("refused@reader.example").failed());
        assertEquals(1, digestTo("busy@reader.example").postponed());
        assertEquals(1, digestTo("bob@reader.example").sent());
        assertEquals(before + 1, connections(), servers().log());
    }

    private long connections() throws Exception {
        return servers()
                .log()
                .lines()
                .filter(line -> line.contains(": connect from"))
                .count();
    }

    @Test
    void a_busy_mailbox_is_tried_again_later() {
        assertEquals(1, digestTo("busy@reader.example").postponed());
        assertEquals(null, suppressed());
        house.pass(Duration.ofMinutes(11));
        assertEquals(1, house.digests().postponed());
    }

    @Test
    void a_letter_that_bounces_forgets_the_address() throws Exception {
        // What is asked for on the web page, without the page.
        house.app
                .digests()
                .signUpDesk()
                .ask(
                        new SignUps.Wish(
                                new Destination.Mailbox("nobody@reader.example"),
                                List.of("kafka"),
                                Cadence.WEEKLY,
                                null),
                        new SignUpDesk.Asker.Operator());
        assertEquals(1, house.letters());
        assertEquals(new ReturnInbox.Report(1, 1), comesBack(), servers().log());
        house.pass(Duration.ofDays(4));
        assertEquals(0, house.letters(), "a reminder");
    }
}

package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.user.GreenMailUser;
import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.digest.DigestRun;
import dev.blogboard.digest.Tokens;
import dev.blogboard.mail.ImapSettings;
import dev.blogboard.mail.MailSettings;
import dev.blogboard.mail.ReturnInbox;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bounces, complaints and unsubscribing mails, read from a real IMAP server. */
class MailThatComesBackTest {
    private static final String ADA = "ada@example.org";
    private static final Destination.Mailbox MAILBOX = new Destination.Mailbox(ADA);

    @TempDir
    Path directory;

    private MailHouse house;
    private GreenMailUser mailbox;
    private long edition;
    private long reader;

    @BeforeEach
    void sendADigest() throws Exception {
        house = new MailHouse(directory, Map.of("BLOGBOARD_MAIL_BOUNCE_ADDRESS", "bounces@blogboard.example"));
        mailbox = house.greenMail.setUser("bounces@blogboard.example", "bounces", "secret");
        house.app.subscriptions().add("kafka", MAILBOX, Cadence.WEEKLY, house.now());
        house.publish("Kafka at the edge");
        house.pass(Duration.ofDays(7));
        assertEquals(1, house.digests().sent());
        edition = 1;
        reader = house.app
                .digests()
                .readers()
                .of(MAILBOX, house.app.digests().defaults())
                .orElseThrow()
                .id();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private ReturnInbox inbox() {
        ImapSettings settings = new ImapSettings(
                "127.0.0.1", house.greenMail.getImap().getPort(), MailSettings.Tls.NONE, "bounces", "secret", "INBOX");
        return house.app.digests().inbox(settings);
    }

    private void comesBack(String message) throws Exception {
        byte[] bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        mailbox.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    }

    private String token(Tokens.Purpose purpose, long subject) {
        return house.app.digests().tokens().sign(purpose, subject, null);
    }

    private String bounce(String token, String status) {
        return """
                From: MAILER-DAEMON@mx.example.org
                To: bounces+%s@blogboard.example
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; ada@example.org
                Action: failed
                Status: %s
                Diagnostic-Code: smtp; 550 no such user

                --b--
                """.formatted(token, status);
    }

    private DigestRun.Status status() {
        return house.app.digestRun(house.mailer).status().getFirst();
    }

    @Test
    void the_return_path_tells_which_digest_came_back() throws Exception {
        String path = house.mailTo(ADA).getFirst().getHeader("Return-Path", null);
        assertEquals("<bounces+" + token(Tokens.Purpose.BOUNCE, edition) + "@blogboard.example>", path);
    }

    @Test
    void an_address_where_nobody_is_gets_no_more_and_the_operator_sees_why() throws Exception {
        comesBack(bounce(token(Tokens.Purpose.BOUNCE, edition), "5.1.1"));
        assertEquals(new ReturnInbox.Report(1, 1), inbox().run());
        assertEquals(new ReturnInbox.Report(0, 0), inbox().run());
        assertEquals("smtp; 550 no such user", status().standing().suppressed());
        house.publish("Kafka after that");
        house.pass(Duration.ofDays(7));
        assertEquals(0, house.digests().sent());
    }

    @Test
    void a_bounce_that_is_made_up_changes_nothing() throws Exception {
        comesBack(bounce("a".repeat(47), "5.1.1"));
        comesBack(bounce(token(Tokens.Purpose.ARCHIVE, edition), "5.1.1"));
        assertEquals(new ReturnInbox.Report(2, 0), inbox().run());
        assertEquals(null, status().standing().suppressed());
    }

    @Test
    void a_full_mailbox_is_written_to_again_until_it_was_full_four_times() throws Exception {
        for (int week = 1; week <= 3; week++) {
            comesBack(bounce(token(Tokens.Purpose.BOUNCE, week), "5.2.2"));
            comesBack(bounce(token(Tokens.Purpose.BOUNCE, week), "5.2.2"));
            assertEquals(new ReturnInbox.Report(2, 2), inbox().run());
            house.publish("Kafka in week " + week);
            house.pass(Duration.ofDays(7));
            assertEquals(1, house.digests().sent());
        }
        comesBack(bounce(token(Tokens.Purpose.BOUNCE, 4), "5.2.2"));
        inbox().run();
        assertTrue(String.valueOf(status().standing().suppressed()).startsWith("4 digests came back."));
    }

    @Test
    void who_writes_to_the_unsubscribing_address_gets_no_more() throws Exception {
        comesBack("From: ada@example.org\nTo: bounces+" + token(Tokens.Purpose.UNSUBSCRIBE, reader)
                + "@blogboard.example\nSubject: unsubscribe\n\n");
        assertEquals(new ReturnInbox.Report(1, 1), inbox().run());
        assertTrue(house.app.subscriptions().of(MAILBOX).isEmpty());
    }

    @Test
    void who_complains_is_left_in_peace() throws Exception {
        comesBack("""
                From: feedback@provider.example
                To: abuse@blogboard.example
                Content-Type: multipart/report; report-type=feedback-report; boundary="b"

                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse

                --b
                Content-Type: message/rfc822

                Return-Path: <bounces+%s@blogboard.example>
                Subject: kafka

                Kafka
                --b--
                """.formatted(token(Tokens.Purpose.BOUNCE, edition)));
        assertEquals(new ReturnInbox.Report(1, 1), inbox().run());
        assertEquals("Its reader called a digest spam.", status().standing().suppressed());
    }

    @Test
    void what_cannot_be_read_is_passed_over() throws Exception {
        comesBack("Content-Type: multipart/report; report-type=delivery-status; boundary=\n\n--\n");
        comesBack("\n");
        comesBack(bounce(token(Tokens.Purpose.BOUNCE, edition), "5.1.1"));
        assertEquals(1, inbox().run().ours());
    }
}

package dev.blogboard.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.digest.Returned;
import dev.blogboard.digest.Tokens;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnReaderTest {
    static final String BOUNCE = SampleDigest.TOKENS.sign(Tokens.Purpose.BOUNCE, 3, null);
    private static final String UNSUBSCRIBE = SampleDigest.TOKENS.sign(Tokens.Purpose.UNSUBSCRIBE, 7, null);

    private static Optional<Returned> read(String message) throws Exception {
        byte[] bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return ReturnReader.read(
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    }

    /** As Postfix writes it. */
    static String bounce(String token, String action, String status) {
        return """
                From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
                To: bounces+%1$s@blogboard.example
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                	boundary="4F1.1700000000/mx.example.org"

                --4F1.1700000000/mx.example.org
                Content-Description: Notification
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --4F1.1700000000/mx.example.org
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org
                X-Postfix-Queue-ID: 4F1
                Arrival-Date: Mon, 23 Nov 2026 07:00:00 +0000 (UTC)

                Final-Recipient: rfc822; ada@example.org
                Action: %2$s
                Status: %3$s
                Diagnostic-Code: smtp; 550 %3$s <ada@example.org>: no such user
                    here

                --4F1.1700000000/mx.example.org--
                """.formatted(token, action, status);
    }

    @ParameterizedTest
    @CsvSource({"5.1.1,true", "5.1.10,true", "5.2.1,true", "5.2.2,false", "5.7.1,false", "4.4.1,false", "5.0.0,false"})
    void a_failed_delivery_is_permanent_where_nobody_is_there(String status, boolean permanent) throws Exception {
        Returned.Bounced bounced = assertInstanceOf(
                Returned.Bounced.class, read(bounce(BOUNCE, "failed", status)).orElseThrow());
        assertEquals(Set.of(BOUNCE), bounced.tokens());
        assertEquals(permanent, bounced.permanent());
        assertEquals("smtp; 550 " + status + " <ada@example.org>: no such user here", bounced.reason());
    }

    @Test
    void a_delay_says_nothing_yet() throws Exception {
        assertEquals(Optional.empty(), read(bounce(BOUNCE, "delayed", "4.4.1")));
    }

    @Test
    void a_holiday_notice_says_nothing() throws Exception {
        assertEquals(Optional.empty(), read("""
                From: ada@example.org
                To: bounces+%s@blogboard.example
                Subject: Out of office
                Auto-Submitted: auto-replied

                I am at the sea.
                """.formatted(UNSUBSCRIBE)));
    }

    @Test
    void a_mail_to_an_unsubscribing_address_is_one() throws Exception {
        Returned returned = read("""
                From: ada@example.org
                To: <bounces+%s@blogboard.example>
                Subject: unsubscribe

                """.formatted(UNSUBSCRIBE)).orElseThrow();
        assertEquals(new Returned.Written(Set.of(UNSUBSCRIBE)), returned);
    }

    @ParameterizedTest
    @CsvSource({"abuse,true", "fraud,true", "not-spam,false", "auth-failure,false"})
    void a_complaint_is_known_by_what_it_quotes(String kind, boolean complaint) throws Exception {
        Optional<Returned> returned = read("""
                From: feedback@provider.example
                To: abuse@blogboard.example
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="b"

                --b
                Content-Type: text/plain

                This is an abuse report.

                --b
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: Provider/1.0
                Version: 1

                --b
                Content-Type: message/rfc822

                Return-Path: <bounces+%s@blogboard.example>
                Subject: 3 articles on kafka
                List-Unsubscribe: <https://blogboard.example/digest/unsubscribe/%s>

                Kafka at the edge
                --b--
                """.formatted(kind, BOUNCE, UNSUBSCRIBE));
        assertEquals(complaint, returned.isPresent());
        returned.ifPresent(one -> assertTrue(one.tokens().containsAll(Set.of(BOUNCE, UNSUBSCRIBE))));
    }

    @Property(tries = 300)
    void whatever_is_cut_out_of_a_report_it_is_read_or_not_and_never_more(
            @ForAll @IntRange(max = 1_200) int from, @ForAll @IntRange(max = 200) int length) throws Exception {
        String whole = bounce(BOUNCE, "failed", "5.1.1");
        int start = Math.min(from, whole.length());
        String cut = whole.substring(0, start) + whole.substring(Math.min(whole.length(), start + length));
        try {
            read(cut).ifPresent(returned -> assertTrue(returned.tokens().size() <= 1));
        } catch (jakarta.mail.MessagingException | java.io.IOException unreadable) {
            // What the inbox logs and passes over.
            assertTrue(length > 0);
        }
    }
}

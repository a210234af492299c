package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests where nobody outside reaches the web pages, which is how most people host this. */
class DigestWithoutPagesTest {
    @TempDir
    Path directory;

    @Test
    void a_code_confirms_and_the_mail_has_no_links_of_ours() throws Exception {
        try (MailHouse house = new MailHouse(
                        directory,
                        Map.of(
                                "BLOGBOARD_WEB_PUBLIC_URL",
                                "",
                                "BLOGBOARD_MAIL_BOUNCE_ADDRESS",
                                "bounces@blogboard.example",
                                "BLOGBOARD_MAIL_IMAP_HOST",
                                "127.0.0.1"));
                Browser browser = new Browser()) {
            URI form = house.web.address().resolve("/digest");
            browser.fill(form, Map.of("mail", "ada@example.org", "queries", "kafka"));
            house.letters();
            MimeMessage letter = house.mailTo("ada@example.org").getFirst();
            assertFalse(MailHouse.text(letter).contains("http"), MailHouse.text(letter));
            Matcher code = Pattern.compile("(?m)^  ([A-Z2-9]{4}-[A-Z2-9]{4})$")
                    .matcher(MailHouse.text(letter).replace("\r", ""));
            assertTrue(code.find(), MailHouse.text(letter));
            URI codes = house.web.address().resolve("/digest/code");
            assertEquals(400, browser.fill(codes, Map.of("code", "AAAA-AAAA")).statusCode());
            assertEquals(
                    200,
                    browser.fill(
                                    codes,
                                    Map.of(
                                            "code",
                                            code.group(1)
                                                    .toLowerCase(java.util.Locale.ROOT)
                                                    .replace("-", " ")))
                            .statusCode());
            assertEquals(
                    1,
                    house.app
                            .subscriptions()
                            .of(new Destination.Mailbox("ada@example.org"))
                            .size());
            house.publish("Kafka at the edge");
            house.pass(Duration.ofDays(7));
            house.digests();
            MimeMessage digest = house.mailTo("ada@example.org").getLast();
            assertFalse(MailHouse.text(digest).contains("127.0.0.1"), MailHouse.text(digest));
            assertTrue(digest.getHeader("List-Unsubscribe", null)
                    .matches("<mailto:bounces%2B[a-z2-7]{47}@blogboard\\.example\\?subject=unsubscribe>"));
            for (int guess = 0; guess < 12; guess++) {
                browser.fill(codes, Map.of("code", "AAAA-AAA" + guess));
            }
            assertEquals(429, browser.fill(codes, Map.of("code", "AAAA-AAAB")).statusCode());
        }
    }

    @Test
    void where_nobody_reads_mail_either_the_digest_names_the_command_that_ends_it() throws Exception {
        try (MailHouse house = new MailHouse(
                directory,
                Map.of("BLOGBOARD_WEB_PUBLIC_URL", "", "BLOGBOARD_MAIL_BOUNCE_ADDRESS", "bounces@blogboard.example"))) {
            Destination.Mailbox ada = new Destination.Mailbox("ada@example.org");
            house.app.subscriptions().add("kafka", ada, Cadence.WEEKLY, house.now());
            house.publish("Kafka at the edge");
            house.pass(Duration.ofDays(7));
            house.digests();
            MimeMessage digest = house.mailTo("ada@example.org").getLast();
            assertEquals(null, digest.getHeader("List-Unsubscribe"));
            assertTrue(MailHouse.text(digest).replaceAll("\\s+", " ").contains("/digest unsubscribe"));
            assertTrue(MailHouse.html(digest).contains("/digest unsubscribe"));
        }
    }
}

package dev.blogboard.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.digest.Delivery;
import dev.blogboard.digest.Digest;
import dev.blogboard.digest.ReaderLinks;
import dev.blogboard.digest.Rendered;
import dev.blogboard.digest.Section;
import jakarta.mail.Header;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestMailerTest {
    @TempDir
    Path directory;

    private DigestMailer mailer() {
        return new DigestMailer(
                settings(directory.resolve("outbox")), ReaderLinks.NONE, SampleDigest.TOKENS, () -> SampleDigest.NOW);
    }

    static MailSettings settings(Path outbox) {
        return new MailSettings(
                null,
                0,
                MailSettings.Tls.NONE,
                null,
                null,
                "Blogboard <digest@blogboard.example>",
                "bounces@blogboard.example",
                true,
                outbox,
                MailSettings.Limits.USUAL,
                List.of());
    }

    @Test
    void without_a_server_the_same_message_is_a_file() throws Exception {
        assertInstanceOf(Delivery.Accepted.class, mailer().send(SampleDigest.week()));
        try (var files = Files.list(directory.resolve("outbox"))) {
            List<Path> written = files.toList();
            assertEquals(1, written.size());
            assertTrue(written.getFirst().getFileName().toString().matches("20261123T070000Z-[0-9a-f]{12}\\.eml"));
            String message = Files.readString(written.getFirst());
            assertTrue(message.contains("Message-ID: <digest.0123456789abcdef@blogboard.example>\r\n"), message);
        }
    }

    @Test
    void the_same_digest_written_twice_is_one_file() throws Exception {
        mailer().send(SampleDigest.week());
        mailer().send(SampleDigest.week());
        try (var files = Files.list(directory.resolve("outbox"))) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void an_outbox_that_cannot_be_written_is_tried_again_later() throws Exception {
        Files.writeString(directory.resolve("outbox"), "in the way");
        assertInstanceOf(Delivery.Later.class, mailer().send(SampleDigest.week()));
    }

    @Test
    void the_subject_counts_what_there_is_on_what_is_followed_and_not_only_what_has_room() {
        Digest week = SampleDigest.week();
        int matched = week.sections().stream()
                .filter(section -> section.topic() instanceof Section.Topic.Matches)
                .mapToInt(section -> section.entries().size() + section.more())
                .sum();
        String subject = mailer().render(week).subject();
        assertTrue(subject.startsWith(matched + " articles on "), subject);
        assertEquals(subject, mailer().render(week.shortened()).subject());
    }

    @Test
    void titles_are_text_and_never_markup() {
        Rendered rendered = mailer().render(SampleDigest.week());
        assertFalse(rendered.html().contains("<script"));
        assertTrue(rendered.html().contains("&lt;script&gt;"));
        assertTrue(rendered.html().contains("dir=\"auto\" lang=\"he\""));
    }

    @Test
    void nothing_in_it_is_fetched_from_anywhere() {
        String html = mailer().render(SampleDigest.week()).html();
        assertFalse(html.matches("(?is).*(<img|<link|<script|@import|url\\(|src=|background=).*"));
    }

    @Test
    void however_much_there_is_the_mail_stays_below_what_gmail_clips() {
        for (Digest digest : List.of(SampleDigest.large(3, 400), SampleDigest.large(300, 8))) {
            Rendered rendered = mailer().render(digest);
            int size = rendered.html().getBytes(UTF_8).length;
            assertTrue(size <= DigestMailer.LONGEST_HTML, size + " bytes");
            assertTrue(size > DigestMailer.LONGEST_HTML / 4, size + " bytes");
            assertTrue(rendered.html().contains(" more"));
        }
    }

    @Test
    void both_parts_name_the_same_articles() {
        Rendered rendered = mailer().render(SampleDigest.week());
        for (String part : List.of(rendered.html(), rendered.text())) {
            assertTrue(part.contains("Maestro is ten times faster"));
            assertTrue(part.contains("大規模なApache"));
            assertTrue(part.contains("you follow Netflix"));
            assertTrue(part.contains("9 more"));
        }
    }

    @Test
    void every_line_of_the_message_ends_in_crlf_and_has_at_most_998_characters() {
        byte[] message = mailer().render(SampleDigest.week()).message();
        String text = new String(message, UTF_8);
        assertArrayEquals(message, text.replaceAll("\r?\n", "\r\n").getBytes(UTF_8));
        assertTrue(text.lines().allMatch(line -> line.length() <= 998));
    }

    @Test
    void a_mail_program_is_told_what_the_list_is_and_how_to_leave_it() throws Exception {
        ReaderLinks links = new ReaderLinks() {
            @Override
            public Optional<URI> unsubscribe(long reader) {
                return Optional.of(URI.create("https://blogboard.example/digest/unsubscribe/" + reader));
            }

            @Override
            public Optional<URI> help() {
                return Optional.of(URI.create("https://blogboard.example/digest"));
            }
        };
        try (DigestMailer mailer = new DigestMailer(
                settings(directory.resolve("outbox")), links, SampleDigest.TOKENS, () -> SampleDigest.NOW)) {
            byte[] bytes = mailer.render(SampleDigest.week()).message();
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            Map<String, String> headers = new HashMap<>();
            for (Header header : Collections.list(message.getAllHeaders())) {
                assertEquals(null, headers.put(header.getName(), header.getValue()), header.getName() + " twice");
            }
            assertEquals("Blogboard digests <digest.blogboard.example>", headers.get("List-Id"));
            assertEquals("<https://blogboard.example/digest>", headers.get("List-Help"));
            assertEquals("List-Unsubscribe=One-Click", headers.get("List-Unsubscribe-Post"));
            assertTrue(String.valueOf(headers.get("List-Unsubscribe"))
                    .matches("<https://blogboard\\.example/digest/unsubscribe/7>, "
                            + "<mailto:bounces%2B[a-z2-7]+@blogboard\\.example\\?subject=unsubscribe>"));
            assertEquals("auto-generated", headers.get("Auto-Submitted"));
            assertTrue(headers.keySet().containsAll(List.of("From", "To", "Date", "Message-ID", "Subject")));
            assertArrayEquals(bytes, mailer.render(SampleDigest.week()).message(), "each attempt is the same");
        }
    }
}

package dev.blogboard.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Instant DATE = Instant.parse("2026-11-23T07:00:00Z");

    private final Messages messages = new Messages(Addresses.parse("Bücher Blogboard <digest@blogboard.example>"));

    private byte[] write(String subject, @Nullable String html, String text, Map<String, String> headers) {
        return messages.write(
                new Draft("digest.1", Addresses.parse("ada@example.org"), subject, html, text, headers), DATE);
    }

    private static MimeMessage parsed(byte[] message) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
    }

    @Provide
    Arbitrary<String> subjects() {
        return Arbitraries.strings()
                .withChars("\r\n\t\u0000\u2028\u0085: =?éß大ע😀".toCharArray())
                .withCharRange('a', 'f')
                .ofMaxLength(120)
                .map(text -> "x" + new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) + "x");
    }

    @Property(tries = 300)
    void whatever_is_in_a_subject_it_begins_no_header_of_its_own(@ForAll("subjects") String subject) throws Exception {
        MimeMessage message = parsed(write(subject + "\r\nBcc: eve@example.org", "<p>", "text", Map.of()));
        assertEquals(8, Collections.list(message.getAllHeaderLines()).size());
        assertEquals(
                (subject + " Bcc: eve@example.org")
                        .replaceAll("\\p{Cntrl}+", " ")
                        .replaceAll("\\s+", " "),
                message.getSubject().replaceAll("\\s+", " "));
        assertTrue(new String(write(subject, "<p>", "text", Map.of()), StandardCharsets.UTF_8)
                .chars()
                .allMatch(letter ->
                        letter == '\r' || letter == '\n' || letter == '\t' || (letter >= ' ' && letter < 127)));
    }

    @Test
    void a_header_with_a_line_of_its_own_is_refused() {
        Map<String, String> headers = Map.of("List-Id", "a\r\nBcc: eve@example.org");
        assertThrows(IllegalArgumentException.class, () -> write("subject", null, "text", headers));
    }

    @Test
    void both_parts_are_read_as_they_were_written() throws Exception {
        MimeMessage message = parsed(write("Zwölf", "<p>=_blogboard größer\n", "--=_blogboard\nהאתר", Map.of()));
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertTrue(message.isMimeType("multipart/alternative"));
        assertEquals(2, parts.getCount());
        assertEquals("--=_blogboard\r\nהאתר", parts.getBodyPart(0).getContent());
        assertEquals("<p>=_blogboard größer\r\n", parts.getBodyPart(1).getContent());
        assertEquals("Zwölf", message.getSubject());
        assertEquals("<digest.1@blogboard.example>", message.getMessageID());
        assertEquals(DATE, message.getSentDate().toInstant());
        assertTrue(message.getFrom()[0].toString().contains("=?UTF-8?"), message.getFrom()[0].toString());
    }

    @Test
    void a_reader_of_plain_text_gets_one_part() throws Exception {
        MimeMessage message = parsed(write("subject", null, "größer\n", Map.of()));
        assertTrue(message.isMimeType("text/plain"));
        assertEquals("größer\r\n", message.getContent());
    }
}

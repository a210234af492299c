package dev.blogboard.mail;

import dev.blogboard.digest.Digest;
import dev.blogboard.digest.ReaderLinks;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** Makes a digest a message: multipart/alternative with the headers of a list (RFC 2369, 2919, 3834, 8058). */
final class DigestMessage {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Session session = Session.getInstance(new Properties());
    private final InternetAddress from;
    private final ReaderLinks links;

    DigestMessage(InternetAddress from, ReaderLinks links) {
        this.from = from;
        this.links = links;
    }

    /** The message's bytes, lines ending in CRLF. */
    byte[] write(Digest digest, DigestPage page, String html, String text, InternetAddress to, Instant date) {
        try {
            MimeMessage message = new WithId(session, "<digest." + digest.key() + "@" + domain() + ">");
            message.setFrom(from);
            message.setRecipient(Message.RecipientType.TO, to);
            message.setSubject(page.subject(), StandardCharsets.UTF_8.name());
            message.setHeader("Date", DATE.format(date));
            listHeaders(message, digest);
            message.setContent(new MimeMultipart("alternative", part(text, "plain"), part(html, "html")));
            message.saveChanges();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(64_000);
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException fault) {
            throw new IllegalStateException("A digest makes no message.", fault);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void listHeaders(MimeMessage message, Digest digest) throws MessagingException {
        message.setHeader("List-Id", "Blogboard digests <digest." + domain() + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        Optional<URI> help = links.help();
        if (help.isPresent()) {
            message.setHeader("List-Help", "<" + help.get().toASCIIString() + ">");
        }
        Optional<URI> unsubscribe = links.unsubscribe(digest.reader().mailbox());
        if (unsubscribe.isPresent()) {
            message.setHeader("List-Unsubscribe", "<" + unsubscribe.get().toASCIIString() + ">");
        }
        if (unsubscribe.filter(link -> "https".equals(link.getScheme())).isPresent()) {
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private String domain() {
        return Addresses.domain(from.getAddress());
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content.replaceAll("\r?\n", "\r\n"), StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    /** A message that keeps the Message-ID it is given. */
    private static final class WithId extends MimeMessage {
        private final String id;

        WithId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}

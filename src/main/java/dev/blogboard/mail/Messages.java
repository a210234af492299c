package dev.blogboard.mail;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Makes drafts messages (RFC 5322, MIME): plain text, or plain text and HTML as alternatives. */
final class Messages {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Session session = Session.getInstance(new Properties());
    private final InternetAddress from;

    Messages(InternetAddress from) {
        this.from = from;
    }

    /** The message's bytes, lines ending in CRLF. */
    byte[] write(Draft draft, Instant date) {
        try {
            MimeMessage message = new WithId(session, "<" + draft.id() + "@" + domain() + ">");
            message.setFrom(from);
            message.setRecipient(Message.RecipientType.TO, draft.to());
            message.setSubject(draft.subject(), StandardCharsets.UTF_8.name());
            message.setHeader("Date", DATE.format(date));
            // RFC 3834: so that no holiday notice answers.
            message.setHeader("Auto-Submitted", "auto-generated");
            for (Map.Entry<String, String> header : draft.headers().entrySet()) {
                message.setHeader(header.getKey(), header.getValue());
            }
            String html = draft.html();
            if (html == null) {
                message.setText(lines(draft.text()), StandardCharsets.UTF_8.name(), "plain");
            } else {
                message.setContent(new MimeMultipart("alternative", part(draft.text(), "plain"), part(html, "html")));
            }
            message.saveChanges();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(64_000);
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException fault) {
            throw new IllegalStateException("A draft makes no message.", fault);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    String domain() {
        return Addresses.domain(from.getAddress());
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(lines(content), StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static String lines(String text) {
        return text.replaceAll("\r?\n", "\r\n");
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

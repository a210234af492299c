package dev.blogboard.mail;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Makes drafts messages (RFC 5322, MIME): plain text, or plain text and HTML as alternatives. The same draft and date
 * always make the same bytes. Safe for use by several threads.
 */
final class Messages {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    /** Quoted-printable has a hexadecimal digit or a line's end after each equals sign, so no part can contain this. */
    private static final String BOUNDARY = "=_blogboard";

    private final InternetAddress from;

    Messages(InternetAddress from) {
        this.from = from;
    }

    /** The message's bytes, lines ending in CRLF. */
    byte[] write(Draft draft, Instant date) {
        String html = draft.html();
        StringBuilder head = new StringBuilder(2_000);
        header(head, "Date", DATE.format(date));
        header(head, "From", from.toString());
        header(head, "To", draft.to().toString());
        header(head, "Message-ID", "<" + draft.id() + "@" + domain() + ">");
        header(head, "Subject", subject(draft.subject()));
        // RFC 3834: so that no holiday notice answers.
        header(head, "Auto-Submitted", "auto-generated");
        draft.headers().forEach((name, value) -> header(head, name, value));
        header(head, "MIME-Version", "1.0");
        if (html == null) {
            part(head, "plain");
            return bytes(head.toString(), draft.text());
        }
        header(head, "Content-Type", "multipart/alternative;\r\n\tboundary=\"" + BOUNDARY + "\"");
        ByteArrayOutputStream message = new ByteArrayOutputStream(64_000);
        message.writeBytes(ascii(head + "\r\n"));
        for (boolean asHtml : new boolean[] {false, true}) {
            StringBuilder part = new StringBuilder("--" + BOUNDARY + "\r\n");
            part(part, asHtml ? "html" : "plain");
            message.writeBytes(bytes(part.toString(), asHtml ? html : draft.text()));
            message.writeBytes(ascii("\r\n"));
        }
        message.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
        return message.toByteArray();
    }

    private static void part(StringBuilder head, String subtype) {
        header(head, "Content-Type", "text/" + subtype + "; charset=utf-8");
        header(head, "Content-Transfer-Encoding", "quoted-printable");
    }

    /** Whatever is in a value, it cannot begin a header of its own. */
    private static void header(StringBuilder head, String name, String value) {
        if (!value.replace("\r\n\t", "")
                .replace("\r\n ", "")
                .chars()
                .allMatch(letter -> letter >= ' ' && letter < 127)) {
            throw new IllegalArgumentException("The header " + name + " is not one line of ASCII: " + value);
        }
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static String subject(String subject) {
        try {
            String line = subject.replaceAll("\\p{Cntrl}+", " ").strip();
            return MimeUtility.fold("Subject: ".length(), MimeUtility.encodeText(line, "UTF-8", null));
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("Every Java has UTF-8.", impossible);
        }
    }

    private static byte[] bytes(String head, String content) {
        byte[] start = ascii(head + "\r\n");
        byte[] body = QuotedPrintable.encode(content);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    String domain() {
        return Addresses.domain(from.getAddress());
    }
}

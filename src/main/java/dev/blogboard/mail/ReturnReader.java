package dev.blogboard.mail;

import dev.blogboard.digest.Returned;
import dev.blogboard.digest.Tokens;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Tells what a mail that came back to us is: a bounce (RFC 3464), a complaint (RFC 5965) or something else. */
final class ReturnReader {
    /** Where servers write whom they deliver to. */
    private static final List<String> ADDRESSED = List.of("To", "Delivered-To", "X-Original-To", "Envelope-To");

    private ReturnReader() {}

    /** Empty when it says nothing: it is delayed only, or an automatic reply. */
    static Optional<Returned> read(MimeMessage message) throws MessagingException, IOException {
        Set<String> addressed = new LinkedHashSet<>();
        for (String header : ADDRESSED) {
            String[] values = message.getHeader(header);
            for (String value : values == null ? new String[0] : values) {
                addressed.addAll(tokens(value));
            }
        }
        ContentType type = contentType(message);
        if (type.match("multipart/report") && message.getContent() instanceof Multipart parts) {
            String kind = String.valueOf(type.getParameter("report-type")).toLowerCase(Locale.ROOT);
            return switch (kind) {
                case "delivery-status" -> bounce(parts, addressed);
                case "feedback-report" -> complaint(message, parts);
                default -> Optional.empty();
            };
        }
        return isAutomatic(message) ? Optional.empty() : Optional.of(new Returned.Written(addressed));
    }

    private static ContentType contentType(Part part) throws MessagingException {
        try {
            return new ContentType(part.getContentType());
        } catch (MessagingException unreadable) {
            return new ContentType("text/plain");
        }
    }

    /** Holiday notices and the like (RFC 3834); what a mail program sends to unsubscribe is none. */
    private static boolean isAutomatic(MimeMessage message) throws MessagingException {
        String automatic = message.getHeader("Auto-Submitted", null);
        String precedence = message.getHeader("Precedence", null);
        return (automatic != null && automatic.toLowerCase(Locale.ROOT).contains("auto-replied"))
                || message.getHeader("X-Autoreply") != null
                || (precedence != null && precedence.equalsIgnoreCase("auto_reply"));
    }

    private static Optional<Returned> bounce(Multipart parts, Set<String> addressed)
            throws MessagingException, IOException {
        for (int at = 0; at < parts.getCount(); at++) {
            BodyPart part = parts.getBodyPart(at);
            if (contentType(part).match("message/delivery-status")
                    || contentType(part).match("message/global-delivery-status")) {
                return failure(part, addressed);
            }
        }
        return Optional.empty();
    }

    /** The first block is about the message, each other one about a recipient; ours have one. */
    private static Optional<Returned> failure(BodyPart part, Set<String> addressed)
            throws MessagingException, IOException {
        try (PushbackInputStream in = new PushbackInputStream(part.getInputStream())) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                in.unread(next);
                InternetHeaders block = new InternetHeaders(in);
                String action = field(block, "Action").toLowerCase(Locale.ROOT);
                if (action.equals("failed")) {
                    String status = field(block, "Status");
                    String said = field(block, "Diagnostic-Code");
                    String reason = said.isEmpty() ? "Status " + status : said;
                    return Optional.of(new Returned.Bounced(addressed, isPermanent(status), reason));
                }
            }
        }
        return Optional.empty();
    }

    /** Not a full mailbox (x.2.2), nor what a server has against us or this message (x.7.x, x.6.x, x.3.4). */
    private static boolean isPermanent(String status) {
        return status.matches("5\\.[12]\\.\\d+.*") && !status.matches("5\\.2\\.[23].*");
    }

    private static String field(InternetHeaders block, String name) {
        @Nullable String value = block.getHeader(name, null);
        return value == null ? "" : value.strip().replaceAll("\\s+", " ");
    }

    /** The mail complained about stands in one of the parts, whole or its head alone. */
    private static Optional<Returned> complaint(MimeMessage message, Multipart parts)
            throws MessagingException, IOException {
        for (int at = 0; at < parts.getCount(); at++) {
            BodyPart part = parts.getBodyPart(at);
            if (contentType(part).match("message/feedback-report") && isAboutSpam(part)) {
                ByteArrayOutputStream source = new ByteArrayOutputStream();
                message.writeTo(source);
                // Quoted-printable breaks long words.
                String text = source.toString(StandardCharsets.ISO_8859_1).replaceAll("=\r?\n", "");
                return Optional.of(new Returned.Complained(tokens(text)));
            }
        }
        return Optional.empty();
    }

    private static boolean isAboutSpam(BodyPart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            String kind = field(new InternetHeaders(in), "Feedback-Type").toLowerCase(Locale.ROOT);
            return Set.of("abuse", "fraud", "opt-out").contains(kind);
        }
    }

    private static Set<String> tokens(String text) {
        Set<String> tokens = new LinkedHashSet<>();
        Matcher matcher = Tokens.TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }
}

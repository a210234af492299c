package dev.blogboard.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes sure that a form was sent from our own page: each form carries a ticket that fits the visitor's cookie, which no
 * other site can read or set. Not for one-click unsubscribing, which mail programs do without any page (RFC 8058). Safe
 * for use by several threads.
 */
public final class FormGuard {
    /** The name of the form's hidden field. */
    public static final String FIELD = "ticket";

    private static final String COOKIE = "blogboard-visit";
    private static final Pattern VISIT = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Duration VALID = Duration.ofHours(12);
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final byte[] secret;
    private final boolean https;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** @param https whether visitors come by https, so that the cookie never travels without it */
    public FormGuard(byte[] secret, boolean https, InstantSource clock) {
        this.secret = secret.clone();
        this.https = https;
        this.clock = clock;
    }

    /**
     * What a form needs.
     *
     * @param value for the hidden field {@value #FIELD}
     * @param visit names the visitor; in the cookie that {@link #withCookie} adds
     */
    public record Ticket(String value, String visit) {}

    /** @param form a name that no other form has */
    public Ticket issue(Request request, String form) {
        String visit = visit(request).orElseGet(this::newVisit);
        return new Ticket(sign(form, visit, clock.instant().plus(VALID)), visit);
    }

    public Response withCookie(Response page, Ticket ticket) {
        return page.with(
                "Set-Cookie",
                COOKIE + "=" + ticket.visit() + "; Path=/; HttpOnly; SameSite=Strict" + (https ? "; Secure" : ""));
    }

    /** Whether the request comes from a form that {@link #issue} gave the ticket for. */
    public boolean admits(Request request, String form, String ticket) {
        boolean elsewhere = request.header("Sec-Fetch-Site")
                .filter(site -> !site.equals("same-origin") && !site.equals("none"))
                .isPresent();
        Optional<String> visit = visit(request);
        if (elsewhere || visit.isEmpty()) {
            return false;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(ticket));
            Instant expires = Instant.ofEpochSecond(bytes.getLong());
            return clock.instant().isBefore(expires)
                    && MessageDigest.isEqual(
                            sign(form, visit.get(), expires).getBytes(StandardCharsets.US_ASCII),
                            ticket.getBytes(StandardCharsets.US_ASCII));
        } catch (RuntimeException noTicket) {
            return false;
        }
    }

    private static Optional<String> visit(Request request) {
        return request.cookie(COOKIE).filter(visit -> VISIT.matcher(visit).matches());
    }

    private String newVisit() {
        byte[] visit = new byte[16];
        random.nextBytes(visit);
        return TEXT.encodeToString(visit);
    }

    private String sign(String form, String visit, Instant expires) {
        long seconds = expires.getEpochSecond();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] signature = mac.doFinal((form + "\n" + visit + "\n" + seconds).getBytes(StandardCharsets.UTF_8));
            return TEXT.encodeToString(ByteBuffer.allocate(8 + 16)
                    .putLong(seconds)
                    .put(signature, 0, 16)
                    .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256.", impossible);
        }
    }
}

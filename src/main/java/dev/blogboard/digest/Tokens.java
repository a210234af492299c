package dev.blogboard.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What proves, without a login, that somebody got a mail of ours: a purpose, whom or what it is about and until when it
 * holds, with an HMAC. In lower-case letters and digits, so that it also survives as the local part of a mail address
 * (RFC 5321, 4.5.3.1.1: 64 characters, and many servers ignore case). Safe for use by several threads.
 */
public final class Tokens {
    /** What a token is good for; one of another purpose is no token at all. */
    public enum Purpose {
        /** About a sign-up. Ends with it. */
        CONFIRM('c'),
        /** About a reader. */
        PREFERENCES('p'),
        /** About a reader. Never expires: it has to work as long as the mail lies in a mailbox. */
        UNSUBSCRIBE('u'),
        /** About a digest. Never expires. */
        ARCHIVE('a'),
        /** The return path of a digest. Never expires. */
        BOUNCE('b'),
        /** The return path of a letter; about the sign-up it is for. */
        LETTER_BOUNCE('l');

        /** Part of every token that was ever sent. */
        private final byte code;

        Purpose(char code) {
            this.code = (byte) code;
        }
    }

    /** What a token turned out to be. */
    public sealed interface Read {
        /** @param subject the id of what it is about */
        record Genuine(long subject) implements Read {}

        /** Made by us, and too old. */
        record Expired(long subject) implements Read {}

        /** Changed, cut off, or made up. */
        record Forged() implements Read {}
    }

    /** A token as it may stand somewhere in a text. */
    public static final Pattern TOKEN = Pattern.compile("(?i)(?<![a-z0-9])[a-z2-7]{47}(?![a-z0-9])");

    private static final int MAC = 16;
    private static final int BODY = 1 + 8 + 4;
    private static final int LENGTH = (8 * (BODY + MAC) + 4) / 5;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private final byte[] secret;

    /** @param secret at least 32 random bytes, always the same for one store */
    public Tokens(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("A secret of " + secret.length + " bytes is too short.");
        }
        this.secret = secret.clone();
    }

    /** @param expires null for never */
    public String sign(Purpose purpose, long subject, @Nullable Instant expires) {
        byte[] body = ByteBuffer.allocate(BODY)
                .put(purpose.code)
                .putLong(subject)
                .putInt(expires == null ? 0 : (int) expires.getEpochSecond())
                .array();
        byte[] token = Arrays.copyOf(body, BODY + MAC);
        System.arraycopy(hmac("token", body), 0, token, BODY, MAC);
        return base32(token);
    }

    /** Reads a token, in upper or lower case. */
    public Read read(Purpose purpose, String text, Instant now) {
        byte[] token = text.length() == LENGTH ? bytes(text.toLowerCase(Locale.ROOT)) : new byte[0];
        if (token.length != BODY + MAC) {
            return new Read.Forged();
        }
        byte[] body = Arrays.copyOf(token, BODY);
        byte[] signature = Arrays.copyOfRange(token, BODY, token.length);
        boolean genuine = MessageDigest.isEqual(signature, Arrays.copyOf(hmac("token", body), MAC));
        if (!genuine || body[0] != purpose.code) {
            return new Read.Forged();
        }
        ByteBuffer fields = ByteBuffer.wrap(body, 1, BODY - 1);
        long subject = fields.getLong();
        long expires = Integer.toUnsignedLong(fields.getInt());
        return expires == 0 || now.getEpochSecond() < expires ? new Read.Genuine(subject) : new Read.Expired(subject);
    }

    /**
     * A name for a value that does not tell the value, and that only this store can make.
     *
     * @param kind keeps names of different kinds apart
     */
    public String mark(String kind, String value) {
        return base32(Arrays.copyOf(hmac(kind, value.getBytes(StandardCharsets.UTF_8)), MAC));
    }

    private byte[] hmac(String kind, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(kind.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256.", impossible);
        }
    }

    /** RFC 4648, 6, in lower case and without padding. */
    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte next : bytes) {
            held = (held << 8 | (next & 0xFF)) & 0xFFFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(held >> bits & 31));
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(ALPHABET.charAt(held << (5 - bits) & 31)).toString();
    }

    /** Empty when the text is not what {@link #base32} gives for some bytes, to the last bit. */
    private static byte[] bytes(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
        int bits = 0;
        int held = 0;
        for (int at = 0; at < text.length(); at++) {
            int value = ALPHABET.indexOf(text.charAt(at));
            if (value < 0) {
                return new byte[0];
            }
            held = (held << 5 | value) & 0xFFFF;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
        }
        boolean padded = (held & ((1 << bits) - 1)) == 0;
        return padded ? bytes.array() : new byte[0];
    }
}

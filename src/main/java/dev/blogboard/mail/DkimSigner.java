package dev.blogboard.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Signs messages (DKIM, RFC 6376; Ed25519 by RFC 8463) with relaxed canonicalisation of header and body. Safe for use by
 * several threads.
 */
final class DkimSigner {
    /** Signed where present. RFC 8058, 4 wants both headers of one-click covered. */
    private static final List<String> SIGNED = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "Auto-Submitted",
            "List-Id",
            "List-Help",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");

    private static final int LEAST_RSA_BITS = 2048;
    private static final int COLUMNS = 72;

    private final String domain;
    private final String selector;
    private final PrivateKey key;

    /** @throws IllegalArgumentException with a sentence on what is wrong with the key */
    DkimSigner(MailSettings.DkimSettings settings) {
        this(settings.domain(), settings.selector(), DkimKey.read(settings.key()));
    }

    DkimSigner(String domain, String selector, PrivateKey key) {
        if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new IllegalArgumentException(
                    "The DKIM key has " + rsa.getModulus().bitLength() + " bits; at least 2048 are needed.");
        }
        this.domain = domain;
        this.selector = selector;
        this.key = key;
    }

    /** The message with a DKIM-Signature before its other headers. */
    byte[] sign(byte[] message, Instant time) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        List<String> headers = headers(text.substring(0, end));
        String body = text.substring(end + 4);
        List<String> signed = SIGNED.stream()
                .filter(name -> headers.stream().anyMatch(header -> isNamed(header, name)))
                .toList();
        String unsigned = "DKIM-Signature: v=1; a=" + algorithm() + "; c=relaxed/relaxed; d=" + domain + ";\r\n s="
                + selector + "; t=" + time.getEpochSecond() + ";\r\n h=" + String.join(":\r\n  ", signed) + ";\r\n bh="
                + Base64.getEncoder().encodeToString(sha256(Canonical.body(body))) + ";\r\n b=";
        StringBuilder input = new StringBuilder();
        for (String name : signed) {
            headers.stream()
                    .filter(header -> isNamed(header, name))
                    .findFirst()
                    .ifPresent(header -> input.append(Canonical.header(header)).append("\r\n"));
        }
        input.append(Canonical.header(unsigned));
        return (unsigned + folded(signature(input.toString())) + "\r\n" + text).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String algorithm() {
        return isRsa() ? "rsa-sha256" : "ed25519-sha256";
    }

    private boolean isRsa() {
        return key instanceof RSAPrivateKey;
    }

    private static boolean isNamed(String header, String name) {
        return header.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
    }

    /** Each with its continuation lines. */
    private static List<String> headers(String block) {
        List<String> headers = new ArrayList<>();
        for (String line : block.split("\r\n", -1)) {
            if (!headers.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
                headers.add(headers.removeLast() + "\r\n" + line);
            } else {
                headers.add(line);
            }
        }
        return headers;
    }

    private String signature(String input) {
        try {
            Signature signature = Signature.getInstance(isRsa() ? "SHA256withRSA" : "Ed25519");
            signature.initSign(key);
            // Ed25519 signs the hash, as RFC 8463, 3 has it; RSA's scheme hashes by itself.
            signature.update(isRsa() ? input.getBytes(StandardCharsets.ISO_8859_1) : sha256(input));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (InvalidKeyException fault) {
            throw new IllegalStateException("The DKIM key cannot sign.", fault);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java since 15 signs with RSA and Ed25519.", impossible);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    private static String folded(String base64) {
        StringBuilder lines = new StringBuilder();
        for (int start = 0; start < base64.length(); start += COLUMNS) {
            lines.append(start == 0 ? "" : "\r\n  ").append(base64, start, Math.min(base64.length(), start + COLUMNS));
        }
        return lines.toString();
    }

    /** The relaxed canonical forms of RFC 6376, 3.4.2 and 3.4.4. */
    static final class Canonical {
        private Canonical() {}

        static String header(String header) {
            int colon = header.indexOf(':');
            String name = header.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = header.substring(colon + 1)
                    .replace("\r\n", "")
                    .replaceAll("[ \t]+", " ")
                    .strip();
            return name + ":" + value;
        }

        static String body(String body) {
            String relaxed = body.replaceAll("[ \t]+", " ").replace(" \r\n", "\r\n");
            int end = relaxed.endsWith(" ") ? relaxed.length() - 1 : relaxed.length();
            while (end >= 2 && relaxed.startsWith("\r\n", end - 2)) {
                end -= 2;
            }
            return end == 0 ? "" : relaxed.substring(0, end) + "\r\n";
        }
    }
}

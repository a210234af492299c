package dev.blogboard.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Verifies DKIM signatures as a receiver does (RFC 6376, 6.1), written without the signer's code: it walks bytes where
 * the signer works on text.
 */
final class DkimVerifier {
    private final List<String> fields = new ArrayList<>();
    private final byte[] body;

    DkimVerifier(byte[] message) {
        int at = 0;
        while (!(message[at] == '\r' && message[at + 1] == '\n')) {
            int end = at;
            do {
                while (message[end] != '\n') {
                    end++;
                }
                end++;
            } while (message[end] == ' ' || message[end] == '\t');
            fields.add(new String(message, at, end - at, StandardCharsets.ISO_8859_1));
            at = end;
        }
        body = Arrays.copyOfRange(message, at + 2, message.length);
    }

    /** Whether the message's signature number {@code which}, from 0, by this key holds for header and body. */
    boolean holds(int which, PublicKey key) throws Exception {
        String field = fields.stream()
                .filter(candidate -> candidate.toLowerCase(Locale.ROOT).startsWith("dkim-signature:"))
                .skip(which)
                .findFirst()
                .orElseThrow();
        Map<String, String> tags = tags(field);
        if (!MessageDigest.isEqual(
                Base64.getDecoder().decode(tag(tags, "bh")),
                MessageDigest.getInstance("SHA-256").digest(relaxedBody()))) {
            return false;
        }
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        List<String> left = new ArrayList<>(fields);
        for (String name : tag(tags, "h").split(":", -1)) {
            // Of several fields with the same name, the last one comes first; one that is not there adds nothing.
            for (int index = left.size() - 1; index >= 0; index--) {
                String header = left.get(index);
                if (header.substring(0, header.indexOf(':')).strip().equalsIgnoreCase(name)) {
                    input.write(relaxed(header));
                    input.write('\r');
                    input.write('\n');
                    left.remove(index);
                    break;
                }
            }
        }
        input.write(relaxed(field.substring(0, field.lastIndexOf("b=") + 2)));
        boolean rsa = tag(tags, "a").equals("rsa-sha256");
        Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
        signature.initVerify(key);
        signature.update(
                rsa ? input.toByteArray() : MessageDigest.getInstance("SHA-256").digest(input.toByteArray()));
        return signature.verify(Base64.getDecoder().decode(tag(tags, "b")));
    }

    List<String> signedNames(int which) {
        String field = fields.stream()
                .filter(candidate -> candidate.startsWith("DKIM-Signature:"))
                .skip(which)
                .findFirst()
                .orElseThrow();
        return List.of(tag(tags(field), "h").split(":", -1));
    }

    private static String tag(Map<String, String> tags, String name) {
        return Objects.requireNonNull(tags.get(name), name);
    }

    private static Map<String, String> tags(String field) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : field.substring(field.indexOf(':') + 1).split(";", -1)) {
            String[] parts = tag.split("=", 2);
            if (parts.length == 2) {
                tags.put(parts[0].strip(), parts[1].replaceAll("\\s", ""));
            }
        }
        return tags;
    }

    private static byte[] relaxed(String field) {
        int colon = field.indexOf(':');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                field.substring(0, colon).strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
        out.write(':');
        boolean space = false;
        boolean begun = false;
        for (byte value : field.substring(colon + 1).getBytes(StandardCharsets.ISO_8859_1)) {
            if (value == '\r' || value == '\n') {
                continue;
            }
            if (value == ' ' || value == '\t') {
                space = true;
                continue;
            }
            if (space && begun) {
                out.write(' ');
            }
            space = false;
            begun = true;
            out.write(value);
        }
        return out.toByteArray();
    }

    private byte[] relaxedBody() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int emptyLines = 0;
        int at = 0;
        while (at < body.length) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            boolean space = false;
            while (at < body.length && body[at] != '\r') {
                if (body[at] == ' ' || body[at] == '\t') {
                    space = true;
                } else {
                    if (space) {
                        line.write(' ');
                    }
                    space = false;
                    line.write(body[at]);
                }
                at++;
            }
            at += 2;
            if (line.size() == 0) {
                emptyLines++;
                continue;
            }
            for (; emptyLines > 0; emptyLines--) {
                out.writeBytes(new byte[] {'\r', '\n'});
            }
            out.writeBytes(line.toByteArray());
            out.writeBytes(new byte[] {'\r', '\n'});
        }
        return out.toByteArray();
    }
}

package dev.blogboard.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.digest.ReaderLinks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DkimSignerTest {
    /** The message of RFC 8463, appendix A.3, with both of its signatures. */
    private static final String RFC_8463 = """
            DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=brisbane; t=1528637909; h=from : to :
             subject : date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
             Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
            DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=test; t=1528637909; h=from : to : subject :
             date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
             DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
             dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
            From: Joe SixPack <joe@football.example.com>
            To: Suzie Q <suzie@shopping.example.net>
            Subject: Is dinner ready?
            Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
            Message-ID: <20030712040037.46341.5F8J@football.example.com>

            Hi.

            We lost the game.  Are you hungry yet?

            Joe.
            """.replace("\n", "\r\n");

    /** What an Ed25519 key's 32 bytes are preceded by in X.509 (RFC 8410). */
    private static final String ED25519_PREFIX = "302a300506032b6570032100";

    private static final String RFC_8463_ED25519 = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String RFC_8463_RSA = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3id"
            + "Y6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqM"
            + "KrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB";

    private static PublicKey ed25519(String base64) throws Exception {
        byte[] raw = Base64.getDecoder().decode(base64);
        byte[] encoded = HexFormat.of().parseHex(ED25519_PREFIX + HexFormat.of().formatHex(raw));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static KeyPair pair(String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("RSA")) {
            generator.initialize(2048);
        }
        return generator.generateKeyPair();
    }

    @Test
    void the_verifier_accepts_the_signatures_of_the_standard_and_no_changed_message() throws Exception {
        PublicKey rsa = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(RFC_8463_RSA)));
        assertTrue(verifier(RFC_8463).holds(0, ed25519(RFC_8463_ED25519)));
        assertTrue(verifier(RFC_8463).holds(1, rsa));
        assertFalse(verifier(RFC_8463.replace("hungry", "thirsty")).holds(0, ed25519(RFC_8463_ED25519)));
        assertFalse(verifier(RFC_8463.replace("Is dinner", "Was dinner")).holds(1, rsa));
    }

    private static DkimVerifier verifier(String message) {
        return new DkimVerifier(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void the_canonical_forms_are_those_of_the_standards_example() {
        // RFC 6376, 3.4.5.
        assertEquals("a:X", DkimSigner.Canonical.header("A: X"));
        assertEquals("b:Y Z", DkimSigner.Canonical.header("B : Y\t\r\n\tZ  "));
        assertEquals(" C\r\nD E\r\n", DkimSigner.Canonical.body(" C \r\nD \t E\r\n\r\n\r\n"));
        assertEquals("", DkimSigner.Canonical.body("\r\n\r\n"));
        assertEquals("no end\r\n", DkimSigner.Canonical.body("no end"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "Ed25519"})
    void a_signed_digest_verifies_and_covers_one_click_unsubscribe(String algorithm) throws Exception {
        KeyPair keys = pair(algorithm);
        ReaderLinks links = new ReaderLinks() {
            @Override
            public Optional<URI> unsubscribe(long reader) {
                return Optional.of(URI.create("https://blogboard.example/u/opaque"));
            }
        };
        byte[] unsigned;
        try (DigestMailer mailer = new DigestMailer(
                DigestMailerTest.settings(Path.of("unused")), links, SampleDigest.TOKENS, () -> SampleDigest.NOW)) {
            unsigned = mailer.render(SampleDigest.week()).message();
        }
        byte[] signed = new DkimSigner("blogboard.example", "mail", keys.getPrivate()).sign(unsigned, SampleDigest.NOW);
        DkimVerifier verifier = new DkimVerifier(signed);
        assertTrue(verifier.holds(0, keys.getPublic()));
        assertFalse(verifier.holds(0, pair(algorithm).getPublic()));
        assertTrue(verifier.signedNames(0).contains("List-Unsubscribe"));
        assertTrue(verifier.signedNames(0).contains("List-Unsubscribe-Post"));
        signed[signed.length - 200]++;
        assertFalse(new DkimVerifier(signed).holds(0, keys.getPublic()));
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "Ed25519"})
    void the_key_is_read_from_a_file_and_used_for_every_digest(String algorithm) throws Exception {
        KeyPair keys = pair(algorithm);
        Path file = directory.resolve("dkim.pem");
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        MailSettings plain = DigestMailerTest.settings(directory);
        MailSettings settings = new MailSettings(
                null,
                0,
                plain.tls(),
                null,
                null,
                plain.from(),
                null,
                true,
                directory,
                plain.limits(),
                List.of(new MailSettings.DkimSettings("blogboard.example", "mail", file)));
        try (DigestMailer mailer =
                new DigestMailer(settings, ReaderLinks.NONE, SampleDigest.TOKENS, () -> SampleDigest.NOW)) {
            byte[] message = mailer.render(SampleDigest.week()).message();
            assertTrue(new DkimVerifier(message).holds(0, keys.getPublic()));
        }
    }

    @Test
    void a_weak_key_or_no_key_is_refused_in_a_sentence() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair weak = generator.generateKeyPair();
        assertEquals(
                "The DKIM key has 1024 bits; at least 2048 are needed.",
                assertThrows(IllegalArgumentException.class, () -> new DkimSigner("d", "s", weak.getPrivate()))
                        .getMessage());
        Path file = Files.writeString(directory.resolve("dkim.pem"), "nonsense");
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> new DkimSigner(new MailSettings.DkimSettings("d", "s", file)));
        assertEquals(
                "The DKIM key " + file + " is no RSA or Ed25519 key in PEM (BEGIN PRIVATE KEY).", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "Ed25519"})
    void what_is_to_be_published_is_the_public_key(String algorithm) throws Exception {
        KeyPair keys = pair(algorithm);
        byte[] whole = keys.getPublic().getEncoded();
        boolean rsa = algorithm.equals("RSA");
        byte[] published = rsa ? whole : java.util.Arrays.copyOfRange(whole, whole.length - 32, whole.length);
        assertEquals(
                "v=DKIM1; k=" + (rsa ? "rsa" : "ed25519") + "; p="
                        + Base64.getEncoder().encodeToString(published),
                DkimKey.record(keys.getPrivate()));
    }
}

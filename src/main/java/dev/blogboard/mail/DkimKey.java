package dev.blogboard.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** A DKIM key in its file, and what is published of it. */
final class DkimKey {
    private static final int ED25519_BITS = 255;
    private static final int ED25519_BYTES = 32;

    private DkimKey() {}

    /** @throws IllegalArgumentException with a sentence on what is wrong with the file */
    static PrivateKey read(Path file) {
        try {
            String base64 = Files.readString(file, StandardCharsets.US_ASCII)
                    .replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "")
                    .replaceAll("\\s", "");
            PKCS8EncodedKeySpec spec =
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            try {
                return KeyFactory.getInstance("RSA").generatePrivate(spec);
            } catch (InvalidKeySpecException notRsa) {
                return KeyFactory.getInstance("Ed25519").generatePrivate(spec);
            }
        } catch (IOException fault) {
            throw new IllegalArgumentException("The DKIM key " + file + " cannot be read: " + fault, fault);
        } catch (GeneralSecurityException | IllegalArgumentException fault) {
            throw new IllegalArgumentException(
                    "The DKIM key " + file + " is no RSA or Ed25519 key in PEM (BEGIN PRIVATE KEY).", fault);
        }
    }

    /** The TXT record of the key (RFC 6376, 3.6.1; RFC 8463, 4.2). */
    static String record(PrivateKey key) {
        try {
            byte[] published = switch (key) {
                case RSAPrivateCrtKey rsa ->
                    KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()))
                            .getEncoded();
                case EdECPrivateKey ed25519 -> lastBytes(publicKey(ed25519));
                default -> throw new IllegalArgumentException("The DKIM key is neither RSA nor Ed25519.");
            };
            String kind = key instanceof RSAPrivateCrtKey ? "rsa" : "ed25519";
            return "v=DKIM1; k=" + kind + "; p=" + Base64.getEncoder().encodeToString(published);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has RSA and Ed25519.", impossible);
        }
    }

    /** The JDK makes a public key only with its private one, from 32 random bytes, which the private key is. */
    private static PublicKey publicKey(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(ED25519_BITS, new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        return generator.generateKeyPair().getPublic();
    }

    /** The key itself, which stands at the end of its description. */
    private static byte[] lastBytes(PublicKey key) {
        byte[] whole = key.getEncoded();
        return Arrays.copyOfRange(whole, whole.length - ED25519_BYTES, whole.length);
    }
}

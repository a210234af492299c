package dev.blogboard.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How mail leaves.
 *
 * @param host the SMTP server; absent to write files instead
 * @param username absent where the server asks for none
 * @param from what stands in From, such as {@code Blogboard <digest@example.org>}; its domain is that of the
 *     Message-IDs, and should be the one that SPF and DKIM are published for
 * @param bounceAddress where what cannot be delivered comes back, with plus addressing; absent to let it come to the sender
 * @param returnsRead whether mail to that address is read here, so that readers can end digests by it
 * @param outbox where messages are written when there is no host
 * @param dkim the keys to sign with; none where the server signs
 */
public record MailSettings(
        @Nullable String host,
        int port,
        Tls tls,
        @Nullable String username,
        @Nullable String password,
        String from,
        @Nullable String bounceAddress,
        boolean returnsRead,
        Path outbox,
        Limits limits,
        List<DkimSettings> dkim) {
    /** How the connection is encrypted. With either kind the server's certificate and name are checked. */
    public enum Tls {
        NONE,
        /** From the start, usually on port 465. */
        TLS,
        /** After a command, usually on port 587; a server that does not offer it gets nothing. */
        STARTTLS
    }

    /**
     * How fast mail may leave.
     *
     * @param perSecond messages, whatever their domain
     * @param perDomainPerSecond messages to any one domain
     */
    public record Limits(double perSecond, double perDomainPerSecond) {
        public static final Limits USUAL = new Limits(50, 10);

        public Limits {
            if (!(perSecond > 0 && perDomainPerSecond > 0)) {
                throw new IllegalArgumentException("A limit of mails per second is more than 0.");
            }
        }
    }

    /**
     * A DKIM key (RFC 6376).
     *
     * @param key a PKCS #8 private key in PEM, RSA of at least 2048 bits or Ed25519
     */
    public record DkimSettings(String domain, String selector, Path key) {}

    /** @throws IllegalArgumentException with a sentence on what to change */
    public MailSettings {
        dkim = List.copyOf(dkim);
        Addresses.parse(from);
        if (bounceAddress != null) {
            Addresses.parse(bounceAddress);
        }
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "A mail user name and its password go together; one of them is missing.");
        }
        if (password != null && host != null && tls == Tls.NONE && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "The mail password would cross the network readable to all; use tls or starttls with " + host
                            + ".");
        }
    }

    /** The domain of a sender such as {@code Blogboard <digest@example.org>}. */
    public static String domainOf(String from) {
        return Addresses.domain(Addresses.parse(from).getAddress());
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Without the password, so that it gets into no log. */
    @Override
    public String toString() {
        return "MailSettings[host=%s, port=%d, tls=%s, username=%s, from=%s, outbox=%s]"
                .formatted(host, port, tls, username, from, outbox);
    }
}

package dev.blogboard.mail;

import dev.blogboard.digest.Tokens;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where what comes back goes: an address of its own for each message (VERP), signed, so that nobody else can report a
 * bounce. {@code bounces+TOKEN@example.org} where the operator has such a mailbox, else the sender's address for all.
 */
final class ReturnPaths {
    private final InternetAddress from;
    private final @Nullable InternetAddress bounces;
    private final boolean read;
    private final Tokens tokens;

    /** @param read whether mail to the address for bounces is read here */
    ReturnPaths(InternetAddress from, @Nullable InternetAddress bounces, boolean read, Tokens tokens) {
        this.from = from;
        this.bounces = bounces;
        this.read = read;
        this.tokens = tokens;
    }

    /** @param token of a purpose for bounces */
    String of(String token) {
        return bounces == null ? from.getAddress() : with(bounces, token);
    }

    String ofDigest(long edition) {
        return of(tokens.sign(Tokens.Purpose.BOUNCE, edition, null));
    }

    /** Where a reader can send a mail to end the digests; absent where nobody reads it. */
    Optional<String> unsubscribe(long reader) {
        return Optional.ofNullable(read ? bounces : null)
                .map(address -> with(address, tokens.sign(Tokens.Purpose.UNSUBSCRIBE, reader, null)));
    }

    private static String with(InternetAddress address, String token) {
        String whole = address.getAddress();
        int at = whole.lastIndexOf('@');
        return whole.substring(0, at) + "+" + token + whole.substring(at);
    }
}

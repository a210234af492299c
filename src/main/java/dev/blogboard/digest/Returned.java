package dev.blogboard.digest;

import java.util.Set;

/**
 * Mail that came back to us. The tokens in it are still to be checked: anybody can send mail to any address.
 */
public sealed interface Returned {
    /** Those found, most of which may be none. */
    Set<String> tokens();

    /**
     * It could not be delivered (RFC 3464).
     *
     * @param tokens from the addresses that the report came to
     * @param permanent whether that is so because nobody is there
     * @param reason what the server said
     */
    record Bounced(Set<String> tokens, boolean permanent, String reason) implements Returned {
        public Bounced {
            tokens = Set.copyOf(tokens);
        }
    }

    /**
     * Its reader called it spam (RFC 5965).
     *
     * @param tokens from anywhere in the mail that the report quotes
     */
    record Complained(Set<String> tokens) implements Returned {
        public Complained {
            tokens = Set.copyOf(tokens);
        }
    }

    /**
     * Any other mail, which ends the digests if it came to an address for that.
     *
     * @param tokens from the addresses that it came to
     */
    record Written(Set<String> tokens) implements Returned {
        public Written {
            tokens = Set.copyOf(tokens);
        }
    }
}

package dev.blogboard.digest;

import dev.blogboard.alert.Destination;
import java.net.URI;
import java.util.Optional;

/**
 * Where readers can go from a digest, as far as there are such pages; what is empty is left out. Safe for use by several
 * threads.
 */
public interface ReaderLinks {
    /** No pages at all. */
    ReaderLinks NONE = new ReaderLinks() {};

    /** All articles that match a query. */
    default Optional<URI> search(String query) {
        return Optional.empty();
    }

    /** Ends the digests of this mailbox; https as RFC 8058 (one-click) wants it, or mailto. */
    default Optional<URI> unsubscribe(Destination.Mailbox mailbox) {
        return Optional.empty();
    }

    /** How this mailbox wants its digests. */
    default Optional<URI> preferences(Destination.Mailbox mailbox) {
        return Optional.empty();
    }

    /** What this list is, for List-Help (RFC 2369). */
    default Optional<URI> help() {
        return Optional.empty();
    }
}

package dev.blogboard.digest;

import java.net.URI;
import java.util.Optional;

/**
 * Where readers can go from a mail, as far as there are such pages; what is empty is left out. Safe for use by several
 * threads.
 */
public interface ReaderLinks {
    /** No pages at all. */
    ReaderLinks NONE = new ReaderLinks() {};

    /** All articles that match a query. */
    default Optional<URI> search(String query) {
        return Optional.empty();
    }

    /** Ends the digests of this mailbox; https as RFC 8058 (one-click) wants it. */
    default Optional<URI> unsubscribe(long reader) {
        return Optional.empty();
    }

    /** How this mailbox wants its digests. */
    default Optional<URI> preferences(long reader) {
        return Optional.empty();
    }

    /** This digest as a page. */
    default Optional<URI> archive(Digest digest) {
        return Optional.empty();
    }

    /** Where a sign-up is confirmed. */
    default Optional<URI> confirm(SignUps.SignUp signUp) {
        return Optional.empty();
    }

    /** What this list is, for List-Help (RFC 2369). */
    default Optional<URI> help() {
        return Optional.empty();
    }
}

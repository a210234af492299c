package dev.blogboard.digest;

import java.time.Instant;

/**
 * The time a digest is about, by when articles were first seen in this store.
 *
 * @param start inclusive
 * @param end exclusive
 */
public record Window(Instant start, Instant end) {
    public Window {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A window ends after it starts, not from " + start + " to " + end + ".");
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }
}

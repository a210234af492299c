package dev.blogboard.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of asking for a feed. */
public sealed interface Fetched {
    /**
     * A feed that we could read.
     *
     * @param bodyHash SHA-256 of the decoded body, hexadecimal
     * @param maxAge how long the server says not to ask again (Cache-Control: max-age, or Expires)
     * @param movedTo where redirects led that all said that they are for good (301, 308)
     */
    record Fresh(
            int status,
            Validators validators,
            String bodyHash,
            ParsedFeed feed,
            FeedAdvice advice,
            @Nullable Duration maxAge,
            @Nullable String movedTo)
            implements Fetched {
        /** One whose feed and server have nothing more to say. */
        public Fresh(int status, Validators validators, String bodyHash, ParsedFeed feed, @Nullable Duration maxAge) {
            this(status, validators, bodyHash, feed, FeedAdvice.NONE, maxAge, null);
        }
    }

    /** Nothing changed: a 304, or a body that we have read before. */
    record NotModified(
            int status,
            Validators validators,
            @Nullable Duration maxAge,
            @Nullable String movedTo) implements Fetched {
        /** One that is where it was. */
        public NotModified(int status, Validators validators, @Nullable Duration maxAge) {
            this(status, validators, maxAge, null);
        }
    }

    /** A 429 or 503 with a Retry-After: not to be asked again before then, whoever asks. */
    record Throttled(int status, Instant until) implements Fetched {}

    /** A 410: the server says that this feed will not come back. */
    record Gone(int status) implements Fetched {}

    /**
     * No feed.
     *
     * @param status of the last response, absent when there was none
     * @param error one sentence for the person who looks after the feeds
     */
    record Failed(@Nullable Integer status, String error) implements Fetched {}
}

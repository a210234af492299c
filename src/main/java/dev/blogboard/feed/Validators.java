package dev.blogboard.feed;

import org.jspecify.annotations.Nullable;

/**
 * What a server gave us to ask whether something changed (RFC 9110, section 8.8); sent back exactly as they came.
 *
 * @param etag the whole header value, quotes and weakness prefix included
 * @param lastModified the whole header value, never a date of our own
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
    public static final Validators NONE = new Validators(null, null);
}

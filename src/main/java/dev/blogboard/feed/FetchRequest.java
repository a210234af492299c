package dev.blogboard.feed;

import org.jspecify.annotations.Nullable;

/**
 * What to fetch, and what we know of it from the last time.
 *
 * @param url http(s)
 * @param validators of the last answer
 * @param bodyHash SHA-256 of the last decoded body in hexadecimal; a body with the same hash is not parsed again
 */
public record FetchRequest(
        String url, Validators validators, @Nullable String bodyHash) {
    public static FetchRequest firstTime(String url) {
        return new FetchRequest(url, Validators.NONE, null);
    }
}

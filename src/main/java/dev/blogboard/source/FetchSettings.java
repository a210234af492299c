package dev.blogboard.source;

import java.time.Duration;

/**
 * How feeds are fetched.
 *
 * @param userAgent sent with every request; names a way to reach the operator
 * @param allowPrivateAddresses whether hosts may be on a private, loopback or link-local network
 * @param deadline for a whole fetch, redirects and body included
 * @param maxBytes of a decoded body
 */
public record FetchSettings(String userAgent, boolean allowPrivateAddresses, Duration deadline, long maxBytes) {
    public static FetchSettings standard(String version, String contact, boolean allowPrivateAddresses) {
        return new FetchSettings(
                "Blogboard/" + version + " (+" + contact + ")",
                allowPrivateAddresses,
                Duration.ofSeconds(30),
                10_000_000);
    }
}

package dev.blogboard.web;

import com.sun.net.httpserver.Headers;

/** What every answer tells the browser to refuse. */
final class SecurityHeaders {
    private static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self' data:",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");
    private static final String ONE_YEAR = "max-age=31536000";

    private final boolean https;

    SecurityHeaders(boolean https) {
        this.https = https;
    }

    void addTo(Headers headers) {
        headers.set("Content-Security-Policy", CONTENT_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        // Some of our paths are secrets that mail brings to their reader.
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        headers.set("Cache-Control", "no-store");
        if (https) {
            headers.set("Strict-Transport-Security", ONE_YEAR);
        }
    }
}

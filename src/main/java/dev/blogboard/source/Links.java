package dev.blogboard.source;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Makes links absolute (RFC 3986, section 5). Only http and https come out.
 *
 * @param base what relative links are relative to
 */
record Links(String base) {
    /** With the site as the base, where that is absolute itself. */
    Links within(@Nullable String site) {
        String absolute = absolute(site);
        return absolute == null ? this : new Links(absolute);
    }

    @Nullable
    String absolute(@Nullable String link) {
        if (link == null || link.isBlank()) {
            return null;
        }
        String text = link.strip().replace(" ", "%20");
        if (text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8)) {
            return text;
        }
        try {
            URI resolved = new URI(base).resolve(new URI(text));
            String scheme = resolved.getScheme();
            boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            return http && resolved.getHost() != null ? resolved.toString() : null;
        } catch (URISyntaxException | IllegalArgumentException odd) {
            return null;
        }
    }
}

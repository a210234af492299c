package dev.blogboard.source;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes links absolute. Only http and https come out, or, where nothing is known that a link could be relative to, the
 * relative link as it stands.
 *
 * @param base what relative links are relative to: an http(s) URL, or the name of a file, which is no base
 */
record Links(String base) {
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\t]+\\s*");
    private static final Pattern BARE_HOST = Pattern.compile("(?i)www\\.[a-z0-9-]+\\.[a-z]{2,}\\S*");

    /** With another base, itself relative to this one; this one where the other is no base. */
    Links within(@Nullable String inner) {
        if (inner == null || inner.isBlank()) {
            return this;
        }
        String absolute = UriReference.of(inner.strip())
                .resolvedAgainst(UriReference.of(base))
                .toString();
        return isHttp(absolute) ? new Links(absolute) : this;
    }

    boolean known() {
        return isHttp(base);
    }

    @Nullable
    String absolute(@Nullable String link) {
        if (link == null || link.isBlank()) {
            return null;
        }
        String text = LINE_BREAKS.matcher(link.strip()).replaceAll("").replace(" ", "%20");
        if (isHttp(text)) {
            return text;
        }
        if (BARE_HOST.matcher(text).matches()) {
            return "http://" + text;
        }
        UriReference reference = UriReference.of(text);
        if (reference.scheme() != null) {
            return null;
        }
        if (known()) {
            return reference.resolvedAgainst(UriReference.of(base)).toString();
        }
        return reference.authority() != null ? "https:" + text : text;
    }

    static boolean isHttp(@Nullable String text) {
        return text != null && (hasHost(text, "http://") || hasHost(text, "https://"));
    }

    private static boolean hasHost(String text, String scheme) {
        return text.length() > scheme.length() && text.regionMatches(true, 0, scheme, 0, scheme.length());
    }
}

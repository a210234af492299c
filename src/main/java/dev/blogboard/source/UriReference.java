package dev.blogboard.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference as it stands in a document, resolved by RFC 3986, section 5.2. Unlike {@link java.net.URI}, it takes every
 * character that people put into links, and follows the RFC where the base has no path or the reference only a query.
 */
record UriReference(
        @Nullable String scheme,
        @Nullable String authority,
        String path,
        @Nullable String query,
        @Nullable String fragment) {
    /** The expression of RFC 3986, appendix B, with the letters that a scheme may have. */
    private static final Pattern PARTS = Pattern.compile(
            "(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?", Pattern.DOTALL);

    static UriReference of(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("Every text is a reference: " + text);
        }
        return new UriReference(parts.group(1), parts.group(2), parts.group(3), parts.group(4), parts.group(5));
    }

    /** This reference as seen from a base. */
    UriReference resolvedAgainst(UriReference base) {
        if (scheme != null) {
            return new UriReference(scheme, authority, withoutDots(path), query, fragment);
        }
        if (authority != null) {
            return new UriReference(base.scheme, authority, withoutDots(path), query, fragment);
        }
        if (path.isEmpty()) {
            return new UriReference(
                    base.scheme, base.authority, base.path, query != null ? query : base.query, fragment);
        }
        String whole = path.startsWith("/") ? path : merged(base);
        return new UriReference(base.scheme, base.authority, withoutDots(whole), query, fragment);
    }

    private String merged(UriReference base) {
        if (base.authority != null && base.path.isEmpty()) {
            return "/" + path;
        }
        return base.path.substring(0, base.path.lastIndexOf('/') + 1) + path;
    }

    /** RFC 3986, section 5.2.4. */
    private static String withoutDots(String path) {
        if (!path.contains(".")) {
            return path;
        }
        boolean rooted = path.startsWith("/");
        String[] segments = path.split("/", -1);
        StringBuilder kept = new StringBuilder();
        for (int index = rooted ? 1 : 0; index < segments.length; index++) {
            boolean last = index == segments.length - 1;
            switch (segments[index]) {
                case "." -> {}
                case ".." -> kept.setLength(startOfLastSegment(kept));
                default -> kept.append(segments[index]).append(last ? "" : "/");
            }
        }
        return rooted ? "/" + kept : kept.toString();
    }

    /** Where the last segment begins of a path that ends with a slash. */
    private static int startOfLastSegment(StringBuilder path) {
        return path.isEmpty() ? 0 : path.lastIndexOf("/", path.length() - 2) + 1;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (scheme != null) {
            text.append(scheme).append(':');
        }
        if (authority != null) {
            text.append("//").append(authority);
        }
        text.append(path);
        if (query != null) {
            text.append('?').append(query);
        }
        if (fragment != null) {
            text.append('#').append(fragment);
        }
        return text.toString();
    }
}

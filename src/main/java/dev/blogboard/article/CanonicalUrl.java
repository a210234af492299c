package dev.blogboard.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stays of an article's URL when everything is left out that does not tell articles apart: scheme, {@code www.},
 * default port, tracking parameters, fragment, trailing slash. A post of Medium is known by its id, since it has as
 * many URLs as the publications and domains it stands under.
 */
public final class CanonicalUrl {
    private static final Pattern TRACKING = Pattern.compile(
            "utm_.*|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ref|ref_src|source|cmpid|_hsenc|_hsmi|gi|trk|spm|s_cid");
    /** The last path segment of a Medium post: {@code some-title-bba45dae649e} or the bare id. */
    private static final Pattern MEDIUM_POST = Pattern.compile("(?:.*[-/])?([0-9a-f]{11,12})");

    private CanonicalUrl() {}

    /** The canonical form of an absolute http(s) URL; empty for anything else. */
    public static Optional<String> of(String url) {
        URI uri;
        try {
            uri = new URI(url.strip().replace(" ", "%20"));
        } catch (URISyntaxException unusual) {
            return lenient(url.strip());
        }
        if (uri.getHost() == null || !isHttp(uri.getScheme())) {
            return lenient(url.strip());
        }
        return Optional.of(canonical(uri.getHost(), uri.getPort(), uri.getRawPath(), uri.getRawQuery()));
    }

    private static boolean isHttp(String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    private static final Pattern LOOSE =
            Pattern.compile("(?i)https?://(?:[^/?#@]*@)?([^/?#:\\s]+)(?::(\\d{1,5}))?([^?#]*)(?:\\?([^#]*))?.*");

    /** URLs with characters that no URL may have; browsers open them all the same. */
    private static Optional<String> lenient(String url) {
        Matcher parts = LOOSE.matcher(url);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
        return Optional.of(canonical(parts.group(1), port, parts.group(3), parts.group(4)));
    }

    private static String canonical(String host, int port, String path, String query) {
        String trimmed = path.replaceAll("/+$", "");
        Optional<String> post = mediumPost(trimmed);
        if (post.isPresent()) {
            return "medium:" + post.get();
        }
        String bareHost = host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        String ported = port == -1 || port == 80 || port == 443 ? "" : ":" + port;
        return bareHost + ported + trimmed + significant(query);
    }

    private static Optional<String> mediumPost(String path) {
        Matcher post = MEDIUM_POST.matcher(path.substring(path.lastIndexOf('/') + 1));
        if (!post.matches()) {
            return Optional.empty();
        }
        String id = post.group(1);
        boolean hexadecimal =
                id.chars().anyMatch(Character::isDigit) && id.chars().anyMatch(Character::isLetter);
        return hexadecimal ? Optional.of(id) : Optional.empty();
    }

    private static String significant(@Nullable String query) {
        if (query == null) {
            return "";
        }
        String kept = Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .filter(parameter ->
                        !TRACKING.matcher(parameter.split("=", 2)[0]).matches())
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }
}

package dev.blogboard.tool;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few things the tool does with URLs as text. */
final class WebAddress {
    private static final Pattern URL = Pattern.compile("(?i)(https?)://([^/?#\\s]+)([^\\s]*)");
    private static final Pattern TRACKING =
            Pattern.compile("(?i)([?&])(?:utm_[a-z]+|gi|source|ref|uclick_id|trk|fbclid|gclid)=[^&]*");
    /** Platforms that have served https for all of their blogs for years. */
    private static final Pattern SECURE_PLATFORM =
            Pattern.compile(".*(?:(?:medium|googleblog|blogspot|wordpress|tumblr|feedburner)\\.com|github\\.io)");
    /** What a feed's URL has after its blog's, on the usual platforms. */
    private static final Pattern FEED_ENDING = Pattern.compile(
            "/(?:feed|[.]?rss|atom)/?$|/(?:feed/|rss/)?(?:feed|rss|atom|index|posts)\\.(?:xml|rdf|rss|atom)$");

    private WebAddress() {}

    static boolean valid(String url) {
        return URL.matcher(url).matches()
                && host(url).contains(".")
                && !host(url).contains("..");
    }

    /** Lower-case, without {@code www.} and port; empty when this is no URL. */
    static String host(String url) {
        Matcher parts = URL.matcher(url);
        return parts.matches()
                ? parts.group(2)
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^www\\.", "")
                        .replaceFirst(":\\d+$", "")
                : "";
    }

    static String path(String url) {
        Matcher parts = URL.matcher(url);
        return parts.matches() ? parts.group(3) : "";
    }

    /** Host and path, for comparison with prefixes. */
    static String place(String url) {
        return host(url) + path(url);
    }

    /** Without fragment and tracking parameters. */
    static String clean(String url) {
        String bare = url.strip().replaceFirst("#.*$", "");
        String untracked = TRACKING.matcher(bare).replaceAll("$1").replaceAll("&{2,}", "&");
        return untracked.replace("?&", "?").replaceFirst("[?&]+$", "").replace(" ", "%20");
    }

    /** What is the same for http and https, with and without {@code www.}, a port or a trailing slash. */
    static String feedKey(String url) {
        return place(url).replaceFirst("/+$", "").replace("//", "/").toLowerCase(Locale.ROOT);
    }

    /** Hosts that the material has https URLs of. */
    static Set<String> secureHosts(Collection<String> urls) {
        Set<String> hosts = new TreeSet<>();
        for (String url : urls) {
            if (url.startsWith("https://")) {
                hosts.add(host(url));
            }
        }
        return hosts;
    }

    /** The https URL, where the host is known to serve it. */
    static String secured(String url, Set<String> secureHosts) {
        String host = host(url);
        boolean known =
                secureHosts.contains(host) || SECURE_PLATFORM.matcher(host).matches();
        return url.startsWith("http://") && known ? "https://" + url.substring("http://".length()) : url;
    }

    /** The blog that a feed is of, as far as its URL tells; empty where it does not. */
    static String blogOf(String feed) {
        Matcher medium = Pattern.compile("https://medium\\.com/feed/([^/]+).*").matcher(feed);
        if (medium.matches()) {
            return "https://medium.com/" + medium.group(1);
        }
        Matcher ending = FEED_ENDING.matcher(feed);
        return ending.find() ? ending.replaceFirst("/") : "";
    }
}

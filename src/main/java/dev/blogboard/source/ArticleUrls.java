package dev.blogboard.source;

import dev.blogboard.article.CanonicalUrl;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells, by its URL, whether a page of a site may be an article of its blog. What is let through is read, and says for
 * itself; this only spares the site what is surely none.
 */
final class ArticleUrls {
    private static final Pattern NO_ARTICLE =
            Pattern.compile("(?i).*/(tags?|categor(y|ies)|authors?|page|topics?|archives?|"
                    + "search|about(-us)?|contact|careers|jobs|privacy|terms|legal|login|feeds?|rss|atom|amp|wp-content|wp-json|"
                    + "cdn-cgi|series|events|label|users?|people|team|assets|static|images?)(/.*|$)");
    private static final Pattern FILE =
            Pattern.compile("(?i).*\\.(png|jpe?g|gif|svg|webp|pdf|xml|json|css|js|zip|gz|mp4|mp3|ico|txt|rss|atom)$");

    private final String host;
    private final String path;

    /** @param site where the blog begins: its articles are on the same host, below the same directory */
    ArticleUrls(String site) {
        String canonical = CanonicalUrl.of(site).orElse("");
        int slash = canonical.indexOf('/');
        this.host = slash < 0 ? canonical : canonical.substring(0, slash);
        this.path = slash < 0 ? "" : canonical.substring(slash).replaceFirst("\\?.*", "");
    }

    boolean mayBeArticle(String url) {
        String canonical = CanonicalUrl.of(url).orElse("");
        if (canonical.startsWith("medium:")) {
            return sameHost(url);
        }
        if (!canonical.startsWith(host + path + "/")) {
            return false;
        }
        String below = canonical.substring(host.length() + path.length()).replaceFirst("\\?.*", "");
        return below.length() > 1
                && !NO_ARTICLE.matcher(below).matches()
                && !FILE.matcher(below).matches();
    }

    private boolean sameHost(String url) {
        try {
            String other = String.valueOf(URI.create(url).getHost()).toLowerCase(Locale.ROOT);
            return other.replaceFirst("^www\\.", "").equals(host.replaceFirst(":.*", ""));
        } catch (IllegalArgumentException odd) {
            return false;
        }
    }
}

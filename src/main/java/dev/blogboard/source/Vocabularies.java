package dev.blogboard.source;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The vocabularies that feeds use, by namespace, each with the prefix by which we know it, whatever prefix a document
 * gives it. RSS in all its versions has none.
 */
final class Vocabularies {
    static final String NONE = "";

    private static final Map<String, String> BY_NAMESPACE = Map.ofEntries(
            Map.entry("http://backend.userland.com/rss", NONE),
            Map.entry("http://backend.userland.com/rss2", NONE),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", NONE),
            Map.entry("http://cyber.law.harvard.edu/rss/rss.html", NONE),
            Map.entry("http://my.netscape.com/rdf/simple/0.9", NONE),
            Map.entry("http://my.netscape.com/publish/formats/rss-0.91.dtd", NONE),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9", NONE),
            Map.entry("http://purl.org/rss/1.0", NONE),
            Map.entry("http://purl.org/rss/1.0/modules/rss091", NONE),
            Map.entry("http://purl.org/net/rss1.1", NONE),
            Map.entry("http://www.w3.org/2005/atom", "atom"),
            Map.entry("http://purl.org/atom/ns", "atom"),
            Map.entry("http://purl.org/pie", "atom"),
            Map.entry("http://purl.org/echo", "atom"),
            Map.entry("http://example.com/necho", "atom"),
            Map.entry("http://purl.org/dc/elements/1.0", "dc"),
            Map.entry("http://purl.org/dc/elements/1.1", "dc"),
            Map.entry("http://purl.org/dc/terms", "dcterms"),
            Map.entry("http://purl.org/rss/1.0/modules/content", "content"),
            Map.entry("http://purl.org/rss/1.0/modules/syndication", "sy"),
            Map.entry("http://purl.org/syndication/history/1.0", "fh"),
            Map.entry("http://purl.org/rss/1.0/modules/link", "l"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://example.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://www.google.com/schemas/play-podcasts/1.0", "googleplay"),
            Map.entry("http://search.yahoo.com/mrss", "media"),
            Map.entry("http://video.search.yahoo.com/mrss", "media"),
            Map.entry("http://tools.search.yahoo.com/mrss", "media"),
            Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
            Map.entry("http://www.pheedo.com/namespace/pheedo", "pheedo"),
            Map.entry("http://prismstandard.org/namespaces/1.2/basic", "prism"),
            Map.entry("http://prismstandard.org/namespaces/basic/2.0", "prism"),
            Map.entry("http://xmlns.com/foaf/0.1", "foaf"),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml"),
            Map.entry("http://www.w3.org/xml/1998/namespace", "xml"));

    private Vocabularies() {}

    /** The prefix by which we know a namespace; null when we do not. */
    static @Nullable String prefix(String namespace) {
        String name = namespace.strip().toLowerCase(Locale.ROOT);
        while (name.endsWith("/") || name.endsWith("#")) {
            name = name.substring(0, name.length() - 1);
        }
        return BY_NAMESPACE.get(name);
    }

    /** What a prefix means that a document uses without declaring it, or declares for a namespace we do not know. */
    static String ofUndeclared(String prefix) {
        String name = prefix.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "atom10", "atom03", "a10" -> "atom";
            case "rss", "rss1", "rss10" -> NONE;
            case "html" -> "xhtml";
            default -> name;
        };
    }
}

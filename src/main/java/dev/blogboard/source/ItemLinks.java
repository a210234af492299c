package dev.blogboard.source;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The link of an item or a feed, out of all those that it may have. */
final class ItemLinks {
    private static final Set<String> PAGES = Set.of(
            "text/html", "application/xhtml+xml", "text/xhtml", "html", "xhtml", "text/xml", "text/plain", "text");
    /** Links to what belongs to an article and is not it. */
    private static final Set<String> ELSEWHERE = Set.of(
            "self",
            "edit",
            "edit-media",
            "enclosure",
            "replies",
            "hub",
            "next",
            "previous",
            "prev",
            "first",
            "last",
            "up",
            "search",
            "license",
            "service.edit",
            "service.post",
            "service.feed",
            "comments",
            "icon",
            "shortcut icon",
            "http://schemas.google.com/g/2005#feed",
            "http://schemas.google.com/g/2005#post",
            "preview",
            "image");

    private final FeedElement element;
    private final boolean atom;
    private final @Nullable String site;

    /** @param site what relative links are relative to where the document does not say it */
    ItemLinks(FeedElement element, boolean atom, @Nullable String site) {
        this.element = element;
        this.atom = atom;
        this.site = site;
    }

    private @Nullable String absolute(FeedElement holder, @Nullable String link) {
        Links links = holder.hasOwnBase() ? holder.links() : holder.links().within(site);
        return links.absolute(link);
    }

    /** Where the article is: the place that a proxy of links says it leads to, else the best of what is there. */
    @Nullable
    String article() {
        for (String original : List.of("feedburner:origlink", "pheedo:origlink")) {
            String link = absolute(element, element.text(original));
            if (Links.isHttp(link)) {
                return link;
            }
        }
        String link = best();
        if (link != null) {
            return link;
        }
        String byName = named();
        return byName != null ? byName : anyHref();
    }

    /** The site that a feed belongs to. */
    @Nullable
    String site() {
        String link = best();
        if (link != null) {
            return link;
        }
        String href = anyHref();
        return href != null || atom ? href : httpOnly(element.attribute("rdf:about"));
    }

    private @Nullable String best() {
        String first = atom ? alternate("link") : text("link");
        if (first != null) {
            return first;
        }
        String second = atom ? null : alternate("link");
        return second != null ? second : alternate("atom:link");
    }

    private @Nullable String text(String name) {
        for (FeedElement link : element.elements(name)) {
            String absolute = absolute(link, link.text());
            if (absolute != null) {
                return absolute;
            }
        }
        return null;
    }

    /** The first of the links that say best that they lead to the same thing as a page. */
    private @Nullable String alternate(String name) {
        String found = null;
        int best = -1;
        for (FeedElement link : element.elements(name)) {
            String type = link.attribute("type");
            boolean page = type == null || PAGES.contains(lower(type).replaceFirst("\\s*;.*", ""));
            if (page && relation(link).equals("alternate")) {
                int said = (type == null ? 0 : 2) + (link.attribute("rel") == null ? 0 : 1);
                String href = link.attribute("href");
                String absolute = said > best ? absolute(link, href == null ? link.text() : href) : null;
                found = absolute == null ? found : absolute;
                best = absolute == null ? best : said;
            }
        }
        return found;
    }

    private static String relation(FeedElement link) {
        String relation = link.attribute("rel");
        String lower = relation == null ? "alternate" : lower(relation);
        return lower.startsWith("http://www.iana.org/assignments/relation/")
                ? lower.substring(lower.lastIndexOf('/') + 1)
                : lower;
    }

    /** Names that are links: a guid is one unless it says otherwise, an Atom id or RDF's may be. */
    private @Nullable String named() {
        FeedElement guid = element.element("guid");
        if (guid != null) {
            String permalink = guid.attribute("ispermalink");
            boolean says = permalink != null && permalink.equalsIgnoreCase("true");
            String name = guid.text().strip();
            boolean looks = permalink == null && (Links.isHttp(name) || name.startsWith("/"));
            String link = says || looks ? absolute(guid, name) : null;
            if (link != null) {
                return link;
            }
        }
        String id = httpOnly(element.text("id"));
        return id != null ? id : httpOnly(element.attribute("rdf:about"));
    }

    /** Whatever else points somewhere: CDF's attribute, a link of another type or relation. */
    private @Nullable String anyHref() {
        String own = absolute(element, element.attribute("href"));
        if (own != null) {
            return own;
        }
        for (String name : List.of("link", "atom:link", "a", "url")) {
            for (FeedElement link : element.elements(name)) {
                String href = link.attribute("href");
                String absolute = absolute(link, href == null ? link.text() : href);
                if (absolute != null && !ELSEWHERE.contains(relation(link))) {
                    return absolute;
                }
            }
        }
        return null;
    }

    private static @Nullable String httpOnly(@Nullable String link) {
        return Links.isHttp(link) ? link : null;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

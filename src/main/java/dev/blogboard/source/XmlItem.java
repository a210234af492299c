package dev.blogboard.source;

import dev.blogboard.article.Item;
import dev.blogboard.source.Texts.Found;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One item of a feed in XML. */
final class XmlItem {
    private final FeedElement element;
    private final boolean atom;
    private final @Nullable String site;
    private final @Nullable String feedAuthor;

    /**
     * @param site the feed's
     * @param feedAuthor whose are all items that name no author (RFC 4287, section 4.2.1)
     */
    XmlItem(FeedElement element, boolean atom, @Nullable String site, @Nullable String feedAuthor) {
        this.element = element;
        this.atom = atom;
        this.site = site;
        this.feedAuthor = feedAuthor;
    }

    Item item(boolean withHtml) {
        String link = new ItemLinks(element, atom, site).article();
        Found content = content();
        Found summary = summary();
        if (content == null && summary != null) {
            content = second(summary);
        }
        return Items.of(
                id(),
                link,
                title(),
                author(),
                published(),
                updated(),
                html(summary, link),
                html(content, link),
                language(),
                withHtml);
    }

    private @Nullable String id() {
        for (String name : List.of("guid", "id", "atom:id")) {
            String id = element.text(name);
            if (id != null) {
                return id;
            }
        }
        String about = element.attribute("rdf:about");
        return about != null ? about : element.text("dc:identifier");
    }

    private @Nullable String title() {
        String title = Texts.line(
                element, atom, "title", "atom:title", "dc:title", "dcterms:title", "media:title", "itunes:title");
        FeedElement group = element.element("media:group");
        return title == null && group != null ? Texts.line(group, atom, "media:title") : title;
    }

    private @Nullable String author() {
        String author = People.of(
                element, List.of("author", "dc:creator", "dc:author", "atom:author", "itunes:author", "creator"));
        if (author != null) {
            return author;
        }
        FeedElement source = element.element("source");
        String ofSource = atom && source != null ? People.of(source, List.of("author")) : null;
        return ofSource != null ? ofSource : feedAuthor;
    }

    private @Nullable Found content() {
        if (atom) {
            return Texts.markup(element, true, "content", "content:encoded", "xhtml:body", "body");
        }
        Found found = Texts.markup(
                element, false, "content:encoded", "xhtml:body", "body", "fullitem", "content", "encoded", "xhtml:div");
        // Atom's own element within RSS says what it holds as Atom does.
        return found != null ? found : Texts.markup(element, true, "atom:content");
    }

    private @Nullable Found summary() {
        Found found = Texts.firstOf(element, atom, Set.of("description", "summary"));
        if (found == null) {
            found = lesserSummary();
        }
        FeedElement group = element.element("media:group");
        if (found == null && group != null) {
            found = Texts.markup(group, false, "media:description");
        }
        return found != null ? found : Texts.markup(element, true, "atom:summary");
    }

    private @Nullable Found lesserSummary() {
        return Texts.markup(
                element,
                atom,
                "abstract",
                "dc:description",
                "dcterms:abstract",
                "itunes:summary",
                "googleplay:description",
                "itunes:subtitle",
                "media:description",
                "media:text");
    }

    /** Where a feed without contents has two different summaries, the second is as near to a content as it comes. */
    private @Nullable Found second(Found summary) {
        for (String name : List.of("description", "summary", "itunes:summary")) {
            for (FeedElement other : element.elements(name)) {
                Markup markup = other == summary.element() ? null : Markup.of(other, atom);
                if (markup != null && !markup.value().equals(summary.markup().value())) {
                    return new Found(other, markup);
                }
            }
        }
        return null;
    }

    private Items.@Nullable Html html(@Nullable Found found, @Nullable String link) {
        if (found == null) {
            return null;
        }
        boolean untyped = found.element().attribute("type") == null;
        String html = untyped ? found.markup().likelyHtml() : found.markup().html();
        return new Items.Html(html, base(found.element(), link));
    }

    /** A base that the document states; else the article itself, since there it is shown. */
    private Links base(FeedElement holder, @Nullable String link) {
        return holder.hasOwnBase()
                ? holder.links()
                : holder.links().within(site).within(link);
    }

    private @Nullable Instant published() {
        return Texts.date(
                element,
                "pubdate",
                "published",
                "issued",
                "dcterms:issued",
                "atom:published",
                "dc:date",
                "dcterms:date",
                "dcterms:created",
                "created",
                "date",
                "prism:publicationdate");
    }

    private @Nullable Instant updated() {
        Instant updated = Texts.date(
                element,
                "updated",
                "modified",
                "dcterms:modified",
                "atom:updated",
                "lastbuilddate",
                "lastmod",
                "dc:date");
        return updated != null ? updated : Dates.parse(element.attribute("lastmod"));
    }

    private @Nullable String language() {
        String said = element.text("dc:language");
        said = said != null ? said : element.text("language");
        return said != null ? said : element.attribute("xml:lang");
    }
}

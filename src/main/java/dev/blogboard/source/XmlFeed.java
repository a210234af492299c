package dev.blogboard.source;

import dev.blogboard.article.Item;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A feed in XML: RSS in all its versions, RDF, Atom 0.3 and 1.0, CDF. They name the same things differently, and feeds
 * mix their names; so one reader knows them all, and takes the names that are most particular first.
 */
final class XmlFeed {
    private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf", "channel", "entry", "item", "rdf:rdf", "xml");
    /** What may hold a feed's elements; whatever else there is, is looked into for the sake of items astray. */
    private static final Set<String> NOT_LOOKED_INTO = Set.of(
            "title",
            "description",
            "summary",
            "content",
            "content:encoded",
            "subtitle",
            "tagline",
            "info",
            "author",
            "image",
            "textinput",
            "source",
            "link",
            "category",
            "rdf:seq",
            "media:group");

    private final FeedElement root;
    private final boolean withHtml;
    private final boolean atom;
    private final FeedElement channel;
    private final List<FeedElement> items = new ArrayList<>();

    private XmlFeed(FeedElement root, boolean withHtml) {
        this.root = root;
        this.withHtml = withHtml;
        this.atom = root.name().equals("feed") || root.name().equals("entry");
        FeedElement first = root.element("channel");
        this.channel = first == null ? root : first;
    }

    /** The feed that a document holds; null when it holds none. */
    static @Nullable ParsedFeed read(@Nullable FeedElement root, boolean withHtml, Reading reading) {
        if (root == null) {
            return null;
        }
        XmlFeed feed = new XmlFeed(root, withHtml);
        feed.collect(root);
        boolean isFeed = ROOTS.contains(root.name()) || root.element("channel") != null || !feed.items.isEmpty();
        return isFeed ? feed.parsed(reading) : null;
    }

    private void collect(FeedElement element) {
        if (element.name().equals("item") || element.name().equals("entry")) {
            items.add(element);
            return;
        }
        for (FeedElement child : element.elements()) {
            if (!NOT_LOOKED_INTO.contains(child.name())) {
                collect(child);
            }
        }
    }

    private ParsedFeed parsed(Reading reading) {
        boolean single = items.size() == 1 && items.getFirst() == root;
        String site = single ? null : site();
        Links links = channel.links();
        String author = atom && !single ? People.of(channel, List.of("author")) : null;
        List<Item> read = new ArrayList<>(items.size());
        for (FeedElement element : items) {
            read.add(new XmlItem(element, atom, site, author).item(withHtml));
        }
        return new ParsedFeed(
                single ? null : Texts.line(channel, atom, "title", "atom:title", "dc:title", "itunes:title"),
                site,
                single ? null : description(),
                language(),
                read,
                new XmlHints(channel, root, links).hints(),
                reading);
    }

    private @Nullable String description() {
        return Texts.line(
                channel,
                atom,
                "description",
                "subtitle",
                "tagline",
                "abstract",
                "dc:description",
                "atom:subtitle",
                "itunes:summary",
                "itunes:subtitle",
                "googleplay:description",
                "media:description",
                "summary");
    }

    private @Nullable String site() {
        String link = new ItemLinks(channel, atom, null).site();
        if (link == null && root != channel) {
            link = new ItemLinks(root, atom, null).site();
        }
        return link;
    }

    private @Nullable String language() {
        String said = channel.text("language");
        said = said != null ? said : channel.text("dc:language");
        return said != null ? said : channel.language();
    }
}

package dev.blogboard.source;

import dev.blogboard.article.Item;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.UnreadableFeedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads RSS and Atom by the names of their elements alone, whatever is wrong with namespaces, nesting and endings. */
final class LenientFeed {
    private static final Set<String> ITEMS = Set.of("item", "entry");

    private final Element root;
    private final Links links;
    private final boolean withHtml;

    private LenientFeed(Element root, Links links, boolean withHtml) {
        this.root = root;
        this.links = links;
        this.withHtml = withHtml;
    }

    static ParsedFeed read(String xml, String location, boolean withHtml) throws UnreadableFeedException {
        Document document = Jsoup.parse(xml, location, Parser.xmlParser());
        Element root = document.children().stream()
                .filter(element -> Set.of("rss", "feed", "rdf", "channel").contains(local(element)))
                .findFirst()
                .orElseThrow(() -> new UnreadableFeedException(
                        document.children().isEmpty()
                                ? "This is neither XML nor JSON."
                                : "This is XML, but no feed: it begins with <"
                                        + document.child(0).tagName() + ">."));
        return new LenientFeed(root, new Links(location), withHtml).parsed();
    }

    private ParsedFeed parsed() {
        Element channel = root.children().stream()
                .filter(element -> local(element).equals("channel"))
                .findFirst()
                .orElse(root);
        List<Item> items = new ArrayList<>();
        for (Element element : root.getAllElements()) {
            if (ITEMS.contains(local(element))) {
                items.add(item(element));
            }
        }
        String site = links.absolute(link(channel));
        return new ParsedFeed(
                Html.line(value(channel, "title")),
                site,
                Html.line(value(channel, "description", "subtitle", "tagline")),
                value(channel, "language"),
                items);
    }

    private Item item(Element element) {
        String id = value(element, "guid", "id");
        String link = links.absolute(link(element));
        return Items.of(
                id,
                link == null ? links.absolute(id) : link,
                value(element, "title"),
                value(element, "creator", "author"),
                Dates.parse(value(element, "pubdate", "published", "issued", "date", "created")),
                Dates.parse(value(element, "updated", "modified")),
                value(element, "description", "summary"),
                value(element, "encoded", "content"),
                null,
                links,
                withHtml);
    }

    /** The text of the first child of one of these local names. */
    private static @Nullable String value(Element parent, String... names) {
        for (String name : names) {
            for (Element child : parent.children()) {
                if (local(child).equals(name) && !child.wholeText().isBlank()) {
                    Element person = child.children().stream()
                            .filter(inner -> local(inner).equals("name"))
                            .findFirst()
                            .orElse(child);
                    return person.wholeText().strip();
                }
            }
        }
        return null;
    }

    /** The text of a link, or the href of the best of several. */
    private static @Nullable String link(Element parent) {
        String found = null;
        for (Element child : parent.children()) {
            if (!local(child).equals("link")) {
                continue;
            }
            String target = child.hasAttr("href")
                    ? child.attr("href")
                    : child.wholeText().strip();
            boolean alternate = !child.hasAttr("rel") || child.attr("rel").equals("alternate");
            if (!target.isBlank() && alternate) {
                return target;
            }
            found = found == null && !target.isBlank() && !child.attr("rel").equals("self") ? target : found;
        }
        return found;
    }

    private static String local(Element element) {
        String name = element.tagName().toLowerCase(Locale.ROOT);
        return name.substring(name.indexOf(':') + 1);
    }
}

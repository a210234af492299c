package dev.blogboard.web;

import com.rometools.modules.atom.modules.AtomLinkModuleImpl;
import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.module.DCModuleImpl;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.util.Date;
import java.util.List;

/** Feeds as XML: RSS 2.0 (with atom:link and dc:creator, as the RSS Advisory Board's profile wants) and Atom (RFC 4287). */
final class FeedXml {
    private FeedXml() {}

    static String rss(SearchFeed feed) {
        Channel channel = new Channel("rss_2.0");
        channel.setTitle(allowed(feed.title()));
        channel.setLink(feed.page());
        channel.setDescription(allowed("New articles of engineering blogs: " + feed.title()));
        channel.setLanguage("en");
        channel.setLastBuildDate(Date.from(feed.updated()));
        channel.setDocs("https://www.rssboard.org/rss-specification");
        AtomLinkModuleImpl self = new AtomLinkModuleImpl();
        self.setLink(link("self", "application/rss+xml", feed.self()));
        channel.setModules(List.of(self));
        channel.setItems(feed.entries().stream().map(FeedXml::item).toList());
        return text(channel);
    }

    private static Item item(SearchFeed.Entry entry) {
        Item item = new Item();
        item.setTitle(allowed(entry.title()));
        item.setLink(entry.url());
        Guid guid = new Guid();
        guid.setPermaLink(false);
        guid.setValue(entry.id());
        item.setGuid(guid);
        item.setPubDate(Date.from(entry.published()));
        DCModule dublinCore = new DCModuleImpl();
        dublinCore.setCreator(author(entry));
        item.setModules(List.of(dublinCore));
        Category company = new Category();
        company.setValue(allowed(entry.company()));
        item.setCategories(List.of(company));
        if (!entry.text().isEmpty()) {
            Description description = new Description();
            description.setValue(escapedHtml(allowed(entry.text())));
            item.setDescription(description);
        }
        return item;
    }

    static String atom(SearchFeed feed) {
        Feed atom = new Feed("atom_1.0");
        atom.setId(feed.self());
        atom.setTitle(allowed(feed.title()));
        atom.setUpdated(Date.from(feed.updated()));
        atom.setOtherLinks(List.of(link("self", "application/atom+xml", feed.self())));
        atom.setAlternateLinks(List.of(link("alternate", "text/html", feed.page())));
        atom.setAuthors(List.of(person("Blogboard")));
        atom.setEntries(feed.entries().stream().map(FeedXml::entry).toList());
        return text(atom);
    }

    private static Entry entry(SearchFeed.Entry entry) {
        Entry atom = new Entry();
        atom.setId(entry.id());
        atom.setTitle(allowed(entry.title()));
        atom.setAlternateLinks(List.of(link("alternate", "text/html", entry.url())));
        atom.setPublished(Date.from(entry.published()));
        atom.setUpdated(Date.from(entry.updated()));
        atom.setAuthors(List.of(person(author(entry))));
        com.rometools.rome.feed.atom.Category company = new com.rometools.rome.feed.atom.Category();
        company.setTerm(allowed(entry.company()));
        atom.setCategories(List.of(company));
        if (!entry.text().isEmpty()) {
            com.rometools.rome.feed.atom.Content summary = new com.rometools.rome.feed.atom.Content();
            summary.setType("text");
            summary.setValue(allowed(entry.text()));
            atom.setSummary(summary);
        }
        return atom;
    }

    private static String text(WireFeed feed) {
        feed.setEncoding("UTF-8");
        try {
            return new WireFeedOutput().outputString(feed, false);
        } catch (FeedException incomplete) {
            throw new IllegalStateException("A feed lacks what its format asks for.", incomplete);
        }
    }

    private static Link link(String relation, String type, String url) {
        Link link = new Link();
        link.setRel(relation);
        link.setType(type);
        link.setHref(url);
        return link;
    }

    private static SyndPerson person(String name) {
        SyndPerson person = new SyndPersonImpl();
        person.setName(name);
        return person;
    }

    private static String author(SearchFeed.Entry entry) {
        return allowed(entry.author() == null ? entry.company() : entry.author());
    }

    /** The description of RSS is HTML: text has to be escaped for that once more. */
    private static String escapedHtml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Without the characters that XML 1.0 cannot hold (its section 2.2). */
    static String allowed(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point == '\t'
                        || point == '\n'
                        || point == '\r'
                        || (point >= 0x20 && point <= 0xD7FF)
                        || (point >= 0xE000 && point <= 0xFFFD)
                        || point >= 0x10000)
                .forEach(allowed::appendCodePoint);
        return allowed.toString();
    }
}

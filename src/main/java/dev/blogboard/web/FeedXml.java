package dev.blogboard.web;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Feeds as XML: RSS 2.0 (with atom:link and dc:creator, as the RSS Advisory Board's profile wants) and Atom (RFC 4287). */
final class FeedXml {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";

    private FeedXml() {}

    private interface Writing {
        void on(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static String document(Writing writing) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            writing.on(xml);
            xml.writeEndDocument();
            xml.close();
            return text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("A feed cannot be written to memory.", impossible);
        }
    }

    static String rss(SearchFeed feed) {
        return document(xml -> {
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("atom", ATOM);
            xml.writeNamespace("dc", DUBLIN_CORE);
            xml.writeStartElement("channel");
            element(xml, "title", feed.title());
            element(xml, "link", feed.page());
            element(xml, "description", "New articles of engineering blogs: " + feed.title());
            element(xml, "language", "en");
            element(xml, "lastBuildDate", HttpDate.format(feed.updated()));
            element(xml, "docs", "https://www.rssboard.org/rss-specification");
            xml.writeEmptyElement("atom:link");
            xml.writeAttribute("href", feed.self());
            xml.writeAttribute("rel", "self");
            xml.writeAttribute("type", "application/rss+xml");
            for (SearchFeed.Entry entry : feed.entries()) {
                item(xml, entry);
            }
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private static void item(XMLStreamWriter xml, SearchFeed.Entry entry) throws XMLStreamException {
        xml.writeStartElement("item");
        element(xml, "title", entry.title());
        element(xml, "link", entry.url());
        xml.writeStartElement("guid");
        xml.writeAttribute("isPermaLink", "false");
        xml.writeCharacters(entry.id());
        xml.writeEndElement();
        element(xml, "pubDate", HttpDate.format(entry.published()));
        element(xml, "dc:creator", entry.author() == null ? entry.company() : entry.author());
        element(xml, "category", entry.company());
        if (!entry.text().isEmpty()) {
            element(xml, "description", escapedHtml(entry.text()));
        }
        xml.writeEndElement();
    }

    static String atom(SearchFeed feed) {
        return document(xml -> {
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            element(xml, "id", feed.self());
            element(xml, "title", feed.title());
            element(xml, "updated", feed.updated().toString());
            link(xml, "self", "application/atom+xml", feed.self());
            link(xml, "alternate", "text/html", feed.page());
            xml.writeStartElement("author");
            element(xml, "name", "Blogboard");
            xml.writeEndElement();
            for (SearchFeed.Entry entry : feed.entries()) {
                entry(xml, entry);
            }
            xml.writeEndElement();
        });
    }

    private static void entry(XMLStreamWriter xml, SearchFeed.Entry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", entry.id());
        element(xml, "title", entry.title());
        link(xml, "alternate", "text/html", entry.url());
        element(xml, "published", entry.published().toString());
        element(xml, "updated", entry.updated().toString());
        xml.writeStartElement("author");
        element(xml, "name", entry.author() == null ? entry.company() : entry.author());
        xml.writeEndElement();
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", entry.company());
        if (!entry.text().isEmpty()) {
            element(xml, "summary", entry.text());
        }
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String type, String url) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", url);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(allowed(text));
        xml.writeEndElement();
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

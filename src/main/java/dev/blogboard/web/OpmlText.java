package dev.blogboard.web;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Lists of feeds as OPML 2.0, and the description of our search for browsers (OpenSearch 1.1). */
final class OpmlText {
    private OpmlText() {}

    record Outline(String title, String feed, String page) {}

    static String write(String title, List<Outline> outlines) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("opml");
            xml.writeAttribute("version", "2.0");
            xml.writeStartElement("head");
            element(xml, "title", title);
            xml.writeEndElement();
            xml.writeStartElement("body");
            for (Outline outline : outlines) {
                xml.writeEmptyElement("outline");
                xml.writeAttribute("type", "rss");
                xml.writeAttribute("text", FeedXml.allowed(outline.title()));
                xml.writeAttribute("title", FeedXml.allowed(outline.title()));
                xml.writeAttribute("xmlUrl", outline.feed());
                xml.writeAttribute("htmlUrl", outline.page());
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("OPML cannot be written to memory.", impossible);
        }
        return text.toString();
    }

    static String openSearch(String origin) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("OpenSearchDescription");
            xml.writeDefaultNamespace("http://a9.com/-/spec/opensearch/1.1/");
            element(xml, "ShortName", "Blogboard");
            element(xml, "Description", "Search the engineering blogs of companies");
            xml.writeEmptyElement("Url");
            xml.writeAttribute("type", "text/html");
            xml.writeAttribute("template", origin + "/?q={searchTerms}");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("A description cannot be written to memory.", impossible);
        }
        return text.toString();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(FeedXml.allowed(text));
        xml.writeEndElement();
    }
}

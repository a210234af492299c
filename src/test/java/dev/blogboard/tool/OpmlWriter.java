package dev.blogboard.tool;

import static java.util.stream.Collectors.toMap;

import dev.blogboard.tool.Editorial.ArchiveDecision;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the directory of companies and feeds as OPML 2.0, one outline a line, for people to edit. */
final class OpmlWriter {
    static final String NAMESPACE = "https://blogboard.dev/opml";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private final Map<String, ArchiveDecision> archives;

    private OpmlWriter(List<ArchiveDecision> archives) throws XMLStreamException {
        this.archives = archives.stream().collect(toMap(ArchiveDecision::feed, archive -> archive));
        xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    }

    static void write(Path file, List<CompanyOutline> companies, List<ArchiveDecision> archives) {
        try {
            OpmlWriter writer = new OpmlWriter(archives);
            writer.document(companies);
            Files.writeString(file, writer.text.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (XMLStreamException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void document(List<CompanyOutline> companies) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("opml");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace("blogboard", NAMESPACE);
        line(1);
        xml.writeStartElement("head");
        xml.writeStartElement("title");
        xml.writeCharacters("Blogboard catalogue");
        xml.writeEndElement();
        xml.writeEndElement();
        line(1);
        xml.writeStartElement("body");
        for (CompanyOutline company : companies) {
            company(company);
        }
        line(1);
        xml.writeEndElement();
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
        text.write("\n");
    }

    private void company(CompanyOutline company) throws XMLStreamException {
        line(2);
        boolean empty = company.feeds().isEmpty();
        start(empty);
        xml.writeAttribute("text", company.name());
        own("id", company.id());
        own("parent", company.parent());
        own("aliases", String.join("|", company.aliases()));
        own("ambiguous", company.ambiguous() ? "true" : "");
        optional("htmlUrl", company.site());
        if (!empty) {
            for (CatalogueFeed feed : company.feeds()) {
                feed(feed);
            }
            line(2);
            xml.writeEndElement();
        }
    }

    private void feed(CatalogueFeed feed) throws XMLStreamException {
        line(3);
        start(true);
        xml.writeAttribute("type", "rss");
        xml.writeAttribute("text", feed.title());
        xml.writeAttribute("xmlUrl", feed.url());
        optional("htmlUrl", feed.site());
        xml.writeAttribute("language", feed.language());
        ArchiveDecision archive = archives.get(feed.url());
        if (archive != null) {
            own("archive", archive.url());
            own("archiveItems", archive.items());
            own("archiveNext", archive.next());
        }
    }

    private void start(boolean empty) throws XMLStreamException {
        if (empty) {
            xml.writeEmptyElement("outline");
        } else {
            xml.writeStartElement("outline");
        }
    }

    private void own(String name, String value) throws XMLStreamException {
        if (!value.isEmpty()) {
            xml.writeAttribute("blogboard", NAMESPACE, name, value);
        }
    }

    private void optional(String name, String value) throws XMLStreamException {
        if (!value.isEmpty()) {
            xml.writeAttribute(name, value);
        }
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}

package dev.blogboard.tool;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads back what the tool wrote, or what somebody edited since. */
final class ShippedFiles {
    private ShippedFiles() {}

    static List<LibraryRow> articles(Path library) {
        return TsvTable.read(library).rows().stream()
                .map(row -> new LibraryRow(
                        row.get("company-id"), row.get("date"), row.get("lang"), row.get("url"), row.get("title")))
                .toList();
    }

    static List<CompanyOutline> companies(Path catalogue) {
        try (Reader text = Files.newBufferedReader(catalogue)) {
            return companies(XMLInputFactory.newFactory().createXMLStreamReader(text));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (XMLStreamException notWellFormed) {
            throw new IllegalArgumentException(catalogue + ": " + notWellFormed.getMessage(), notWellFormed);
        }
    }

    private static List<CompanyOutline> companies(XMLStreamReader xml) throws XMLStreamException {
        List<CompanyOutline> companies = new ArrayList<>();
        while (xml.hasNext()) {
            boolean outline = xml.next() == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("outline");
            if (outline && own(xml, "id").isEmpty()) {
                companies.addLast(withFeed(companies.removeLast(), xml));
            } else if (outline) {
                companies.add(company(xml));
            }
        }
        return companies;
    }

    private static CompanyOutline company(XMLStreamReader xml) {
        List<String> aliases = Stream.of(own(xml, "aliases").split("\\|", -1))
                .filter(alias -> !alias.isEmpty())
                .toList();
        return new CompanyOutline(
                own(xml, "id"),
                plain(xml, "text"),
                aliases,
                own(xml, "parent"),
                plain(xml, "htmlUrl"),
                own(xml, "ambiguous").equals("true"),
                List.of());
    }

    private static CompanyOutline withFeed(CompanyOutline company, XMLStreamReader xml) {
        List<CatalogueFeed> feeds = new ArrayList<>(company.feeds());
        feeds.add(new CatalogueFeed(
                plain(xml, "text"), plain(xml, "xmlUrl"), plain(xml, "htmlUrl"), plain(xml, "language")));
        return company.with(feeds);
    }

    private static String own(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(OpmlWriter.NAMESPACE, attribute);
        return value == null ? "" : value;
    }

    private static String plain(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }
}

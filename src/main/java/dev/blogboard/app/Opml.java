package dev.blogboard.app;

import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.feed.ArchivePages;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds.NewFeed;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Companies and their feeds as OPML 2.0: an outline for each company, in it one for each feed. What OPML has no
 * attribute for stands in a namespace of our own; files without it, from other programs, are read as well.
 */
final class Opml {
    static final String NAMESPACE = "https://blogboard.dev/opml";
    /** Feeds, or companies, in a file; more is no subscription list. */
    private static final int MOST_OUTLINES = 100_000;

    private static final Pattern NOT_XML = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]");

    private Opml() {}

    /** The feeds of a file, in their order, and the companies it describes. */
    record Document(List<Company> companies, List<Outline> feeds) {}

    /**
     * A feed of a file.
     *
     * @param paused whether it was not being polled
     */
    record Outline(NewFeed feed, boolean paused) {}

    /**
     * Reads a file. A feed outside of any company's outline belongs to the known company of its title, or else to a
     * new one named after it.
     *
     * @throws XMLStreamException when it is not well-formed, or is no OPML
     */
    static Document read(InputStream file, Companies known) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(file);
        xml.nextTag();
        if (!xml.getLocalName().equals("opml")) {
            throw new XMLStreamException(
                    "It begins with <" + xml.getLocalName() + ">, not with <opml>.", xml.getLocation());
        }
        return new Reading(known).outlines(xml);
    }

    /** The state of reading one file. */
    private static final class Reading {
        private final Companies known;
        private final Map<CompanyId, Company> companies = new LinkedHashMap<>();
        private final List<Outline> feeds = new ArrayList<>();
        private final Deque<Optional<Company>> open = new ArrayDeque<>();

        Reading(Companies known) {
            this.known = known;
        }

        Document outlines(XMLStreamReader xml) throws XMLStreamException {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("outline")) {
                    if (feeds.size() + companies.size() > MOST_OUTLINES || open.size() > 100) {
                        throw new XMLStreamException("It has more outlines than we read.", xml.getLocation());
                    }
                    open.push(outline(xml));
                } else if (event == XMLStreamReader.END_ELEMENT
                        && xml.getLocalName().equals("outline")) {
                    open.pop();
                }
            }
            return new Document(List.copyOf(companies.values()), feeds);
        }

        /** Takes in an outline, and returns the company to which those inside it belong. */
        private Optional<Company> outline(XMLStreamReader xml) throws XMLStreamException {
            Optional<Company> around = open.isEmpty() ? Optional.empty() : open.peek();
            String url = attribute(xml, "xmlUrl");
            if (url != null) {
                feeds.add(feed(xml, url, around));
                return around;
            }
            String id = xml.getAttributeValue(NAMESPACE, "id");
            if (id == null) {
                return around;
            }
            try {
                Company company = company(xml, new CompanyId(id));
                companies.put(company.id(), company);
                return Optional.of(company);
            } catch (IllegalArgumentException badId) {
                throw new XMLStreamException(badId.getMessage(), xml.getLocation());
            }
        }

        private Outline feed(XMLStreamReader xml, String url, Optional<Company> around) {
            String text = attribute(xml, "text");
            String title = text != null ? text : attribute(xml, "title");
            if ("true".equals(xml.getAttributeValue(NAMESPACE, "untitled"))) {
                title = null;
            }
            String name = title == null ? url : title;
            Company company = around.orElseGet(() -> {
                Company found = known.named(name).orElseGet(() -> Company.named(name));
                companies.putIfAbsent(found.id(), found);
                return found;
            });
            boolean paused = "true".equals(xml.getAttributeValue(NAMESPACE, "paused"));
            NewFeed feed = new NewFeed(
                    url.strip(),
                    company.id(),
                    title,
                    attribute(xml, "htmlUrl"),
                    attribute(xml, "language"),
                    archive(xml));
            return new Outline(feed, paused);
        }
    }

    private static @Nullable ArchivePages archive(XMLStreamReader xml) {
        String url = xml.getAttributeValue(NAMESPACE, "archive");
        String items = xml.getAttributeValue(NAMESPACE, "archiveItems");
        return url == null || items == null
                ? null
                : new ArchivePages(url, items, xml.getAttributeValue(NAMESPACE, "archiveNext"));
    }

    private static Company company(XMLStreamReader xml, CompanyId id) {
        String aliases = xml.getAttributeValue(NAMESPACE, "aliases");
        String parent = xml.getAttributeValue(NAMESPACE, "parent");
        return new Company(
                id,
                Objects.requireNonNullElse(attribute(xml, "text"), id.value()),
                aliases == null || aliases.isBlank() ? List.of() : List.of(aliases.split("\\|")),
                parent == null || parent.isBlank() ? null : new CompanyId(parent),
                attribute(xml, "htmlUrl"),
                "true".equals(xml.getAttributeValue(NAMESPACE, "ambiguous")));
    }

    /** An attribute that OPML knows; programs differ in how they write its case. */
    private static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (int index = 0; index < xml.getAttributeCount(); index++) {
            if (xml.getAttributeLocalName(index).equalsIgnoreCase(name)
                    && !NAMESPACE.equals(xml.getAttributeNamespace(index))) {
                String value = xml.getAttributeValue(index).strip();
                return value.isEmpty() ? null : value;
            }
        }
        return null;
    }

    /** Writes these feeds and the companies they belong to; reading it again gives the same. */
    static void write(OutputStream file, Companies companies, Collection<Feed> feeds) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(file, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("opml");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace("blogboard", NAMESPACE);
        xml.writeCharacters("\n  ");
        xml.writeStartElement("head");
        xml.writeStartElement("title");
        xml.writeCharacters("Blogboard feeds");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("body");
        Map<CompanyId, List<Feed>> byCompany =
                feeds.stream().collect(Collectors.groupingBy(Feed::company, TreeMap::new, Collectors.toList()));
        List.copyOf(byCompany.keySet()).stream()
                .flatMap(id -> withParents(companies, id).stream())
                .distinct()
                .forEach(id -> byCompany.putIfAbsent(id, List.of()));
        for (Map.Entry<CompanyId, List<Feed>> entry : byCompany.entrySet()) {
            Company company = companies.withId(entry.getKey()).orElseThrow();
            writeCompany(xml, company, entry.getValue());
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
        xml.writeCharacters("\n");
        xml.flush();
    }

    /** A company, the one it belongs to, and so on; those that we know of. */
    private static Set<CompanyId> withParents(Companies companies, CompanyId id) {
        Set<CompanyId> line = new LinkedHashSet<>();
        CompanyId next = id;
        while (next != null && companies.withId(next).isPresent() && line.add(next)) {
            next = companies.withId(next).map(Company::parent).orElse(null);
        }
        return line;
    }

    private static void writeCompany(XMLStreamWriter xml, Company company, List<Feed> feeds) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("outline");
        plain(xml, "text", company.name());
        own(xml, "id", company.id().value());
        own(xml, "aliases", company.aliases().isEmpty() ? null : String.join("|", company.aliases()));
        CompanyId parent = company.parent();
        own(xml, "parent", parent == null ? null : parent.value());
        own(xml, "ambiguous", company.ambiguous() ? "true" : null);
        plain(xml, "htmlUrl", company.site());
        for (Feed feed : feeds) {
            xml.writeCharacters("\n      ");
            xml.writeEmptyElement("outline");
            xml.writeAttribute("type", "rss");
            plain(xml, "text", Objects.requireNonNullElse(feed.title(), company.name()));
            own(xml, "untitled", feed.title() == null ? "true" : null);
            plain(xml, "xmlUrl", feed.url());
            plain(xml, "htmlUrl", feed.site());
            plain(xml, "language", feed.language());
            own(xml, "paused", feed.paused() ? "true" : null);
            ArchivePages archive = feed.archive();
            own(xml, "archive", archive == null ? null : archive.url());
            own(xml, "archiveItems", archive == null ? null : archive.items());
            own(xml, "archiveNext", archive == null ? null : archive.next());
        }
        xml.writeCharacters("\n    ");
        xml.writeEndElement();
    }

    private static void plain(XMLStreamWriter xml, String name, @Nullable String value) throws XMLStreamException {
        if (value != null) {
            xml.writeAttribute(name, legal(value));
        }
    }

    private static void own(XMLStreamWriter xml, String name, @Nullable String value) throws XMLStreamException {
        if (value != null) {
            xml.writeAttribute("blogboard", NAMESPACE, name, legal(value));
        }
    }

    /** Without what XML has no way to write (XML 1.0, section 2.2) or would not give back. */
    private static String legal(String value) {
        return NOT_XML.matcher(value).replaceAll(" ").strip();
    }
}

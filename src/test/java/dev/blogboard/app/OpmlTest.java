package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.FeedAdvice;
import dev.blogboard.feed.FeedId;
import dev.blogboard.feed.Feeds.NewFeed;
import dev.blogboard.feed.Validators;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpmlTest {
    private static final Company META =
            new Company(new CompanyId("meta"), "Meta", List.of("Facebook"), null, "https://about.meta.com/", true);
    private static final Company INSTAGRAM =
            new Company(new CompanyId("instagram"), "Instagram", List.of(), META.id(), null, false);

    @Property(tries = 300)
    void what_is_written_is_read_back_the_same(@ForAll("feeds") List<Feed> feeds) throws XMLStreamException {
        Companies companies = new Companies(List.of(META, INSTAGRAM));
        Opml.Document read = Opml.read(new ByteArrayInputStream(write(companies, feeds)), Companies.NONE);
        List<NewFeed> expected = List.of(INSTAGRAM, META).stream()
                .flatMap(company -> feeds.stream().filter(feed -> feed.company().equals(company.id())))
                .map(OpmlTest::asNew)
                .toList();
        assertEquals(expected, read.feeds().stream().map(Opml.Outline::feed).toList());
        assertEquals(
                feeds.stream().filter(Feed::paused).count(),
                read.feeds().stream().filter(Opml.Outline::paused).count());
    }

    @Provide
    Arbitrary<List<Feed>> feeds() {
        Arbitrary<@Nullable String> text = Arbitraries.strings()
                .filter(title -> !title.isEmpty() && title.chars().noneMatch(OpmlTest::isUnwritable))
                .map(title -> "a" + title + "z")
                .injectNull(0.2);
        Arbitrary<String> url = Arbitraries.integers().map(number -> "https://example.com/?a=1&b=<" + number + ">\"'");
        return Combinators.combine(url, Arbitraries.of(META, INSTAGRAM), text, text, Arbitraries.of(true, false))
                .as((address, company, title, site, paused) -> feed(address, company, title, site, paused))
                .list()
                .ofMaxSize(5);
    }

    private static boolean isUnwritable(int character) {
        return Character.isISOControl(character) || Character.isSurrogate((char) character) || character >= 0xFFFE;
    }

    @Test
    void companies_come_back_with_names_parents_and_all() throws XMLStreamException {
        Feed feed = feed("https://instagram-engineering.com/feed", INSTAGRAM, "Instagram Engineering", null, false);
        byte[] file = write(new Companies(List.of(META, INSTAGRAM)), List.of(feed));
        Opml.Document read = Opml.read(new ByteArrayInputStream(file), Companies.NONE);
        assertEquals(List.of(INSTAGRAM, META), read.companies());
    }

    @Test
    void a_title_with_what_xml_cannot_hold_is_written_without_it() throws XMLStreamException {
        Feed feed = feed("https://example.com/feed", META, "a\u0000b\u0001\uFFFEc\uD800d", null, false);
        byte[] file = write(new Companies(List.of(META)), List.of(feed));
        Opml.Document read = Opml.read(new ByteArrayInputStream(file), Companies.NONE);
        assertEquals("a b  c d", read.feeds().getFirst().feed().title());
    }

    @Test
    void another_programs_file_is_read() throws XMLStreamException {
        Opml.Document read = read("""
            <opml version="1.0"><head><title>Mine</title></head><body>
              <outline text="Engineering">
                <outline title="Meta" xmlurl="https://engineering.fb.com/feed/" HTMLURL="https://engineering.fb.com/"/>
                <outline text="Some Startup" xmlUrl=" https://blog.startup.example/feed "/>
                <outline xmlUrl="https://untitled.example/feed"/>
              </outline>
            </body></opml>
            """);
        assertEquals(
                List.of(
                        new NewFeed(
                                "https://engineering.fb.com/feed/",
                                META.id(),
                                "Meta",
                                "https://engineering.fb.com/",
                                null),
                        new NewFeed(
                                "https://blog.startup.example/feed",
                                new CompanyId("some-startup"),
                                "Some Startup",
                                null,
                                null)),
                read.feeds().stream().map(Opml.Outline::feed).limit(2).toList());
        assertNull(read.feeds().getLast().feed().title());
    }

    @Test
    void entities_from_outside_are_not_looked_up() {
        assertThrows(
                XMLStreamException.class,
                () -> read("<!DOCTYPE opml [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>"
                        + "<opml><body><outline text=\"&secret;\" xmlUrl=\"https://example.com\"/></body></opml>"));
    }

    @Test
    void a_file_that_is_no_opml_is_refused_with_what_it_is() {
        XMLStreamException refused = assertThrows(XMLStreamException.class, () -> read("<rss><channel/></rss>"));
        assertTrue(String.valueOf(refused.getMessage()).contains("<rss>"));
    }

    @Test
    void outlines_within_outlines_without_end_are_refused() {
        String deep = "<outline text=\"x\">".repeat(10_000);
        assertThrows(XMLStreamException.class, () -> read("<opml><body>" + deep));
    }

    private static Opml.Document read(String file) throws XMLStreamException {
        return Opml.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), new Companies(List.of(META)));
    }

    private static byte[] write(Companies companies, List<Feed> feeds) throws XMLStreamException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Opml.write(file, companies, feeds);
        return file.toByteArray();
    }

    private static NewFeed asNew(Feed feed) {
        return new NewFeed(feed.url(), feed.company(), feed.title(), feed.site(), feed.language());
    }

    private static Feed feed(
            String url, Company company, @Nullable String title, @Nullable String site, boolean paused) {
        Map<String, Object> known = new HashMap<>();
        known.put("id", new FeedId(1));
        known.put("url", url);
        known.put("company", company.id());
        known.put("language", "en");
        known.put("origin", Feed.Origin.PERSON);
        known.put("paused", paused);
        known.put("validators", Validators.NONE);
        known.put("nextPoll", Instant.EPOCH);
        known.put("advice", FeedAdvice.NONE);
        if (title != null) {
            known.put("title", title);
        }
        if (site != null) {
            known.put("site", site);
        }
        return feed(known);
    }

    /** A feed of these components; the others, of which the file says nothing, are null, 0 or false. */
    private static Feed feed(Map<String, Object> known) {
        Object[] values = Arrays.stream(Feed.class.getRecordComponents())
                .map(component -> known.getOrDefault(component.getName(), nothing(component.getType())))
                .toArray();
        try {
            return (Feed) Feed.class.getDeclaredConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException fault) {
            throw new LinkageError(String.valueOf(fault.getMessage()), fault);
        }
    }

    @SuppressWarnings("NullAway") // Only for components that may be null.
    private static Object nothing(Class<?> type) {
        return type == boolean.class ? false : type == int.class ? (Object) 0 : null;
    }
}

package dev.blogboard.source;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.SyndFeedInput;
import dev.blogboard.feed.ParsedFeed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.xml.sax.InputSource;

/** Rome, the reader that Java programs know best, as a second opinion: what it finds in a feed, we find too. */
class RomeComparisonTest {
    private static final Path COLLECTED = Path.of("../shared/data/feeds");

    @TestFactory
    Stream<DynamicTest> whatever_item_rome_finds_we_find() throws IOException {
        return Stream.concat(FeedFixturesTest.fixtures().stream(), collected().stream())
                .map(feed -> DynamicTest.dynamicTest(
                        feed.toString(), () -> byRome(feed).ifPresent(entries -> compare(feed, entries))));
    }

    private static List<Path> collected() throws IOException {
        if (!Files.isDirectory(COLLECTED)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(COLLECTED)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Empty when Rome cannot read it. */
    private static Optional<List<SyndEntry>> byRome(Path feed) throws IOException {
        try {
            InputSource source = new InputSource(new ByteArrayInputStream(Files.readAllBytes(feed)));
            return Optional.of(new SyndFeedInput().build(source).getEntries());
        } catch (Exception unreadable) {
            return Optional.empty();
        }
    }

    private static void compare(Path feed, List<SyndEntry> byRome) {
        ParsedFeed ours;
        try {
            ours = new FeedDocuments().read(Files.readAllBytes(feed), null, "https://example.com/feed", true);
        } catch (IOException | dev.blogboard.feed.UnreadableFeedException fault) {
            throw new AssertionError("Rome reads it: " + byRome.size() + " items", fault);
        }
        assertTrue(ours.items().size() >= byRome.size(), ours.items().size() + " items, Rome " + byRome.size());
        long titles = byRome.stream()
                .map(SyndEntry::getTitle)
                .filter(title -> title != null && !title.isBlank())
                .count();
        long ourTitles =
                ours.items().stream().filter(item -> item.title() != null).count();
        assertTrue(ourTitles >= titles, ourTitles + " titles, Rome " + titles);
        long dates = byRome.stream()
                .map(SyndEntry::getPublishedDate)
                .filter(Objects::nonNull)
                .count();
        long ourDates = ours.items().stream()
                .filter(item -> item.published() != null || item.updated() != null)
                .count();
        assertTrue(ourDates >= dates, ourDates + " dates, Rome " + dates);
    }
}

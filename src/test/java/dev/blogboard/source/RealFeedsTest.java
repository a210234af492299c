package dev.blogboard.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.Reading;
import dev.blogboard.feed.UnreadableFeedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Collected feeds of the real world, where they lie beside the project: each is read, and has as many items as its
 * collectors counted. They belong to others and are no part of the project, so without them nothing is tested here.
 */
@EnabledIf("areThere")
class RealFeedsTest {
    private static final Path FEEDS = Path.of("../shared/data/feeds");
    private static final Path MANIFEST = FEEDS.resolve("manifest.tsv");

    /** Files that hold no feed, by the beginning of their names, and what is wrong with them. */
    private static final Map<String, String> UNREADABLE = Map.of();

    private static final String NESTED = "An empty item within each item is none of its own.";
    private static final String CONFLICT = "The other version of an item, kept within it after a conflict, is none.";

    /** Files of which the collectors counted otherwise, and why we are right. */
    private static final Map<String, String> COUNTED_OTHERWISE = Map.of(
            "danmactough_node-feedparser__test_feeds_illegally-nested.xml", NESTED,
            "rometools_rome__rome-modules_src_test_resources_xml_ep_ep1_v4a.xml", CONFLICT,
            "rometools_rome__rome-modules_src_test_resources_xml_ep_ep2_v4a.xml", CONFLICT,
            "rometools_rome__rome-modules_src_test_resources_xml_v_v4.xml", CONFLICT,
            "rometools_rome__rome-modules_src_test_resources_xml_v_v5.xml", CONFLICT,
            "rometools_rome__rome-modules_src_test_resources_xml_v_v6.xml", CONFLICT);

    static boolean areThere() {
        return Files.isRegularFile(MANIFEST);
    }

    @Test
    void all_are_read_but_those_that_are_named() throws IOException {
        Map<String, String> failed = new TreeMap<>();
        Map<String, String> miscounted = new TreeMap<>();
        Map<Reading.Stage, Integer> stages = new EnumMap<>(Reading.Stage.class);
        for (Row row : rows()) {
            try {
                ParsedFeed feed = new FeedDocuments()
                        .read(Files.readAllBytes(FEEDS.resolve(row.file())), null, "https://feed.example/feed", true);
                stages.merge(feed.reading().stage(), 1, Integer::sum);
                if (row.items() != feed.items().size()) {
                    miscounted.put(
                            row.file(),
                            row.items() + " items counted, " + feed.items().size() + " read");
                }
            } catch (UnreadableFeedException unreadable) {
                failed.put(row.file(), unreadable.getMessage());
            }
        }
        System.out.println("Real feeds by stage: " + stages);
        failed.forEach((file, reason) -> System.out.println("not read: " + file + ": " + reason));
        miscounted.forEach((file, counts) -> System.out.println("otherwise: " + file + ": " + counts));
        assertEquals(UNREADABLE.keySet(), failed.keySet());
        assertEquals(COUNTED_OTHERWISE.keySet(), miscounted.keySet());
    }

    /** A line of the manifest. */
    private record Row(String file, int items) {}

    private static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(MANIFEST, StandardCharsets.UTF_8)) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(columns -> new Row(columns[0], Integer.parseInt(columns[7])))
                    .toList();
        }
    }
}

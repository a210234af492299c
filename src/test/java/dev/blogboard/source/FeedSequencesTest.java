package dev.blogboard.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Item;
import dev.blogboard.article.ItemIdentity;
import dev.blogboard.feed.UnreadableFeedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Successive versions of real feeds, where they lie beside the project, as a poller sees them: what counts as new, as
 * edited, as gone. They belong to others and are no part of the project.
 */
@EnabledIf("areThere")
class FeedSequencesTest {
    private static final Path SEQUENCES = Path.of("../shared/data/feed_sequences");

    static boolean areThere() {
        return Files.isDirectory(SEQUENCES);
    }

    @TestFactory
    Stream<DynamicTest> an_article_is_new_once() throws IOException {
        try (Stream<Path> folders = Files.list(SEQUENCES)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> replay(folder)));
        }
    }

    private static void replay(Path folder) throws IOException, UnreadableFeedException {
        Map<String, String> known = new HashMap<>();
        Map<String, String> keyByUrl = new HashMap<>();
        int added = 0;
        int edited = 0;
        int renamed = 0;
        List<Path> versions = versions(folder);
        for (Path version : versions) {
            List<Item> items = read(version);
            assertEquals(items, read(version), "Read twice, the same document differs.");
            ItemIdentity identity = new ItemIdentity(items);
            Set<String> within = new HashSet<>();
            for (Item item : items) {
                String key = identity.key(item);
                String contents = item.link() + "\n" + item.title() + "\n" + item.author() + "\n" + item.text();
                String before = within.add(key) ? known.put(key, contents) : contents;
                added += before == null ? 1 : 0;
                edited += before != null && !before.equals(contents) ? 1 : 0;
                String url = ItemIdentity.canonicalUrl(item);
                String otherKey = url == null ? key : keyByUrl.put(url, key);
                renamed += otherKey != null && !otherKey.equals(key) && before == null ? 1 : 0;
            }
        }
        System.out.printf(
                "%-30s %3d versions: %4d new, %4d edits, %3d new by their id alone%n",
                folder.getFileName(), versions.size(), added, edited, renamed);
        assertEquals(known.size(), added, "Each article is new once.");
        assertTrue(renamed <= added / 10, "Ids change where articles do not: " + renamed + " of " + added);
    }

    private static List<Path> versions(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.sorted().toList());
        }
    }

    private static List<Item> read(Path version) throws IOException, UnreadableFeedException {
        return new FeedDocuments()
                .read(Files.readAllBytes(version), null, "https://feed.example/feed", true)
                .items();
    }
}

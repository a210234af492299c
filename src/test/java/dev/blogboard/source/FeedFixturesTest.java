package dev.blogboard.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Feeds of every class that we know, each with what is to be read from it beside it, in a file that ends with {@code
 * .expected}. After a change that is meant, write those files anew with {@code -Dfixtures.write=true} and review them.
 */
class FeedFixturesTest {
    private static final Path FEEDS = Path.of("src/test/resources/feeds");

    @TestFactory
    Stream<DynamicTest> a_feed_is_read_as_expected() throws IOException {
        return fixtures().stream()
                .map(fixture ->
                        DynamicTest.dynamicTest(FEEDS.relativize(fixture).toString(), () -> {
                            String found = Golden.read(Files.readAllBytes(fixture), "fixture");
                            Path expected = fixture.resolveSibling(fixture.getFileName() + ".expected");
                            if (Boolean.getBoolean("fixtures.write")) {
                                Files.writeString(expected, found);
                            }
                            assertEquals(Files.readString(expected), found);
                        }));
    }

    @Test
    void there_are_fixtures_of_each_class() throws IOException {
        for (String group : List.of("formats", "broken", "fields", "encodings", "sanitising")) {
            assertTrue(fixtures().stream().anyMatch(fixture -> fixture.startsWith(FEEDS.resolve(group))), group);
        }
    }

    static List<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(FEEDS)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".expected"))
                    .sorted()
                    .toList();
        }
    }
}

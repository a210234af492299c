package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.discord.CommandTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the documents state is what the program does. Where they differ after a change, {@code mvn test
 * -Dtest=DocumentationTest -Ddocs=write} writes the generated parts anew.
 */
class DocumentationTest {
    private static final Path SAMPLE = Path.of("config/blogboard.yaml");
    private static final Path README = Path.of("README.md");
    private static final Path CONFIGURATION = Path.of("docs/configuration.md");
    private static final String HINT = "; after a change: mvn test -Dtest=DocumentationTest -Ddocs=write";

    @Test
    void the_sample_holds_every_key_with_its_default() throws IOException {
        same(SAMPLE, Files.exists(SAMPLE) ? Files.readString(SAMPLE) : "", SampleConfiguration.yaml());
    }

    @Test
    void reading_the_sample_gives_the_defaults() {
        ConfigReader reader = new ConfigReader(Map.of());
        assertEquals(values(reader.withoutFile()), values(reader.read(SAMPLE)));
    }

    @Test
    void the_page_about_the_configuration_lists_every_key() throws IOException {
        sameBlock(CONFIGURATION, "keys", SampleConfiguration.table());
    }

    @Test
    void the_readme_lists_every_command_with_its_options() throws IOException {
        sameBlock(README, "commands", CommandTables.ofCommandLine());
    }

    @Test
    void the_readme_lists_what_can_be_typed_into_the_terminal() throws IOException {
        sameBlock(README, "terminal", CommandTables.ofTerminal());
    }

    @Test
    void the_readme_lists_every_slash_command() throws IOException {
        sameBlock(README, "discord", CommandTable.markdown());
    }

    @Test
    void the_readme_shows_how_queries_are_written() throws IOException {
        sameBlock(README, "queries", CommandTables.ofQueries());
    }

    private static Map<String, Object> values(Config config) {
        return ConfigReader.options().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, entry -> {
                    try {
                        return entry.getValue().getAccessor().invoke(config);
                    } catch (ReflectiveOperationException fault) {
                        throw new IllegalStateException(fault);
                    }
                }));
    }

    /** Compares what stands between two marks. */
    private static void sameBlock(Path file, String name, String expected) throws IOException {
        String begin = "<!-- generated: " + name + " -->\n";
        String end = "<!-- end -->";
        String text = Files.readString(file);
        assertTrue(text.contains(begin), () -> file + " has no line " + begin);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end, from);
        same(file, text, text.substring(0, from) + expected + text.substring(to));
    }

    private static void same(Path file, String found, String expected) throws IOException {
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(file, expected);
        } else {
            assertEquals(expected, found, () -> file + " is not what the program says of itself" + HINT);
        }
    }
}

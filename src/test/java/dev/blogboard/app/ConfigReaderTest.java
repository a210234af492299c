package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    /** Among these is one for each key that it may be, and by default is not. */
    private static final List<String> VALUES = List.of(
            "3",
            "true",
            "false",
            "2h",
            "elsewhere",
            "ja",
            "10.0.0.0/8",
            "Europe/Berlin",
            "someone@example.com",
            "https://example.com",
            "wss://example.com",
            "tls",
            "starttls",
            "r1=key.pem",
            "friday");

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> the_environment_overrides_each_key() {
        return ConfigReader.options().entrySet().stream()
                .map(option -> DynamicTest.dynamicTest(option.getKey(), () -> {
                    String other = otherValue(option.getValue());
                    String variable = ConfigReader.variable(option.getKey());
                    Config config = new ConfigReader(Map.of(variable, other)).withoutFile();
                    assertEquals(
                            OptionValue.parse(option.getValue(), List.of(other)),
                            option.getValue().getAccessor().invoke(config));
                }));
    }

    private static String otherValue(RecordComponent component) {
        Object standard = OptionValue.parse(
                component, List.of(ConfigReader.option(component).standard()));
        for (String value : VALUES) {
            if (isAllowed(component, value)
                    && !OptionValue.parse(component, List.of(value)).equals(standard)) {
                return value;
            }
        }
        throw new AssertionError("add a value that is allowed for " + component);
    }

    private static boolean isAllowed(RecordComponent component, String value) {
        try {
            OptionValue.parse(component, List.of(value));
            return true;
        } catch (IllegalArgumentException notAllowed) {
            return false;
        }
    }

    @Test
    void the_environment_goes_before_the_file() throws IOException {
        Path file = file("poll:\n  interval: 1h\n  concurrency: 4\n");
        Config config = new ConfigReader(Map.of("BLOGBOARD_POLL_INTERVAL", "2h")).read(file);
        assertEquals(Duration.ofHours(2), config.pollInterval());
        assertEquals(4, config.pollConcurrency());
    }

    @Test
    void keys_may_be_nested_or_dotted() throws IOException {
        assertEquals(4, read("poll:\n  concurrency: 4\n").pollConcurrency());
        assertEquals(4, read("poll.concurrency: 4\n").pollConcurrency());
    }

    @Test
    void a_list_may_stand_in_brackets_or_in_lines_or_in_the_environment() throws IOException {
        assertEquals(
                List.of("en", "ja"), read("catalogue:\n  languages: [en, ja]\n").catalogueLanguages());
        assertEquals(
                List.of("en", "ja"),
                read("catalogue:\n  languages:\n  - en\n  - ja\n").catalogueLanguages());
        Config config = new ConfigReader(Map.of("BLOGBOARD_CATALOGUE_LANGUAGES", "en,ja")).withoutFile();
        assertEquals(List.of("en", "ja"), config.catalogueLanguages());
    }

    @Test
    void an_empty_file_gives_the_defaults() throws IOException {
        assertEquals(16, read("").pollConcurrency());
        assertEquals(16, read("# nothing here\n").pollConcurrency());
    }

    @Test
    void an_unknown_key_is_refused_with_file_line_and_those_there_are() {
        String message = refusal("data-dir: data\n\npoll:\n  intervall: 30m\n");
        assertTrue(message.contains("blogboard.yaml, line 4"), message);
        assertTrue(message.contains("\"poll.intervall\""), message);
        assertTrue(message.contains("poll.interval, poll.concurrency"), message);
    }

    @Test
    void a_bad_value_is_refused_with_file_line_what_was_found_and_what_is_allowed() {
        String message = refusal("poll:\n  interval: 30m\n  concurrency: many\n");
        assertTrue(message.contains("blogboard.yaml, line 3"), message);
        assertTrue(message.contains("poll.concurrency is \"many\""), message);
        assertTrue(message.contains("a whole number from 1 to 256"), message);
    }

    @Test
    void a_bad_value_in_the_environment_is_refused_with_the_variable() {
        ConfigException refused = assertThrows(
                ConfigException.class, () -> new ConfigReader(Map.of("BLOGBOARD_MAIL_TLS", "ssl")).withoutFile());
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("The environment variable BLOGBOARD_MAIL_TLS"), message);
        assertTrue(message.contains("\"ssl\"") && message.contains("starttls"), message);
    }

    @Test
    void limits_hold_on_both_sides() {
        assertTrue(refusal("web:\n  port: 65536\n").contains("from 0 to 65535"));
        assertTrue(refusal("web:\n  port: -1\n").contains("from 0 to 65535"));
        assertTrue(refusal("poll:\n  interval: 59s\n").contains("at least 60 seconds"));
        assertTrue(refusal("poll:\n  concurrency: 99999999999\n").contains("from 1 to 256"));
    }

    @Test
    void a_secret_is_not_repeated_in_a_message() {
        String message = refusal("discord:\n  token: [hunter2, hunter3]\n");
        assertFalse(message.contains("hunter"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "password, BLOGBOARD_MAIL_PASSWORD, mail.password-file",
        "imap-password, BLOGBOARD_MAIL_IMAP_PASSWORD, mail.imap-password-file"
    })
    void a_mail_password_comes_from_the_environment_or_a_file_of_its_own(String key, String variable, String instead)
            throws IOException {
        String message = refusal("mail:\n  host: mx.example.org\n  " + key + ": hunter2\n");
        assertTrue(message.contains("blogboard.yaml, line 3: mail." + key), message);
        assertTrue(message.contains(variable) && message.contains(instead), message);
        assertFalse(message.contains("hunter"), message);
        assertTrue(refusal("mail:\n  " + key + ": [hunter2]\n").contains("line 2"));
        assertEquals("", read("mail:\n  " + key + ": \"\"\n").mailPassword(), "nothing gives nothing away");
        Path secret = Files.writeString(directory.resolve("secret"), "hunter2\n");
        Config config = read("mail:\n  host: mx.example.org\n  username: blogs\n  password-file: " + secret + "\n");
        assertEquals("hunter2", MailParts.settings(config).password());
    }

    @Test
    void a_file_that_is_not_yaml_is_refused_with_its_line() {
        String message = refusal("poll:\n  interval: 30m\n bad: [1\n");
        assertTrue(message.contains("line 3") || message.contains("line 4"), message);
        assertTrue(message.contains("not YAML"), message);
    }

    @Test
    void a_file_that_is_named_and_not_there_is_missed() {
        ConfigException refused = assertThrows(
                ConfigException.class, () -> new ConfigReader(Map.of()).read(directory.resolve("none.yaml")));
        assertTrue(String.valueOf(refused.getMessage()).contains("none.yaml"));
    }

    @Test
    void a_key_written_twice_is_refused() {
        String message = refusal("poll:\n  interval: 30m\n  interval: 40m\n");
        assertTrue(message.contains("line 3"), message);
        assertTrue(message.contains("poll.interval"), message);
    }

    private String refusal(String yaml) {
        return String.valueOf(
                assertThrows(ConfigException.class, () -> read(yaml)).getMessage());
    }

    private Config read(String yaml) throws IOException {
        return new ConfigReader(Map.of()).read(file(yaml));
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("blogboard.yaml"), yaml);
    }
}

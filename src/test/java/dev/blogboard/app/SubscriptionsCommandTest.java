package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command {@code subscriptions}, as it is typed. */
class SubscriptionsCommandTest {
    @TempDir
    Path directory;

    private String run(String data, int exitCode, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter into = new PrintWriter(said);
        CommandLine line = Cli.line(Map.of(
                        "BLOGBOARD_DATA_DIR", directory.resolve(data).toString(),
                        "BLOGBOARD_CATALOGUE_FILE", "",
                        "BLOGBOARD_LIBRARY_LOAD", "false"))
                .setOut(into)
                .setErr(into)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        assertEquals(exitCode, line.execute(arguments), said::toString);
        return said.toString();
    }

    private String run(String... arguments) {
        return run("data", 0, arguments);
    }

    @Test
    void an_export_imported_elsewhere_exports_the_same() throws IOException {
        run("subscriptions", "add", "kafka", "--to", "channel:12", "--cadence", "weekly", "--day", "friday", "--yes");
        run("subscriptions", "add", "rust", "--to", "mail:you@example.com", "--yes");
        run("subscriptions", "add", "flink", "--quiet", "22-7", "--most-a-day", "3", "--yes");
        run("subscriptions", "pause", "3");
        String exported = run("subscriptions", "export");
        Path file = Files.writeString(directory.resolve("subscriptions.jsonl"), exported);
        assertEquals("Added 3 subscriptions.\n", run("elsewhere", 0, "subscriptions", "import", file.toString()));
        assertEquals(exported, run("elsewhere", 0, "subscriptions", "export"));
        assertEquals(
                "Added 0 subscriptions, 3 were there already.\n",
                run("elsewhere", 0, "subscriptions", "import", file.toString()));
    }

    @Test
    void of_an_import_with_a_line_that_makes_no_sense_nothing_is_added() throws IOException {
        for (String odd : new String[] {
            "{\"query\":\"rust\"}",
            "{\"query\":\"rust\",\"to\":\"mail:you@example.com\",\"cadence\":\"instant\"}",
            "{\"query\":\"rust\",\"to\":\"terminal\",\"hour\":\"nine\"}",
            "{\"query\":\"rust\",\"to\":\"channel:12\",\"role\":\"admins\"}",
            "{\"query\":\"\",\"to\":\"terminal\"}",
            "rust"
        }) {
            Path file = Files.writeString(
                    directory.resolve("odd.jsonl"), "{\"query\":\"kafka\",\"to\":\"terminal\"}\n" + odd + "\n");
            String said = run("data", 1, "subscriptions", "import", file.toString());
            assertTrue(said.contains("Nothing was added. Line 2 of"), said);
            assertEquals("", run("subscriptions", "list"));
        }
    }

    @Test
    void one_is_silent_for_some_days_and_resumed() {
        run("subscriptions", "add", "kafka", "--yes");
        String silenced = run("subscriptions", "pause", "1", "--days", "7");
        assertTrue(silenced.contains("No more alerts of the subscription kafka until"), silenced);
        assertTrue(run("subscriptions", "list").contains("silent until"));
        assertTrue(run("subscriptions", "list", "--json").contains("\"state\":\"silent\""));
        run("subscriptions", "resume", "1");
        assertFalse(run("subscriptions", "list").contains("silent"));
        assertTrue(run("data", 2, "subscriptions", "pause", "1", "--days", "-3").contains("--days is -3"));
        assertTrue(run("data", 1, "subscriptions", "resume", "7").contains("There is no subscription 7"));
    }
}

package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.OwnProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that serves, and commands beside it. */
@DisabledOnOs(OS.WINDOWS) // There is no SIGTERM.
class ServeTest {
    /** Nothing takes this long; a test that waits for it in vain fails. */
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    Path directory = Path.of("");

    @Test
    void commands_beside_a_running_serve_write_and_it_indexes_what_they_wrote() throws Exception {
        try (Blogs blogs = new Blogs()) {
            blogs.putFeed("/one", "One", "Sharding at scale");
            Process serve = serve();
            try {
                await(() -> run("alive").equals("0 Serving.\n"));
                assertEquals("0", run("feeds", "add", blogs.url("/one")).substring(0, 1));
                run("poll", "--all");
                await(() -> run("search", "--json", "sharding").contains("\"Sharding at scale\""));
                assertTrue(run("serve").startsWith("1 "), "one process serves at a time");
                assertTrue(serve.isAlive(), "the end of its input does not stop it");
            } finally {
                serve.destroy();
            }
            assertTrue(serve.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "SIGTERM stops it");
            assertTrue(run("alive").startsWith("1 "));
            assertTrue(DataLock.tryTake(directory.resolve("data")).isPresent());
            String log = Files.readString(directory.resolve("log"));
            assertFalse(log.contains("Exception"), log);
            assertFalse(log.contains("blogboard> "), "there is no prompt without a terminal");
        }
    }

    private Process serve() throws IOException {
        ProcessBuilder builder = OwnProcess.blogboard(List.of("-Xmx256m", "-XX:+UseSerialGC"), List.of("serve"))
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment().putAll(environment());
        return builder.start();
    }

    private Map<String, String> environment() {
        return Map.of(
                "BLOGBOARD_DATA_DIR", directory.resolve("data").toString(),
                "BLOGBOARD_CATALOGUE_FILE", "",
                "BLOGBOARD_LIBRARY_LOAD", "false",
                "BLOGBOARD_WEB_PORT", "0",
                "BLOGBOARD_FETCH_ALLOW_PRIVATE_ADDRESSES", "true");
    }

    /** The exit code, a space, and what it printed. */
    private String run(String... arguments) {
        StringWriter output = new StringWriter();
        int exitCode = Cli.line(new HashMap<>(environment()))
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
        return exitCode + " " + output;
    }

    private static void await(Supplier<Boolean> condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.get()) {
            assertTrue(System.nanoTime() < end, "waited in vain");
            Thread.sleep(50);
        }
    }
}

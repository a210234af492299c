package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.blogboard.OwnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that poll are killed as by kill -9, again and again, and started again: no article is lost, and none is there
 * twice. With real feeds where there is a directory of them ({@code -Dfeeds.directory}), and with made-up ones anywhere.
 */
@Tag("slow")
class CrashTest {
    private static final int FEEDS = 120;

    @TempDir
    Path directory = Path.of("");

    private final Random random = new Random(20260504);

    @Test
    void polls_killed_amid_their_work_lose_and_double_nothing() throws Exception {
        try (Blogs blogs = new Blogs()) {
            List<String> paths = new ArrayList<>();
            for (int feed = 0; feed < FEEDS; feed++) {
                paths.add("/" + feed);
                blogs.putFeed("/" + feed, "Blog " + feed, articles(feed, 20));
            }
            Path opml = opml(blogs, paths);
            Path killed = directory.resolve("killed");
            poll(killed, List.of("import", opml.toString()));
            int kills = pollAmidKills(killed);
            assertTrue(kills > 0, "no poll was killed");
            assertEquals(FEEDS * 20L, number(killed, "SELECT count(*) FROM article"));
            assertEquals(FEEDS * 20L, number(killed, "SELECT count(DISTINCT url) FROM article"));
            assertEquals(0, number(killed, "SELECT count(*) FROM article WHERE matched = 0"));

            for (int feed = 0; feed < FEEDS; feed++) {
                blogs.putFeed("/" + feed, "Blog " + feed, articles(feed, 21));
            }
            poll(killed, List.of("--help")); // The class path is warm again, so that the kills come in the work.
            execute(killed, "UPDATE feed SET next_poll = 0");
            pollAmidKills(killed);
            assertEquals(FEEDS * 21L, number(killed, "SELECT count(*) FROM article"));
            assertEquals(FEEDS * 21L, number(killed, "SELECT count(DISTINCT url) FROM article"));
            assertEquals(FEEDS, number(killed, "SELECT count(*) FROM article WHERE history = 0"));
            assertSound(killed);
        }
    }

    @Test
    void real_feeds_are_polled_twice_and_amid_kills_with_the_same_outcome() throws Exception {
        Path files = Path.of(System.getProperty("feeds.directory", "../shared/data/feeds"));
        assumeTrue(Files.isDirectory(files), () -> "there are no feeds in " + files);
        try (Blogs blogs = new Blogs();
                Stream<Path> feeds = Files.list(files)) {
            List<String> paths = new ArrayList<>();
            for (Path file : feeds.filter(file -> !file.toString().endsWith(".tsv"))
                    .sorted()
                    .toList()) {
                String path = "/" + paths.size();
                blogs.putBytes(path, "application/xml", Files.readAllBytes(file));
                paths.add(path);
            }
            Path opml = opml(blogs, paths);
            Path calm = directory.resolve("calm");
            poll(calm, List.of("import", opml.toString()));
            String first = poll(calm, List.of("poll"));
            String second = poll(calm, List.of("poll", "--all"));
            System.out.println(paths.size() + " files: " + first + "again: " + second);
            assertTrue(second.contains(" 0 fresh") && second.contains("; 0 new articles"), second);

            Path killed = directory.resolve("killed");
            poll(killed, List.of("import", opml.toString()));
            int kills = pollAmidKills(killed);
            assertTrue(kills > 0, "no poll was killed");
            // Where two feeds have the same article, the one that is polled first gives it its title.
            String doubled = "SELECT count(*) - count(DISTINCT coalesce(canonical, id)) FROM article";
            assertEquals(0, number(killed, doubled));
            assertEquals(articles(calm), articles(killed));
            assertSound(killed);
        }
    }

    private static SortedSet<String> articles(Path data) throws SQLException {
        String all = "SELECT group_concat(coalesce(canonical, url), char(10)) FROM article";
        return new TreeSet<>(text(data, all).lines().toList());
    }

    private static String[] articles(int feed, int count) {
        String[] titles = new String[count];
        for (int number = 0; number < count; number++) {
            titles[number] = "Story " + (count - number) + " of blog " + feed;
        }
        return titles;
    }

    private Path opml(Blogs blogs, List<String> paths) throws IOException {
        StringBuilder outlines = new StringBuilder("<opml version=\"2.0\"><body>");
        for (String path : paths) {
            outlines.append("<outline text=\"Blog " + path.substring(1) + "\" xmlUrl=\"" + blogs.url(path) + "\"/>");
        }
        return Files.writeString(directory.resolve("feeds.opml"), outlines.append("</body></opml>"));
    }

    /** Polls what is due until nothing is, killing the process ever later, and returns how many it killed. */
    private int pollAmidKills(Path data) throws Exception {
        int kills = 0;
        long patience = 500;
        while (number(data, "SELECT count(*) FROM feed WHERE next_poll <= unixepoch()") > 0) {
            long before = number(data, "SELECT count(*) FROM feed WHERE next_poll > unixepoch()");
            Process process = start(data, List.of("poll"));
            if (process.waitFor(patience + random.nextLong(200), TimeUnit.MILLISECONDS)) {
                continue;
            }
            process.destroyForcibly().waitFor();
            kills++;
            long polled = number(data, "SELECT count(*) FROM feed WHERE next_poll > unixepoch()") - before;
            patience = polled == 0 ? patience + 200 : patience;
        }
        poll(data, List.of("search", "anything")); // Brings the index up to date.
        System.out.println(kills + " processes killed while they polled.");
        return kills;
    }

    private void assertSound(Path data) throws Exception {
        assertEquals("ok", text(data, "PRAGMA integrity_check"));
        assertEquals("", text(data, "SELECT coalesce(group_concat(\"table\"), '') FROM pragma_foreign_key_check"));
        assertTrue(poll(data, List.of("doctor")).contains("holds all that the database holds"));
    }

    private String poll(Path data, List<String> arguments) throws Exception {
        Process process = start(data, arguments);
        process.waitFor();
        return Files.readString(directory.resolve("output"));
    }

    private Process start(Path data, List<String> arguments) throws IOException {
        ProcessBuilder builder = OwnProcess.blogboard(OwnProcess.BRIEF, arguments)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment()
                .putAll(Map.of(
                        "BLOGBOARD_DATA_DIR", data.toString(),
                        "BLOGBOARD_CATALOGUE_FILE", "",
                        "BLOGBOARD_LIBRARY_LOAD", "false",
                        "BLOGBOARD_POLL_INTERVAL", "1d",
                        "BLOGBOARD_FETCH_ALLOW_PRIVATE_ADDRESSES", "true"));
        return builder.start();
    }

    private static long number(Path data, String sql) throws SQLException {
        return Long.parseLong(text(data, sql));
    }

    private static String text(Path data, String sql) throws SQLException {
        try (Connection connection = open(data);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static void execute(Path data, String sql) throws SQLException {
        try (Connection connection = open(data);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static Connection open(Path data) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("blogboard.db"));
    }
}

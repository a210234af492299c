package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogboard.alert.Alerts;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.article.ArticleId;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteAlerts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as they are typed, on a data directory of their own and feeds on the loopback address. */
class CommandLineTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory = Path.of("");

    private Blogs blogs = none();

    /** What a command came to. */
    private record Run(int exitCode, String output, String error) {
        List<JsonNode> lines() throws IOException {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : output.lines().toList()) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        }
    }

    @BeforeEach
    void startBlogs() throws IOException {
        blogs = new Blogs();
    }

    @AfterEach
    void stopBlogs() {
        blogs.close();
    }

    private Run run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private Run run(Map<String, String> overrides, String... arguments) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "BLOGBOARD_DATA_DIR", directory.resolve("data").toString(),
                "BLOGBOARD_CATALOGUE_FILE", "",
                "BLOGBOARD_LIBRARY_LOAD", "false",
                "BLOGBOARD_FETCH_ALLOW_PRIVATE_ADDRESSES", "true"));
        environment.putAll(overrides);
        StringWriter output = new StringWriter();
        StringWriter error = new StringWriter();
        CommandLine line = Cli.line(environment)
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(error))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        int exitCode = line.execute(arguments);
        return new Run(exitCode, output.toString(), error.toString());
    }

    private Path opml(String... paths) throws IOException {
        StringBuilder outlines = new StringBuilder();
        for (String path : paths) {
            outlines.append("<outline text=\"Blog of " + path.substring(1) + "\" xmlUrl=\"" + blogs.url(path) + "\"/>");
        }
        return Files.writeString(
                directory.resolve("feeds.opml"), "<opml version=\"2.0\"><body>" + outlines + "</body></opml>");
    }

    private static List<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .toList();
    }

    @Test
    void feeds_are_imported_polled_and_searched() throws IOException {
        blogs.putFeed("/one", "One", "Sharding at scale", "Queues we love");
        assertEquals(0, run("import", opml("/one").toString()).exitCode());
        List<JsonNode> poll = run("poll", "--json").lines();
        assertEquals(List.of("feed", "outcome", "status", "items", "new", "ms", "error"), names(poll.getFirst()));
        assertEquals(blogs.url("/one"), poll.getFirst().get("feed").asText());
        assertEquals("fresh", poll.getFirst().get("outcome").asText());
        assertEquals(200, poll.getFirst().get("status").asInt());
        assertEquals(2, poll.getFirst().get("items").asInt());
        assertTrue(poll.getFirst().get("error").isNull());
        JsonNode summary = poll.getLast().get("summary");
        assertEquals(List.of("feeds", "fresh", "notModified", "failed", "new", "ms"), names(summary));
        assertEquals(2, summary.get("new").asInt());

        List<JsonNode> hits = run("search", "--json", "queues").lines();
        assertEquals(2, hits.size());
        assertEquals("Queues we love", hits.getFirst().get("title").asText());
        assertTrue(names(hits.getFirst())
                .containsAll(List.of("rank", "title", "url", "company", "published", "snippet", "score")));
        assertEquals(1, hits.getLast().get("total").asInt());
        assertTrue(hits.getLast().has("ms"));
    }

    @Test
    void alerts_are_counted_by_their_state() throws IOException {
        blogs.putFeed("/one", "One", "Sharding at scale");
        assertEquals(0, run("import", opml("/one").toString()).exitCode());
        assertEquals(
                0,
                run("subscriptions", "add", "queues", "--to", "channel:42", "--yes")
                        .exitCode());
        assertEquals(0, run("poll").exitCode());
        try (Database database = Database.open(directory.resolve("data").resolve("blogboard.db"))) {
            Alerts.Match match = new Alerts.Match(new ArticleId(1), new SubscriptionId(1));
            assertEquals(1, new SqliteAlerts(database).record(List.of(), List.of(match), Instant.now()));
        }
        JsonNode status = run("subscriptions", "status", "--json").lines().getFirst();
        assertEquals(List.of("pending", "sending", "sent", "deferred", "paused", "in doubt"), names(status));
        assertEquals(1, status.get("pending").asInt());
        run("subscriptions", "pause", "1");
        String text = run("subscriptions", "status").output();
        assertTrue(text.contains(" 0  pending") && text.contains(" 1  paused"), text);
    }

    @Test
    void the_second_poll_sends_the_validator_back_and_brings_nothing_new() throws IOException {
        blogs.putFeed("/one", "One", "Sharding at scale");
        run("import", opml("/one").toString());
        run("poll");
        assertEquals("No feed is due.\n", run("poll").output());
        List<JsonNode> again = run("poll", "--all", "--json").lines();
        assertEquals("notModified", again.getFirst().get("outcome").asText());
        assertEquals(304, again.getFirst().get("status").asInt());
        assertEquals(0, again.getLast().get("summary").get("new").asInt());
        assertEquals("/one null", blogs.conditions().getFirst());
        assertTrue(blogs.conditions().getLast().matches("/one \"[0-9a-f]+\""), blogs.conditions()::toString);
    }

    @Test
    void one_feed_is_polled_by_its_url_or_its_companys_name_due_or_not() throws IOException {
        blogs.putFeed("/one", "One", "Sharding at scale");
        blogs.putFeed("/two", "Two", "Queues we love");
        run("import", opml("/one", "/two").toString());
        run("poll");
        blogs.putFeed("/one", "One", "A new article", "Sharding at scale");
        blogs.putFeed("/two", "Two", "Another new article", "Queues we love");
        List<JsonNode> byUrl =
                run("poll", "--json", "--feed", blogs.url("/one")).lines();
        assertEquals(1, byUrl.getLast().get("summary").get("feeds").asInt());
        assertEquals(1, byUrl.getLast().get("summary").get("new").asInt());
        List<JsonNode> byName = run("poll", "--json", "--feed", "blog of two").lines();
        assertEquals(1, byName.getLast().get("summary").get("new").asInt());
        Run unknown = run("poll", "--feed", "nobody");
        assertEquals(1, unknown.exitCode());
        assertTrue(unknown.error().contains("\"nobody\""), unknown.error());
    }

    @Test
    void nothing_overrides_retry_after() throws IOException {
        blogs.putStatus("/busy", 429, Map.of("Retry-After", "3600"));
        run("import", opml("/busy").toString());
        run("poll");
        blogs.putFeed("/busy", "Busy", "It is quiet again");
        List<JsonNode> poll = run("poll", "--all", "--json").lines();
        assertEquals("throttled", poll.getFirst().get("outcome").asText());
        assertEquals(0, poll.getLast().get("summary").get("new").asInt());
        assertTrue(blogs.conditions().isEmpty(), "the server was asked again");
    }

    @Test
    void what_one_feed_sends_disturbs_no_other() throws IOException {
        blogs.putEndless("/endless", "<rss><channel>" + "<item><title>x</title></item>".repeat(1_000));
        blogs.put("/broken", "application/rss+xml", "<rss><channel><item>");
        blogs.put("/page", "text/html", "<html><body>We have moved.</body></html>");
        blogs.put("/empty", "application/rss+xml", "");
        blogs.put("/binary", "application/rss+xml", "\u0000\u0001\u0002".repeat(1_000));
        blogs.putStatus("/error", 500, Map.of());
        blogs.putStatus("/gone", 410, Map.of());
        blogs.putStatus("/loop", 302, Map.of("Location", "/loop"));
        blogs.putFeed("/good", "Good", "All is well");
        run(
                "import",
                opml("/endless", "/broken", "/page", "/empty", "/binary", "/error", "/gone", "/loop", "/good")
                        .toString());
        Run poll = run("poll", "--json");
        assertEquals(0, poll.exitCode(), poll.error());
        List<JsonNode> lines = poll.lines();
        assertEquals("fresh", of(lines, "/good").get("outcome").asText());
        assertEquals("gone", of(lines, "/gone").get("outcome").asText());
        for (String bad : List.of("/endless", "/page", "/empty", "/binary", "/error", "/loop")) {
            JsonNode line = of(lines, bad);
            assertEquals("failed", line.get("outcome").asText(), bad);
            assertFalse(line.get("error").asText().isBlank(), bad);
        }
        Run health = run("feeds", "health");
        assertTrue(health.output().contains("500"), health.output());
        assertTrue(health.output().contains("next try in"), health.output());
        assertEquals(9, run("feeds", "list", "--json").lines().size());
    }

    private JsonNode of(List<JsonNode> lines, String path) {
        return lines.stream()
                .filter(line -> line.path("feed").asText().equals(blogs.url(path)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_query_with_no_hits_is_done() throws IOException {
        Run none = run("search", "--json", "zyzzyva");
        assertEquals(0, none.exitCode());
        assertEquals(0, none.lines().getLast().get("total").asInt());
    }

    @Test
    void wrong_usage_is_told_on_standard_error_with_exit_code_2() {
        for (String[] wrong : List.of(
                new String[] {"serch"},
                new String[] {"search"},
                new String[] {"search", "--limit", "many", "x"},
                new String[] {"search", "--limit", "-1", "x"},
                new String[] {"search", "--since", "yester day", "x"},
                new String[] {"search", "--sort", "oldest", "x"},
                new String[] {"feeds"},
                new String[] {"feeds", "add", "ftp://example.com/feed"},
                new String[] {"poll", "--everything"})) {
            Run run = run(wrong);
            assertEquals(2, run.exitCode(), String.join(" ", wrong));
            assertEquals("", run.output(), String.join(" ", wrong));
            assertFalse(run.error().isBlank(), String.join(" ", wrong));
        }
    }

    @Test
    void a_bad_query_ends_with_exit_code_2_and_a_caret_at_the_place() {
        for (String bad : List.of(
                "kafka since:yesterday",
                "company:",
                "topic:nosuchtopic",
                "year:2023..2021",
                "x".repeat(1_001),
                IntStream.range(0, 65).mapToObj(word -> "w" + word).collect(Collectors.joining(" ")),
                "\"a b\"~101")) {
            for (String[] command : List.of(new String[] {"search", bad}, new String[] {"search", "--json", bad})) {
                Run run = run(command);
                assertEquals(2, run.exitCode(), bad);
                assertEquals("", run.output(), bad);
                List<String> lines = run.error().lines().toList();
                assertEquals(3, lines.size(), run.error());
                assertTrue(lines.getLast().matches("  .{0,80}\\^"), run.error());
            }
        }
    }

    @Test
    void a_word_with_a_minus_is_excluded_and_no_option() throws IOException {
        blogs.putFeed("/one", "One", "Kafka and hiring", "Kafka and caching");
        run("import", opml("/one").toString());
        run("poll");
        for (String[] words : List.of(
                new String[] {"kafka", "-hiring"}, new String[] {"-hiring", "kafka"}, new String[] {"-hiring"})) {
            List<String> arguments = new ArrayList<>(List.of("search", "--json"));
            arguments.addAll(List.of(words));
            Run run = run(arguments.toArray(String[]::new));
            assertEquals(0, run.exitCode(), run.error());
            assertEquals(
                    "Kafka and caching", run.lines().getFirst().get("title").asText());
            assertEquals(1, run.lines().getLast().get("total").asInt());
        }
        Run mistyped = run("search", "kafka", "--limti");
        assertEquals(2, mistyped.exitCode());
        assertTrue(mistyped.error().contains("--limti"), mistyped.error());
        assertTrue(run("search", "-h").output().startsWith("Usage: "));
    }

    @Test
    void every_command_explains_itself() {
        commands("", Cli.line(Map.of())).forEach(command -> {
            String[] arguments = Stream.concat(Stream.of(command.strip().split(" ", -1)), Stream.of("--help"))
                    .filter(argument -> !argument.isEmpty())
                    .toArray(String[]::new);
            Run help = run(arguments);
            assertEquals(0, help.exitCode(), command);
            assertTrue(help.output().startsWith("Usage: blogboard" + command), help.output());
        });
    }

    private static Stream<String> commands(String path, CommandLine line) {
        return Stream.concat(
                Stream.of(path),
                line.getSubcommands().entrySet().stream()
                        .flatMap(entry -> commands(path + " " + entry.getKey(), entry.getValue())));
    }

    @Test
    void the_configuration_file_may_be_named_before_or_after_the_command() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.yaml"), "poll:\n  interval: soon\n");
        for (String[] arguments : List.of(
                new String[] {"--config", file.toString(), "feeds", "list"},
                new String[] {"feeds", "--config", file.toString(), "list"},
                new String[] {"feeds", "list", "--config", file.toString()})) {
            Run run = run(arguments);
            assertEquals(1, run.exitCode());
            assertTrue(run.error().contains("bad.yaml, line 2"), run.error());
        }
    }

    @Test
    void a_feed_is_found_on_a_page_and_named_after_its_title() throws IOException {
        blogs.put(
                "/blog",
                "text/html",
                "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/one\"></head></html>");
        blogs.putFeed("/one", "Acme Engineering", "Sharding at scale");
        Run add = run("feeds", "add", blogs.url("/blog"));
        assertEquals(0, add.exitCode(), add.error());
        JsonNode feed = run("feeds", "list", "--json").lines().getFirst();
        assertEquals(blogs.url("/one"), feed.get("url").asText());
        Run again = run("feeds", "add", blogs.url("/one"), "--company", "Acme");
        assertEquals(1, again.exitCode());
        assertTrue(again.error().contains("there already"), again.error());
        Run nothing = run("feeds", "add", blogs.url("/nothing"));
        assertEquals(1, nothing.exitCode());
        assertTrue(nothing.error().contains("404"), nothing.error());
    }

    @Test
    void a_paused_feed_is_not_polled_and_a_removed_one_leaves_its_articles() throws IOException {
        blogs.putFeed("/one", "One", "Sharding at scale");
        run("import", opml("/one").toString());
        run("poll");
        run("feeds", "pause", blogs.url("/one"));
        assertEquals("No feed is due.\n", run("poll", "--all").output());
        run("feeds", "resume", blogs.url("/one"));
        assertTrue(run("poll", "--all").output().contains("1 feed in "));
        assertEquals(0, run("feeds", "remove", blogs.url("/one")).exitCode());
        assertEquals("", run("feeds", "list", "--json").output());
        assertEquals(
                1,
                run("search", "--json", "sharding")
                        .lines()
                        .getLast()
                        .get("total")
                        .asInt());
        assertEquals(1, run("feeds", "remove", blogs.url("/one")).exitCode());
    }

    @Test
    void an_export_imported_elsewhere_exports_the_same() throws IOException {
        blogs.putFeed("/one", "One & only <1>", "Sharding at scale");
        blogs.putFeed("/two", "Two", "Queues we love");
        run("import", opml("/one", "/two").toString());
        run("poll");
        run("feeds", "pause", blogs.url("/two"));
        Path file = directory.resolve("export.opml");
        assertEquals(0, run("export", file.toString()).exitCode());
        Map<String, String> elsewhere =
                Map.of("BLOGBOARD_DATA_DIR", directory.resolve("elsewhere").toString());
        assertTrue(run(elsewhere, "import", file.toString()).output().contains("2 feeds added"));
        assertEquals(Files.readString(file), run(elsewhere, "export").output());
        assertTrue(run(elsewhere, "import", file.toString()).output().contains("0 feeds added, 2 were there"));
    }

    @Test
    void files_that_cannot_be_used_are_told_in_a_sentence() throws IOException {
        Path notXml = Files.writeString(directory.resolve("notes.opml"), "<opml>\n<body>\n<outline");
        Run bad = run("import", notXml.toString());
        assertEquals(1, bad.exitCode());
        assertTrue(bad.error().contains("notes.opml, line 3"), bad.error());
        for (String[] arguments : List.of(
                new String[] {"import", directory.resolve("none.opml").toString()},
                new String[] {"import", directory.toString()},
                new String[] {"export", directory.resolve("no/such/place.opml").toString()},
                new String[] {"backup", directory.resolve("no/such/place.db").toString()})) {
            Run run = run(arguments);
            assertEquals(1, run.exitCode(), String.join(" ", arguments));
            assertFalse(run.error().contains("\tat "), run.error());
            assertTrue(run.error().contains(directory.toString()), run.error());
        }
    }

    @Test
    void a_backup_is_the_whole_database_and_never_overwrites() throws IOException {
        blogs.putFeed("/one", "One", "Sharding at scale");
        run("import", opml("/one").toString());
        run("poll");
        Path copy = directory.resolve("copy/blogboard.db");
        Files.createDirectories(directory.resolve("copy"));
        assertEquals(0, run("backup", copy.toString()).exitCode());
        assertEquals(1, run("backup", copy.toString()).exitCode());
        Map<String, String> restored =
                Map.of("BLOGBOARD_DATA_DIR", directory.resolve("copy").toString());
        assertEquals(
                1,
                run(restored, "search", "--json", "sharding")
                        .lines()
                        .getLast()
                        .get("total")
                        .asInt());
    }

    @Test
    void an_index_that_is_damaged_or_gone_is_made_anew() throws IOException {
        blogs.putFeed("/one", "One", "Sharding at scale");
        run("import", opml("/one").toString());
        run("poll");
        Path index = directory.resolve("data/index");
        try (Stream<Path> files = Files.list(index)) {
            for (Path segments : files.filter(
                            file -> file.getFileName().toString().startsWith("segments_"))
                    .toList()) {
                Files.writeString(segments, "what is this?");
            }
        }
        assertEquals(
                1,
                run("search", "--json", "sharding")
                        .lines()
                        .getLast()
                        .get("total")
                        .asInt());
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertEquals(
                1,
                run("search", "--json", "sharding")
                        .lines()
                        .getLast()
                        .get("total")
                        .asInt());
    }

    @Test
    void a_restored_backup_is_searched_without_what_came_after_it() throws IOException {
        blogs.putFeed("/one", "One", "Sharding at scale");
        run("import", opml("/one").toString());
        run("poll");
        Path copy = directory.resolve("copy.db");
        run("backup", copy.toString());
        blogs.putFeed("/one", "One", "Queues we love", "Sharding at scale");
        run("poll", "--all");
        Files.move(copy, directory.resolve("data/blogboard.db"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertEquals(
                0,
                run("search", "--json", "queues").lines().getLast().get("total").asInt());
        assertEquals(
                1,
                run("search", "--json", "sharding")
                        .lines()
                        .getLast()
                        .get("total")
                        .asInt());
        blogs.putFeed("/one", "One", "Caches we have", "Sharding at scale");
        run("poll", "--all");
        assertEquals(
                1,
                run("search", "--json", "caches").lines().getLast().get("total").asInt());
    }

    @Test
    void inspect_shows_what_is_read_and_stores_nothing() throws IOException {
        blogs.putFeed("/one", "One", "Sharding at scale");
        Run inspect = run(
                "inspect",
                "--json",
                blogs.url("/one"),
                directory.resolve("none.xml").toString());
        assertEquals(1, inspect.exitCode(), "one of them could not be read");
        JsonNode line = inspect.lines().getFirst();
        assertEquals(List.of("file", "ok", "error", "feed", "items"), names(line));
        assertEquals(List.of("title", "link", "description"), names(line.get("feed")));
        JsonNode item = line.get("items").get(0);
        assertEquals(
                List.of("title", "link", "id", "author", "published", "updated", "summary", "content"), names(item));
        assertEquals("2026-05-04T08:00:00Z", item.get("published").asText());
        assertTrue(item.get("author").isNull());
        assertFalse(inspect.lines().getLast().get("ok").asBoolean());
        assertFalse(Files.exists(directory.resolve("data")));
    }

    @Test
    void doctor_says_what_is_wrong_and_what_is_well() throws IOException {
        blogs.putFeed("/one", "One", "Sharding at scale");
        run("import", opml("/one").toString());
        Run doctor = run("doctor");
        assertEquals(0, doctor.exitCode(), doctor.output());
        assertTrue(doctor.output().contains("no damage found"), doctor.output());
        Run noMail = run(Map.of("BLOGBOARD_MAIL_HOST", "127.0.0.1", "BLOGBOARD_MAIL_PORT", "1"), "doctor");
        assertEquals(1, noMail.exitCode(), noMail.output());
    }

    @Test
    void editing_the_catalogue_touches_only_its_feeds_and_keeps_articles() throws IOException {
        blogs.putFeed("/one", "One", "Sharding at scale");
        blogs.putFeed("/mine", "Mine", "Queues we love");
        Path catalogue = opml("/one");
        Map<String, String> withCatalogue = Map.of("BLOGBOARD_CATALOGUE_FILE", catalogue.toString());
        run(withCatalogue, "feeds", "add", blogs.url("/mine"), "--company", "Mine");
        run(withCatalogue, "poll");
        opml("/two");
        Run reload = run(withCatalogue, "feeds", "reload");
        assertEquals(0, reload.exitCode(), reload.error());
        List<String> urls = new ArrayList<>();
        for (JsonNode feed : run(withCatalogue, "feeds", "list", "--json").lines()) {
            urls.add(feed.get("url").asText());
        }
        assertEquals(List.of(blogs.url("/two"), blogs.url("/mine")), urls);
        assertEquals(
                1,
                run(withCatalogue, "search", "--json", "sharding")
                        .lines()
                        .getLast()
                        .get("total")
                        .asInt());
        Files.writeString(catalogue, "<opml><body><outline");
        Run broken = run(withCatalogue, "feeds", "list");
        assertEquals(1, broken.exitCode());
        assertTrue(broken.error().contains("line 1"), broken.error());
    }

    @Test
    void the_starter_library_answers_before_any_poll() throws IOException {
        Map<String, String> asShipped =
                Map.of("BLOGBOARD_CATALOGUE_FILE", "config/blogs.opml", "BLOGBOARD_LIBRARY_LOAD", "true");
        List<JsonNode> hits =
                run(asShipped, "search", "--json", "python at netflix").lines();
        assertTrue(hits.getLast().get("total").asInt() > 0);
        assertEquals("Netflix", hits.getFirst().get("company").asText());
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // Set before any test runs.
    private static <T> T none() {
        return (T) null;
    }
}

package dev.blogboard.bench;

import dev.blogboard.OwnProcess;
import dev.blogboard.sqlite.Database;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Measures pages of the real server, in a process of its own: pages of search results asked for by eight clients at once
 * (wrk, which has to be installed), beside FTS5 with as many threads and the same queries, and roundups one after another.
 * The articles have the titles of the starter library, each several times with a made-up word, and made-up texts.
 * Argument: how many articles, 100000 by default.
 */
final class WebBench {
    private static final int CLIENTS = 8;
    private static final int SECONDS = 20;
    private static final int QUERIES = 400;
    private static final int ROUNDS = 5;
    private static final List<String> TOPICS =
            List.of("python", "kafka", "kubernetes", "machine-learning", "react", "postgresql", "security", "ios");
    private static final Path LIBRARY = Path.of("src/main/resources/dev/blogboard/app/library.tsv");

    private final Path directory;
    private final int articles;
    private final Random random = new Random(7);
    private final HttpClient client = HttpClient.newHttpClient();

    private WebBench(Path directory, int articles) {
        this.directory = directory;
        this.articles = articles;
    }

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("web-bench");
        try {
            new WebBench(directory, arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0])).run();
        } finally {
            delete(directory);
        }
    }

    private void run() throws Exception {
        List<String[]> library = Files.readAllLines(LIBRARY).stream()
                .skip(1)
                .map(row -> row.split("\t", -1))
                .toList();
        store(library);
        List<String> queries = queries(library);
        int port = freePort();
        // Tags and indexes all before it answers.
        process(port, "roundup", "python").waitFor();
        Process server = process(port, "serve");
        try {
            String base = "http://127.0.0.1:" + port;
            awaitAnswer(base + "/healthz");
            System.out.printf(Locale.ROOT, "%n%,d articles, %d clients%n", articles, CLIENTS);
            wrk(base, queries, 10);
            System.out.println("search page: " + wrk(base, queries, SECONDS));
            fts5(queries);
            roundups(base);
        } finally {
            server.destroy();
            server.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private void store(List<String[]> library) throws SQLException {
        Path file = directory.resolve("blogboard.db");
        Database.open(file).close();
        SyntheticArticles synthetic = new SyntheticArticles();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement company =
                        connection.prepareStatement("INSERT OR IGNORE INTO company (id, name) VALUES (?1, ?1)");
                PreparedStatement article = connection.prepareStatement("""
                        INSERT INTO article (company, canonical, url, title, text, published, precision, first_seen,
                                             history, matched, change)
                        VALUES (?1, ?2, ?2, ?3, ?4, ?5, 'DAY', ?5, 1, 1, ?6)
                        """)) {
            connection.setAutoCommit(false);
            for (int number = 1; number <= articles; number++) {
                String[] row = library.get(random.nextInt(library.size()));
                company.setString(1, row[0]);
                company.executeUpdate();
                article.setString(1, row[0]);
                article.setString(2, "https://blog.example/" + number);
                article.setString(3, row[4] + " " + synthetic.text(2));
                article.setString(4, synthetic.text(SyntheticArticles.BODY));
                LocalDate day = LocalDate.parse("2014-01-01").plusDays(random.nextInt(12 * 365));
                article.setLong(5, day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
                article.setLong(6, number);
                article.executeUpdate();
            }
            try (Statement change = connection.createStatement()) {
                change.executeUpdate("UPDATE setting SET value = '" + articles + "' WHERE name = 'last-change'");
            }
            connection.commit();
        }
    }

    /** Words as people type them: one or two of a title, or of texts. */
    private List<String> queries(List<String[]> library) {
        Set<String> queries = new LinkedHashSet<>();
        while (queries.size() < QUERIES) {
            List<String> words = Stream.of(library.get(random.nextInt(library.size()))[4].split("[^A-Za-z]+", -1))
                    .filter(word -> word.length() > 3)
                    .toList();
            if (words.size() > 2) {
                int at = random.nextInt(words.size() - 1);
                queries.add(random.nextBoolean() ? words.get(at) : words.get(at) + " " + words.get(at + 1));
            }
            if (queries.size() % 5 == 0) {
                queries.add(SyntheticArticles.word(100 + random.nextInt(2_000)));
            }
        }
        return List.copyOf(queries);
    }

    private Process process(int port, String... command) throws IOException {
        ProcessBuilder builder = OwnProcess.blogboard(List.of("-Xmx512m"), List.of(command));
        builder.environment()
                .putAll(Map.of(
                        "BLOGBOARD_DATA_DIR", directory.toString(),
                        "BLOGBOARD_CATALOGUE_FILE", "",
                        "BLOGBOARD_LIBRARY_LOAD", "false",
                        "BLOGBOARD_WEB_TRUSTED_PROXIES", "127.0.0.1",
                        "BLOGBOARD_WEB_PORT", Integer.toString(port)));
        builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("log.txt").toFile());
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer(String url) throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            try {
                if (get(url).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Asked again below.
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("The server does not answer; its log is in " + directory);
    }

    /** Each request comes from another client, for the server lets none ask that often. */
    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        String from = "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("X-Forwarded-For", from)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String wrk(String base, List<String> queries, int seconds) throws IOException, InterruptedException {
        StringBuilder paths = new StringBuilder();
        queries.forEach(query -> paths.append("\"/?q=")
                .append(URLEncoder.encode(query, StandardCharsets.UTF_8))
                .append("\",\n"));
        Path script = directory.resolve("wrk.lua");
        Files.writeString(script, """
                local paths = {
                %s}
                request = function()
                  local from = "10." .. math.random(0, 255) .. "." .. math.random(0, 255) .. "." .. math.random(0, 255)
                  return wrk.format("GET", paths[math.random(#paths)], {["X-Forwarded-For"] = from})
                end
                done = function(summary, latency)
                  io.write(string.format("p50 %%.1f ms, p95 %%.1f ms, p99 %%.1f ms; %%.0f a second; %%d refused or failed\\n",
                    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000,
                    summary.requests / summary.duration * 1e6, summary.errors.status + summary.errors.timeout))
                end
                """.formatted(paths));
        Process wrk = new ProcessBuilder(
                        "wrk", "-t1", "-c" + CLIENTS, "-d" + seconds + "s", "-s", script.toString(), base)
                .redirectErrorStream(true)
                .start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines()
                .filter(line -> line.startsWith("p50"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(output));
    }

    /** Each with a parameter that no other has, so that none is one that was kept; then as they are asked for. */
    private void roundups(String base) throws IOException, InterruptedException {
        System.out.println(
                "roundup, written anew, one after another: " + figures(roundups(base, round -> "?round=" + round)));
        System.out.println("roundup, asked for again: " + figures(roundups(base, round -> "")));
    }

    private List<Double> roundups(String base, IntFunction<String> parameters)
            throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (String topic : TOPICS) {
                long started = System.nanoTime();
                int status = get(base + "/roundup/" + topic + parameters.apply(round))
                        .statusCode();
                if (status != 200) {
                    throw new IllegalStateException("/roundup/" + topic + ": " + status);
                }
                if (round > 0) {
                    times.add((System.nanoTime() - started) / 1e6);
                }
            }
        }
        return times;
    }

    /** The ten best with snippets, and how many there are, by as many threads, each with a connection of its own. */
    private void fts5(List<String> queries) throws Exception {
        String url = "jdbc:sqlite:" + directory.resolve("fts.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIRTUAL TABLE doc USING fts5(title, body, tokenize = 'porter')");
            statement.execute("ATTACH '" + directory.resolve("blogboard.db") + "' AS store");
            statement.execute("INSERT INTO doc SELECT title, text FROM store.article");
        }
        List<Double> times = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int thread = 0; thread < CLIENTS; thread++) {
                int first = thread * 31;
                tasks.add(() -> {
                    ask(url, queries, first, times);
                    return null;
                });
            }
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
        System.out.println("FTS5, count and snippets: " + figures(times));
    }

    private static void ask(String url, List<String> queries, int first, List<Double> times) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement top = connection.prepareStatement("""
                        SELECT snippet(doc, 1, '[', ']', '…', 30) FROM doc WHERE doc MATCH ? ORDER BY rank LIMIT 10
                        """);
                PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM doc WHERE doc MATCH ?")) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            for (int number = first; System.nanoTime() < end; number++) {
                String match = '"' + queries.get(number % queries.size()).replace(" ", "\" \"") + '"';
                long started = System.nanoTime();
                for (PreparedStatement statement : List.of(top, count)) {
                    statement.setString(1, match);
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            rows.getString(1);
                        }
                    }
                }
                times.add((System.nanoTime() - started) / 1e6);
            }
        }
    }

    private static String figures(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms",
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100],
                sorted[sorted.length * 99 / 100]);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

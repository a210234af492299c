package dev.blogboard.bench;

import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.lucene.LuceneIndex;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.Topics;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteArticles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;

/**
 * Measures whole answers (parse, rank, count, facets, rows, snippets) for each class of queries, beside the bare Lucene top
 * ten of the same condition and a top ten with snippets and count from FTS5, on synthetic articles. All three are warm: of
 * a server that has been running for a while. Arguments: how many articles, several numbers for several runs.
 */
final class SearchBench {
    private static final int WARM_UP = 30;
    private static final int MEASURED = 100;
    /** So often all queries are asked before any is measured. */
    private static final int ROUNDS_BEFORE = 4;
    /** What takes longer in all is measured less often, but at least … */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(15);
    /** … so often. */
    private static final int LEAST = 20;

    private SearchBench() {}

    /** A class of queries: the n-th one as it is typed, and as FTS5 has it. */
    private record Kind(String name, IntFunction<String> typed, IntFunction<String> fts) {}

    private static final List<Kind> KINDS = List.of(
            same("rare word", n -> word(60_000 + 97 * n)),
            same("middle word", n -> word(2_000 + 7 * n)),
            same("word in 30 %", n -> word(120 + n % 40)),
            same("two by AND", n -> word(120 + n % 40) + " " + word(170 + n % 50)),
            new Kind(
                    "three by OR",
                    n -> word(120 + n % 40) + " OR " + word(170 + n % 50) + " OR " + word(230 + n % 50),
                    n -> word(120 + n % 40) + " OR " + word(170 + n % 50) + " OR " + word(230 + n % 50)),
            same("phrase", n -> '"' + word(20 + n % 20) + " " + word(40 + n % 20) + '"'),
            new Kind(
                    "exclusion",
                    n -> word(120 + n % 40) + " -" + word(60 + n % 50),
                    n -> word(120 + n % 40) + " NOT " + word(60 + n % 50)),
            new Kind(
                    "at a company",
                    n -> word(120 + n % 40) + " company:company-" + n,
                    n -> "{title body} : " + word(120 + n % 40) + " AND company : \"company " + n + "\""),
            new Kind("since a date", n -> word(120 + n % 40) + " since:" + (2014 + n % 12), n -> word(120 + n % 40)),
            same("prefix", n -> word(300 + 61 * n).substring(0, 4) + "*"));

    private static Kind same(String name, IntFunction<String> typed) {
        return new Kind(name, typed, typed);
    }

    private static String word(int rank) {
        return SyntheticArticles.word(rank);
    }

    public static void main(String[] sizes) throws Exception {
        for (String size : sizes) {
            Path directory = Files.createTempDirectory("search-bench");
            try {
                run(directory, Integer.parseInt(size));
            } finally {
                delete(directory);
            }
        }
    }

    private static void run(Path directory, int size) throws Exception {
        Path file = directory.resolve("blogboard.db");
        InstantSource clock = InstantSource.system();
        try (Database database = Database.open(file)) {
            new SyntheticArticles().store(file, size);
            Companies companies = new Companies(IntStream.range(0, SyntheticArticles.COMPANIES)
                    .mapToObj(number -> Company.named("Company " + number))
                    .toList());
            LuceneAnalysis analysis = new LuceneAnalysis(() -> companies, () -> Topics.NONE, "");
            Path indexed = directory.resolve("index");
            try (LuceneIndex index =
                    LuceneIndex.writable(indexed, new SqliteArticles(database, clock), analysis, clock)) {
                long started = System.nanoTime();
                index.catchUp();
                double seconds = (System.nanoTime() - started) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "%n%,d articles: indexed in %.1f s, %,.0f a second; index %,d MB; heap limit %,d MB%n",
                        size,
                        seconds,
                        size / seconds,
                        size(indexed) >> 20,
                        Runtime.getRuntime().maxMemory() >> 20);
                Fts5 fts = Fts5.of(directory.resolve("fts.db"), file);
                try (fts) {
                    measure(new Ours(new QueryParser(companies), index), indexed, fts);
                }
            }
        }
    }

    private record Ours(QueryParser parser, LuceneIndex index) {
        void answer(Kind kind, int number) throws Exception {
            Query query = parser.parse(kind.typed().apply(number)).query();
            index.search(SearchRequest.firstPage(query));
        }
    }

    private interface Task {
        void run(int number) throws Exception;
    }

    private static void measure(Ours ours, Path indexed, Fts5 fts) throws Exception {
        System.out.printf(
                "%-14s %24s %24s %24s%n",
                "p50/p95/p99, ms", "whole answer", "bare Lucene top 10", "FTS5, count, snippets");
        try (FSDirectory directory = FSDirectory.open(indexed);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher bare = new IndexSearcher(reader);
            for (int number = 0; number < ROUNDS_BEFORE * MEASURED; number++) {
                for (Kind kind : KINDS) {
                    ours.answer(kind, number % MEASURED);
                }
            }
            for (Kind kind : KINDS) {
                String answer = timed(n -> ours.answer(kind, n));
                Map<Integer, org.apache.lucene.search.Query> rendered = new LinkedHashMap<>();
                for (int n = 0; n < MEASURED; n++) {
                    rendered.put(n, BareQueries.of(kind.typed().apply(n)));
                }
                String lucene = timed(n -> bare.search(rendered.getOrDefault(n, BareQueries.NOTHING), 10));
                String sqlite = timed(n -> fts.top(kind.fts().apply(n)));
                System.out.printf("%-14s %24s %24s %24s%n", kind.name(), answer, lucene, sqlite);
            }
        }
    }

    private static String timed(Task task) throws Exception {
        long begun = System.nanoTime();
        for (int number = 0; number < WARM_UP && isSoon(begun); number++) {
            task.run(number);
        }
        begun = System.nanoTime();
        double[] times = new double[MEASURED];
        int measured = 0;
        while (measured < MEASURED && (measured < LEAST || isSoon(begun))) {
            long started = System.nanoTime();
            task.run(measured);
            times[measured++] = (System.nanoTime() - started) / 1e6;
        }
        Arrays.sort(times, 0, measured);
        return String.format(
                Locale.ROOT,
                "%.2f / %.2f / %.2f",
                times[measured / 2],
                times[measured * 95 / 100],
                times[measured * 99 / 100]);
    }

    private static boolean isSoon(long begun) {
        return System.nanoTime() - begun < LONG_ENOUGH.toNanos();
    }

    /** The same articles in SQLite's own index. */
    private record Fts5(Connection connection) implements AutoCloseable {
        static Fts5 of(Path file, Path store) throws SQLException {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE VIRTUAL TABLE doc USING fts5(title, body, company, tokenize = 'porter')");
                statement.execute("ATTACH '" + store + "' AS store");
                statement.execute("INSERT INTO doc SELECT title, text, company FROM store.article");
            }
            return new Fts5(connection);
        }

        List<String> top(String match) throws SQLException {
            List<String> snippets = new ArrayList<>();
            try (PreparedStatement top = connection.prepareStatement("""
                            SELECT snippet(doc, 1, '[', ']', '…', 30) FROM doc WHERE doc MATCH ? ORDER BY rank LIMIT 10
                            """);
                    PreparedStatement count =
                            connection.prepareStatement("SELECT count(*) FROM doc WHERE doc MATCH ?")) {
                top.setString(1, match);
                try (ResultSet rows = top.executeQuery()) {
                    while (rows.next()) {
                        snippets.add(rows.getString(1));
                    }
                }
                count.setString(1, match);
                count.executeQuery().close();
            }
            return snippets;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

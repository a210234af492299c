package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.OwnProcess;
import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Articles;
import dev.blogboard.article.CompanyId;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.lucene.LuceneIndex;
import dev.blogboard.lucene.WholeIndex;
import dev.blogboard.search.QueryRanking.Ranked;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchIndex;
import dev.blogboard.search.SearchRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that store and index articles, or make the index anew, are killed as by kill -9, again and again. After each, a
 * start brings the index to just what the store holds, compared with an index that was never disturbed.
 */
@Tag("slow")
class KilledIndexingTest {
    private static final int KILLS = Integer.getInteger("kills", 50);
    /** Each so-manyth process makes the index anew. */
    private static final int REINDEX_EVERY = 4;

    @TempDir
    Path directory = Path.of("");

    private final RandomGenerator random = RandomGenerator.getDefault();
    private int behind;
    private int anew;

    @Test
    void store_and_search_agree_after_each_kill() throws Exception {
        try (App app = open()) {
            BusyServer.prepare(app);
            assertEquals(app.articles().count(), app.index().catchUp());
        }
        long articles = 0;
        long searches = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            if (kill % REINDEX_EVERY == 0) {
                killReindex();
            } else {
                killServer();
            }
            try (App app = open()) {
                compare(app);
                articles = app.articles().count();
                searches += 2 * articles;
            }
        }
        System.out.printf(
                "kill -9 while indexing: %d kills, the index behind the store after %d of them, to be made anew after %d;"
                        + " %,d articles and all of %,d searches as in an index that was never disturbed%n",
                KILLS, behind, anew, articles, searches);
        assertTrue(behind > KILLS / 4, "few of the kills came amid indexing");
    }

    private App open() {
        return App.open(BusyServer.config(data()), InstantSource.system());
    }

    private Path data() {
        return directory.resolve("data");
    }

    private void killServer() throws Exception {
        Process process = start("dev.blogboard.app.BusyServer", data().toString());
        try (BufferedReader output = output(process)) {
            assertTrue(output.lines().anyMatch(BusyServer.READY::equals), () -> "no server: " + log());
            LockSupport.parkNanos(random.nextLong(1_500_000_000L));
            assertTrue(process.isAlive(), this::log);
            process.destroyForcibly().waitFor();
        }
        try (App app = open()) {
            assertTrue(lastChange(app) > 0, "the index is of no use after a kill");
        }
    }

    private void killReindex() throws Exception {
        while (true) {
            Process process = start("dev.blogboard.app.Main", "reindex");
            try (App app = open()) {
                while (process.isAlive() && lastChange(app) > 0) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
            LockSupport.parkNanos(random.nextLong(500_000_000L));
            boolean killed = process.isAlive();
            process.destroyForcibly().waitFor();
            if (killed) {
                return;
            }
        }
    }

    /** What the index on the disk holds, as the program sees it. */
    private static long lastChange(App app) {
        return app.articles().lastChange() - app.index().changesBehind();
    }

    private void compare(App app) throws Exception {
        long change = lastChange(app);
        behind += change < app.articles().lastChange() ? 1 : 0;
        anew += change == 0 ? 1 : 0;
        SearchIndex index = app.search();
        assertEquals(0, app.index().changesBehind());
        assertEquals(undisturbed(app), WholeIndex.read(data().resolve("index")));
        List<Article> stored = app.articles().changedAfter(0, Integer.MAX_VALUE);
        for (Article article : stored) {
            assertEquals(List.of(article.id()), found(app, index, lastWord(article.title())));
            assertEquals(List.of(article.id()), found(app, index, firstWord(article.text())));
        }
        Map<CompanyId, Long> counts =
                stored.stream().collect(Collectors.groupingBy(Article::company, Collectors.counting()));
        assertEquals(BusyServer.FEEDS, counts.size());
        for (Map.Entry<CompanyId, Long> company : counts.entrySet()) {
            var query = app.parser()
                    .parse("story company:" + company.getKey().value())
                    .query();
            assertEquals(
                    company.getValue(),
                    index.search(SearchRequest.firstPage(query)).total());
        }
    }

    /** The same articles in an index made at one go. */
    private Map<Long, Long> undisturbed(App app) throws IOException {
        Path path = Files.createTempDirectory(directory, "undisturbed");
        Articles articles = app.articles();
        LuceneAnalysis analysis = (LuceneAnalysis) app.index().analysis();
        try (LuceneIndex index = LuceneIndex.writable(path, articles, analysis, InstantSource.system())) {
            index.catchUp();
        }
        return WholeIndex.read(path);
    }

    private static List<ArticleId> found(App app, SearchIndex index, String word) throws QuerySyntaxException {
        return index.ranked(app.parser().parse(word).query(), 10).stream()
                .map(Ranked::article)
                .toList();
    }

    private static String lastWord(String title) {
        return title.substring(title.lastIndexOf(' ') + 1);
    }

    private static String firstWord(String text) {
        return text.substring(0, text.indexOf(' '));
    }

    private Process start(String main, String... arguments) throws IOException {
        ProcessBuilder builder = OwnProcess.of(OwnProcess.BRIEF, main, List.of(arguments))
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "BLOGBOARD_DATA_DIR", data().toString(),
                        "BLOGBOARD_CATALOGUE_FILE", "",
                        "BLOGBOARD_LIBRARY_LOAD", "false"));
        return builder.start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException none) {
            return none.toString();
        }
    }
}

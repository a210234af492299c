package dev.blogboard.alert;

import com.sun.management.OperatingSystemMXBean;
import dev.blogboard.OwnProcess;
import dev.blogboard.article.Article;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.lucene.MonitorPeer;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.Topics;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteSubscriptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * How fast new articles meet saved queries, beside Lucene's Monitor with the same distinct queries and articles, each in
 * a process of its own: {@code MatchingBench 1000 10000 100000 100000d}, where d is for subscriptions that share no
 * query. Above {@code -Dmonitor.most} (100,000) distinct queries the Monitor is left out, since it takes minutes. What
 * either says of 2,000 queries is compared with a search.
 *
 * <p>Rates are those of the fastest of up to five rounds over 300 articles, in CPU time of the whole process. Ready is
 * counted from the start of the process, with the subscriptions in SQLite.
 */
public final class MatchingBench {
    private static final int SAMPLE = 500;
    private static final int ARTICLES = 300;
    private static final int CHECKED = 2_000;
    private static final int ROUNDS = 5;
    private static final double LONGEST = 60e9;

    private MatchingBench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 3 && arguments[0].equals("own")) {
            own(arguments[1], Path.of(arguments[2]));
        } else if (arguments.length == 3 && arguments[0].equals("again")) {
            again(Path.of(arguments[2]));
        } else if (arguments.length == 3 && arguments[0].equals("monitor")) {
            monitor(arguments[1], MonitorPeer.Way.valueOf(arguments[2]));
        } else {
            compare(arguments.length == 0 ? new String[] {"1000", "10000", "100000", "100000d"} : arguments);
        }
    }

    private static void compare(String[] sizes) throws Exception {
        System.out.println("Saved queries meeting new articles of 600 words. CPU ms an article, analysis included; heap"
                + " bytes a subscription, of the Monitor a distinct query; ready: s from the start of the process, first"
                + " when the queries were never understood before.");
        System.out.printf(
                "%13s %9s %7s %7s %7s %9s %9s | %-22s %7s %7s %9s | %6s %s%n",
                "subscriptions",
                "distinct",
                "first",
                "ready",
                "bytes",
                "analysis",
                "all",
                "Monitor",
                "ready",
                "bytes",
                "all",
                "times",
                "disagreements with search");
        for (String size : sizes) {
            compare(size);
        }
    }

    private static void compare(String size) throws Exception {
        Path directory = Files.createTempDirectory("matching-bench");
        Path database = directory.resolve("blogboard.db");
        new Readership(size).subscribe(database);
        Map<String, Double> own = inAProcess("own", size, database.toString());
        Map<String, Double> again = inAProcess("again", size, database.toString());
        System.out.printf(
                "%13s %,9.0f %7.1f %7.1f %7.0f %9.3f %9.3f | ",
                size,
                figure(own, "distinct"),
                figure(own, "ready"),
                figure(again, "ready"),
                figure(own, "bytes"),
                figure(own, "analysis"),
                figure(own, "all"));
        boolean first = true;
        boolean tooMany = figure(own, "distinct") > Integer.getInteger("monitor.most", 100_000);
        for (MonitorPeer.Way way : tooMany ? new MonitorPeer.Way[0] : MonitorPeer.Way.values()) {
            Map<String, Double> monitor = inAProcess("monitor", size, way.name());
            System.out.printf(
                    "%s%-22s %7.1f %7.0f %9.3f | %6.1f %.0f and %.0f%n",
                    first ? "" : " ".repeat(69),
                    way.name().toLowerCase(Locale.ROOT),
                    figure(monitor, "ready"),
                    figure(monitor, "bytes"),
                    figure(monitor, "all"),
                    figure(monitor, "all") / figure(own, "all"),
                    figure(own, "disagreements"),
                    figure(monitor, "disagreements"));
            first = false;
        }
        if (first) {
            System.out.printf("%-22s %7s %7s %9s | %6s %.0f%n", "-", "", "", "", "", figure(own, "disagreements"));
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private static Map<String, Double> inAProcess(String... arguments) throws IOException, InterruptedException {
        List<String> options =
                List.of("-Xmx" + System.getProperty("matching.heap", "6g"), "--add-modules=jdk.incubator.vector");
        Path errors = Files.createTempFile("matching-bench", ".txt");
        Process process = OwnProcess.of(options, MatchingBench.class.getName(), List.of(arguments))
                .redirectError(errors.toFile())
                .start();
        Map<String, Double> figures = new HashMap<>();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            said.lines().forEach(line -> {
                String[] figure = line.split("=", 2);
                figures.put(figure[0], Double.parseDouble(figure[1]));
            });
        }
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(errors));
        }
        Files.delete(errors);
        return figures;
    }

    private static double figure(Map<String, Double> figures, String what) {
        return Objects.requireNonNull(figures.get(what), what);
    }

    private static void say(String what, double figure) {
        System.out.println(what + "=" + figure);
    }

    private static double secondsSinceStart() {
        return (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1e3;
    }

    private static LuceneAnalysis analysis(Readership readership) throws IOException {
        return new LuceneAnalysis(
                () -> readership.companies, () -> Topics.NONE, Files.readString(Path.of("config", "synonyms.txt")));
    }

    /** A start that finds what an earlier one has understood. */
    private static void again(Path file) throws Exception {
        double started = secondsSinceStart();
        Readership few = new Readership("1");
        double invented = secondsSinceStart() - started;
        try (Database database = Database.open(file)) {
            saved(database, file, analysis(few), few, List::of).follow(Readership.NOW);
            say("ready", secondsSinceStart() - invented);
        }
    }

    private static SavedQueries saved(
            Database database, Path file, LuceneAnalysis analysis, Readership few, Supplier<List<Article>> sample) {
        QueryParser parser = new QueryParser(few.companies);
        return new SavedQueries(
                new SqliteSubscriptions(database),
                analysis,
                () -> parser,
                () -> few.companies,
                sample,
                new Matching.Keeping(file.resolveSibling("saved-queries"), () -> "bench"));
    }

    private static void own(String size, Path file) throws Exception {
        double started = secondsSinceStart();
        Readership few = new Readership("1");
        List<Article> sample = few.articles(SAMPLE);
        long empty = used();
        double invented = secondsSinceStart() - started;
        try (Database database = Database.open(file)) {
            LuceneAnalysis analysis = analysis(few);
            QueryParser parser = new QueryParser(few.companies);
            SavedQueries saved = saved(database, file, analysis, few, () -> sample);
            saved.follow(Readership.NOW);
            say("ready", secondsSinceStart() - invented);
            say("distinct", saved.distinct());
            say("bytes", (double) (used() - empty) / Integer.parseInt(size.replace("d", "")));
            List<Article> articles = few.articles(ARTICLES);
            say(
                    "analysis",
                    millis(
                            articles,
                            article -> analysis.terms(article).positions().size()));
            say(
                    "all",
                    millis(
                            articles,
                            article -> saved.matching(analysis.terms(article), Readership.NOW)
                                    .size()));
            Readership readership = new Readership(size);
            Map<String, Set<Long>> fired = new HashMap<>();
            for (Article article : articles) {
                for (SubscriptionId fires : saved.matching(analysis.terms(article), Readership.NOW)) {
                    fired.computeIfAbsent(readership.queries.get((int) fires.value() - 1), none -> new TreeSet<>())
                            .add(article.id().value());
                }
            }
            say(
                    "disagreements",
                    MonitorPeer.disagreements(analysis, parser, articles, checked(readership), fired, Readership.NOW));
        }
    }

    private static List<String> checked(Readership readership) {
        List<String> distinct = readership.distinctQueries();
        return distinct.subList(0, Math.min(CHECKED, distinct.size()));
    }

    private static void monitor(String size, MonitorPeer.Way way) throws Exception {
        Readership few = new Readership("1");
        List<Article> sample = few.articles(SAMPLE);
        List<Article> articles = few.articles(ARTICLES);
        Readership readership = new Readership(size);
        List<String> distinct = readership.distinctQueries();
        LuceneAnalysis analysis = analysis(readership);
        QueryParser parser = new QueryParser(readership.companies);
        long empty = used();
        double from = secondsSinceStart();
        try (MonitorPeer peer = new MonitorPeer(analysis, parser, sample, way, Readership.NOW)) {
            peer.register(distinct);
            say("ready", secondsSinceStart() - from);
            say("bytes", (double) (used() - empty) / distinct.size());
            double single = millis(
                    articles,
                    article -> peer.matching(List.of(article)).getFirst().size());
            double batch = Double.MAX_VALUE;
            long began = System.nanoTime();
            for (int round = 0; round < ROUNDS && System.nanoTime() - began < LONGEST; round++) {
                long start = cpu();
                peer.matching(articles);
                batch = Math.min(batch, (cpu() - start) / 1e6 / articles.size());
            }
            say("all", Math.min(single, batch));
            Map<String, Set<Long>> fired = new HashMap<>();
            for (Article article : articles) {
                peer.matching(List.of(article))
                        .getFirst()
                        .forEach(query -> fired.computeIfAbsent(query, none -> new TreeSet<>())
                                .add(article.id().value()));
            }
            say(
                    "disagreements",
                    MonitorPeer.disagreements(analysis, parser, articles, checked(readership), fired, Readership.NOW));
        }
    }

    /** CPU time of the process for an article, in the best round. */
    private static double millis(List<Article> articles, ToIntFunction<Article> meet) {
        double best = Double.MAX_VALUE;
        long met = 0;
        long began = System.nanoTime();
        for (int round = 0; round < ROUNDS && System.nanoTime() - began < LONGEST; round++) {
            long start = cpu();
            for (Article article : articles) {
                met += meet.applyAsInt(article);
            }
            best = Math.min(best, (cpu() - start) / 1e6 / articles.size());
        }
        if (met == 0) {
            throw new IllegalStateException("Nothing was met.");
        }
        return best;
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long used() {
        for (int round = 0; round < 3; round++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

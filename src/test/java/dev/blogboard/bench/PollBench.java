package dev.blogboard.bench;

import dev.blogboard.OwnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Polls 500 feeds of 20 articles on the loopback address: in a fresh process, all new and all unchanged; in a process
 * that is warm; and with newsboat, where that is installed. Run by {@code mvn -Pbench verify}.
 */
public final class PollBench {
    private static final int FEEDS = 500;
    private static final int ROUNDS = Integer.getInteger("rounds", 3);

    private PollBench() {}

    public static void main(String[] arguments) throws Exception {
        Path launcher = Path.of(arguments[0]).toAbsolutePath();
        try (LoopbackFeeds feeds = new LoopbackFeeds(FEEDS, 20, 23_000)) {
            System.out.println(FEEDS + " feeds x 20 articles, 23 kB each, on the loopback address");
            List<Double> ratios = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                double own = blogboard(launcher, feeds);
                double theirs = newsboat(feeds);
                if (theirs > 0) {
                    ratios.add(own / theirs);
                }
            }
            ratios.stream()
                    .sorted()
                    .skip(ratios.size() / 2)
                    .findFirst()
                    .ifPresent(median ->
                            System.out.printf("CPU of a fresh process, blogboard / newsboat, median: %.2f%n", median));
            warm(feeds);
        }
    }

    private static double blogboard(Path launcher, LoopbackFeeds feeds) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("poll-bench");
        Path opml = directory.resolve("feeds.opml");
        StringBuilder outlines = new StringBuilder("<opml version=\"2.0\"><body>");
        for (int feed = 0; feed < feeds.count(); feed++) {
            outlines.append("<outline text=\"Blog ")
                    .append(feed)
                    .append("\" xmlUrl=\"")
                    .append(feeds.url(feed))
                    .append("\"/>");
        }
        Files.writeString(opml, outlines.append("</body></opml>"));
        Map<String, String> environment = Map.of(
                "BLOGBOARD_CATALOGUE_FILE", "",
                "BLOGBOARD_LIBRARY_LOAD", "false",
                "BLOGBOARD_FETCH_ALLOW_PRIVATE_ADDRESSES", "true");
        Measured.run(directory, environment, List.of(launcher.toString(), "import", opml.toString()));
        List<String> poll = List.of(launcher.toString(), "poll", "--all");
        Measured fresh = Measured.run(directory, environment, poll);
        Measured unchanged = Measured.run(directory, environment, poll);
        System.out.println("blogboard, all new       " + fresh.figures() + "  "
                + fresh.output().strip());
        System.out.println("blogboard, all 304       " + unchanged.figures() + "  "
                + unchanged.output().strip());
        remove(directory);
        return fresh.cpu();
    }

    /** In a process of its own, so that the server's share does not count. */
    private static void warm(LoopbackFeeds feeds) throws IOException, InterruptedException {
        Path urls = Files.createTempFile("poll-bench", ".txt");
        Files.writeString(urls, urls(feeds));
        OwnProcess.of(List.of("-XX:+UseSerialGC", "-Xmx256m"), "dev.blogboard.app.WarmPoll", List.of(urls.toString()))
                .inheritIO()
                .start()
                .waitFor();
        Files.delete(urls);
    }

    private static String urls(LoopbackFeeds feeds) {
        StringBuilder urls = new StringBuilder();
        for (int feed = 0; feed < feeds.count(); feed++) {
            urls.append(feeds.url(feed)).append('\n');
        }
        return urls.toString();
    }

    private static double newsboat(LoopbackFeeds feeds) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("poll-bench-newsboat");
        Files.writeString(directory.resolve("urls"), urls(feeds));
        Files.writeString(directory.resolve("config"), "reload-threads 16\n");
        List<String> reload = List.of(
                "newsboat",
                "-u",
                directory.resolve("urls").toString(),
                "-c",
                directory.resolve("cache.db").toString(),
                "-C",
                directory.resolve("config").toString(),
                "-x",
                "reload");
        Measured fresh = Measured.run(directory, Map.of("HOME", directory.toString()), reload);
        if (fresh.exitCode() != 0) {
            System.out.println(
                    "newsboat                 not there: " + fresh.output().strip());
            return 0;
        }
        Measured unchanged = Measured.run(directory, Map.of("HOME", directory.toString()), reload);
        System.out.println("newsboat, all new        " + fresh.figures());
        System.out.println("newsboat, all 304        " + unchanged.figures());
        remove(directory);
        return fresh.cpu();
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package dev.blogboard.app;

import dev.blogboard.article.Company;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds.NewFeed;
import dev.blogboard.feed.PollReport;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The cost of polling in a process that has been polling for a while, as one that serves has. */
public final class WarmPoll {
    private static final int WARMING = 6;

    private WarmPoll() {}

    /** Polls the feeds that the file names, as new with a new store each time, then as unchanged; prints the last. */
    public static void main(String[] arguments) throws IOException {
        List<String> feeds = Files.readAllLines(Path.of(arguments[0]));
        PrintStream out = System.out;
        double cpu = 0;
        double wall = 0;
        PollReport unchanged = null;
        for (int round = 0; round < WARMING; round++) {
            try (App app = App.open(config(), InstantSource.system())) {
                add(app, feeds);
                double before = cpuSeconds();
                PollReport report = app.poller().poll(app.feeds().all(), polled -> {});
                cpu = cpuSeconds() - before;
                wall = report.took().toMillis() / 1000.0;
                for (int again = 0; again < 3; again++) {
                    unchanged = app.poller().poll(app.feeds().all(), polled -> {});
                }
            }
        }
        out.printf("warm process, all new    %6.2f s wall  %6.2f s CPU%n", wall, cpu);
        if (unchanged != null) {
            out.printf(
                    "warm process, all 304    %6.2f s wall, %d of %d not modified%n",
                    unchanged.took().toMillis() / 1000.0, unchanged.notModified(), unchanged.feeds());
        }
    }

    private static double cpuSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    private static Config config() throws IOException {
        Path directory = Files.createTempDirectory("warm-poll");
        return new ConfigReader(Map.of(
                        "BLOGBOARD_DATA_DIR", directory.toString(),
                        "BLOGBOARD_CATALOGUE_FILE", "",
                        "BLOGBOARD_LIBRARY_LOAD", "false",
                        "BLOGBOARD_FETCH_ALLOW_PRIVATE_ADDRESSES", "true"))
                .withoutFile();
    }

    private static void add(App app, List<String> feeds) {
        Company company = Company.named("Loopback");
        app.feeds().addCompany(company);
        for (String feed : feeds) {
            NewFeed added = new NewFeed(feed, company.id(), null, null, null);
            app.feeds().add(added, Feed.Origin.PERSON, app.clock().instant());
        }
    }
}

package dev.blogboard.app;

import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Fetched;
import dev.blogboard.feed.PollReport;
import dev.blogboard.feed.PolledFeed;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Polls feeds once. */
@Command(name = "poll", description = "Poll the feeds that are due, once.")
final class PollCommand extends CliCommand {
    @Option(
            names = "--feed",
            paramLabel = "URL|NAME",
            description = "Poll this feed, or the feeds of this company, due or not. May be given several times.")
    private final List<String> named = new ArrayList<>();

    @Option(names = "--all", description = "Poll all feeds but the paused ones, due or not.")
    private boolean all;

    @Option(names = "--json", description = "Print JSON lines: one a feed, then a summary.")
    private boolean json;

    @Override
    int run(App app) {
        List<Feed> chosen = chosen(app);
        PollReport report;
        if (json) {
            report = app.poller().poll(chosen, this::printJson);
            out().println(Json.line(Map.of("summary", summary(report))));
        } else {
            report = pollWithProgress(app, chosen);
        }
        app.indexWhereNobodyElseDoes();
        return Cli.DONE;
    }

    private List<Feed> chosen(App app) {
        if (!named.isEmpty()) {
            return named.stream()
                    .flatMap(name -> FeedNames.find(app.feeds(), name)
                            .orElseThrow(() -> new CommandFailedException(
                                    "There is no feed or company \"" + name + "\"; blogboard feeds list shows them."))
                            .stream())
                    .distinct()
                    .toList();
        }
        if (all) {
            return app.feeds().all().stream()
                    .filter(feed -> !feed.paused() && !feed.gone())
                    .toList();
        }
        return app.feeds().due(CLOCK.instant());
    }

    private PollReport pollWithProgress(App app, List<Feed> chosen) {
        List<PolledFeed> failed = new ArrayList<>();
        Consumer<PolledFeed> keepFailures = polled -> {
            if (polled.fetched() instanceof Fetched.Failed) {
                synchronized (failed) {
                    failed.add(polled);
                }
            }
        };
        PollReport report;
        if (Consoles.onTerminal() && !chosen.isEmpty()) {
            try (ProgressBar bar = new ProgressBarBuilder()
                    .setTaskName("Polling")
                    .setInitialMax(chosen.size())
                    .setStyle(ProgressBarStyle.ASCII)
                    .build()) {
                report = app.poller().poll(chosen, keepFailures.andThen(polled -> bar.step()));
            }
        } else {
            report = app.poller().poll(chosen, keepFailures);
        }
        print(report, failed);
        return report;
    }

    private void print(PollReport report, List<PolledFeed> failed) {
        out().println(sentence(report));
        failed.stream()
                .limit(5)
                .forEach(polled ->
                        out().println("  " + TextStyle.harmless(polled.feed().url() + ": " + error(polled.fetched()))));
        if (failed.size() > 5) {
            out().println("  … and " + (failed.size() - 5) + " more; blogboard feeds health lists them.");
        }
    }

    /** The counts of a round, for people. */
    static String sentence(PollReport report) {
        if (report.feeds() == 0) {
            return "No feed is due.";
        }
        return String.format(
                Locale.ROOT,
                "%s in %.1f s: %d fresh, %d not modified, %d failed%s%s; %s.",
                report.feeds() == 1 ? "1 feed" : report.feeds() + " feeds",
                report.took().toMillis() / 1000.0,
                report.fresh(),
                report.notModified(),
                report.failed(),
                report.throttled() == 0 ? "" : ", " + report.throttled() + " told to wait",
                report.gone() == 0 ? "" : ", " + report.gone() + " gone",
                report.added() == 1 ? "1 new article" : report.added() + " new articles");
    }

    private void printJson(PolledFeed polled) {
        String line = json(polled);
        PrintWriter out = out();
        synchronized (out) {
            out.println(line);
        }
    }

    static String json(PolledFeed polled) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("feed", polled.feed().url());
        line.put("outcome", outcome(polled.fetched()));
        line.put("status", status(polled.fetched()));
        line.put(
                "items",
                polled.fetched() instanceof Fetched.Fresh fresh
                        ? fresh.feed().items().size()
                        : 0);
        line.put("new", polled.stored().added());
        line.put("ms", polled.took().toMillis());
        line.put("error", error(polled.fetched()));
        return Json.line(line);
    }

    /** What brought nothing counts as failed here, so that the counts add up; the lines say which way. */
    private static Map<String, Object> summary(PollReport report) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("feeds", report.feeds());
        summary.put("fresh", report.fresh());
        summary.put("notModified", report.notModified());
        summary.put("failed", report.throttled() + report.gone() + report.failed());
        summary.put("new", report.added());
        summary.put("ms", report.took().toMillis());
        return summary;
    }

    private static String outcome(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Fresh fresh -> "fresh";
            case Fetched.NotModified same -> "notModified";
            case Fetched.Throttled throttled -> "throttled";
            case Fetched.Gone gone -> "gone";
            case Fetched.Failed failed -> "failed";
        };
    }

    private static @Nullable Integer status(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Fresh fresh -> fresh.status();
            case Fetched.NotModified same -> same.status();
            case Fetched.Throttled throttled -> throttled.status();
            case Fetched.Gone gone -> gone.status();
            case Fetched.Failed failed -> failed.status();
        };
    }

    private static @Nullable String error(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Fresh fresh -> null;
            case Fetched.NotModified same -> null;
            case Fetched.Throttled throttled -> "The server asks to wait until " + throttled.until() + ".";
            case Fetched.Gone gone -> "The server says that this feed is gone for good.";
            case Fetched.Failed failed -> failed.error();
        };
    }
}

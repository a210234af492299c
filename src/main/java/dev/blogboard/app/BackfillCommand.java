package dev.blogboard.app;

import dev.blogboard.archive.Backfill;
import dev.blogboard.archive.Walks;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.FeedId;
import dev.blogboard.sqlite.SqliteWalks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The years behind the feeds. */
@Command(
        name = "backfill",
        description =
                "Fetch the older articles of blogs, as far as their archives go. Broken off, it goes on where it was."
                        + " Nothing that it finds is a reason for an alert.")
final class BackfillCommand extends CliCommand {
    private static final int AT_ONCE = 8;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    @Parameters(
            paramLabel = "COMPANY",
            arity = "0..*",
            description = "Whose blogs: companies, or URLs of feeds. Default: those of all feeds that are not paused.")
    private final List<String> companies = new ArrayList<>();

    @Option(names = "--since", paramLabel = "YEAR", description = "Leave out what was published before this year.")
    private @Nullable Integer since;

    @Option(names = "--json", description = "Print JSON lines: one a feed, when its archive is done.")
    private boolean json;

    private final Map<FeedId, Walks.Progress> progress = new ConcurrentHashMap<>();
    private Instant lastLine = Instant.MIN;

    @Override
    int run(App app) throws InterruptedException {
        List<Feed> feeds = chosen(app);
        Duration wait = app.config().pagesFetch() ? PageJobs.LONGEST_WAIT : Duration.ZERO;
        Walks walks = new SqliteWalks(app.database(), wait);
        new Backfill(walks, app.sources().archives(), CLOCK, AT_ONCE).run(feeds, bound(), this::report);
        feeds.forEach(feed ->
                print(feed, progress.getOrDefault(feed.id(), walks.progress(feed.id(), CLOCK.instant()))));
        app.indexWhereNobodyElseDoes();
        return Cli.DONE;
    }

    private List<Feed> chosen(App app) {
        if (companies.isEmpty()) {
            return app.feeds().all().stream()
                    .filter(feed -> !feed.paused() && !feed.gone())
                    .toList();
        }
        return companies.stream()
                .flatMap(name -> FeedNames.find(app.feeds(), name)
                        .orElseThrow(() -> new CommandFailedException(
                                "There is no feed or company \"" + name + "\"; blogboard feeds list shows them."))
                        .stream())
                .distinct()
                .toList();
    }

    private Instant bound() {
        if (since == null) {
            return Instant.MIN;
        }
        int thisYear = LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC).getYear();
        if (since < 1990 || since > thisYear) {
            throw wrongUsage("--since is " + since + ", and has to be a year from 1990 to " + thisYear + ".");
        }
        return LocalDate.of(since, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** A line now and then, so that one sees that it goes on. */
    private void report(Feed feed, Walks.Progress now) {
        progress.put(feed.id(), now);
        synchronized (this) {
            Instant time = CLOCK.instant();
            if (json || time.isBefore(lastLine.equals(Instant.MIN) ? lastLine : lastLine.plus(BETWEEN_LINES))) {
                return;
            }
            lastLine = time;
            int visited =
                    progress.values().stream().mapToInt(Walks.Progress::visited).sum();
            int open = progress.values().stream().mapToInt(Walks.Progress::open).sum();
            int added =
                    progress.values().stream().mapToInt(Walks.Progress::added).sum();
            err().println(visited + " documents visited, " + open + " known to be left; " + added + " new articles.");
            err().flush();
        }
    }

    private void print(Feed feed, Walks.Progress end) {
        if (json) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("feed", feed.url());
            line.put("company", feed.company().value());
            line.put("visited", end.visited());
            line.put("open", end.open());
            line.put("closed", end.closed());
            line.put("new", end.added());
            out().println(Json.line(line));
            return;
        }
        String left = end.finished()
                ? ""
                : "; " + end.open() + " could not be had for now: the same command goes on there "
                        + replies().in(end.next());
        out().println(TextStyle.harmless(feed.url()) + ": " + end.added() + " new articles in " + end.visited()
                + " documents" + (end.closed() == 0 ? "" : ", " + end.closed() + " not to be had") + left + ".");
    }
}

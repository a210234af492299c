package dev.blogboard.app;

import dev.blogboard.article.Company;
import dev.blogboard.command.Reply;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds.CatalogueChange;
import dev.blogboard.feed.Notice;
import dev.blogboard.feed.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The feeds: which there are, how they are doing, and changing them. */
@Command(
        name = "feeds",
        description = "List the feeds, see how they are doing, add and remove them.",
        subcommands = {
            FeedsCommand.ListThem.class,
            FeedsCommand.Add.class,
            FeedsCommand.Remove.class,
            FeedsCommand.Pause.class,
            FeedsCommand.Resume.class,
            FeedsCommand.Release.class,
            FeedsCommand.Health.class,
            FeedsCommand.Reload.class
        })
final class FeedsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "feeds needs one of: list, add, remove, pause, resume, release, health, reload.");
    }

    /** A feed as a JSON line. */
    private static Map<String, @Nullable Object> json(Feed feed) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("url", feed.url());
        line.put("company", feed.company().value());
        line.put("title", feed.title());
        line.put("origin", feed.origin().name().toLowerCase(Locale.ROOT));
        line.put("paused", feed.paused());
        line.put("gone", feed.gone());
        line.put("failures", feed.failures());
        line.put("status", feed.lastStatus());
        line.put("error", feed.lastError());
        line.put("lastPoll", feed.lastPoll());
        line.put("lastSuccess", feed.lastSuccess());
        line.put("nextPoll", feed.nextPoll());
        Reading reading = feed.reading();
        line.put("stage", reading == null ? null : reading.stage().name().toLowerCase(Locale.ROOT));
        line.put("stageReason", reading == null ? null : reading.reason());
        return line;
    }

    /** All feeds. */
    @Command(name = "list", description = "List all feeds.")
    static final class ListThem extends CliCommand {
        @Option(names = "--json", description = "Print JSON lines: one a feed.")
        private boolean json;

        @Override
        int run(App app) {
            List<Feed> all = app.feeds().all();
            if (json) {
                all.forEach(feed -> out().println(Json.line(json(feed))));
                return Cli.DONE;
            }
            TextStyle style = replies().style();
            for (Feed feed : all) {
                String name = app.companies()
                        .withId(feed.company())
                        .map(Company::name)
                        .orElse(feed.company().value());
                String state = feed.paused() ? "  paused" : feed.gone() ? "  gone" : feed.ailing() ? "  failing" : "";
                out().println(style.bold(name) + "  " + style.link(feed.url()) + style.warning(state));
            }
            out().println(style.dim(all.size() + " feeds."));
            return Cli.DONE;
        }
    }

    /** One more feed. */
    @Command(name = "add", description = "Add a feed, by its URL or the URL of a page that names it.")
    static final class Add extends CliCommand {
        @Parameters(paramLabel = "URL", description = "Of the feed, or of the blog.")
        private String url = "";

        @Option(names = "--company", paramLabel = "C", description = "Whose blog it is. Default: after its title.")
        private @Nullable String company;

        @Override
        int run(App app) {
            if (!url.matches("(?i)https?://.+")) {
                throw wrongUsage("\"" + url + "\" is no http or https URL.");
            }
            Reply reply = app.desk()
                    .answer(new dev.blogboard.command.Command.AddFeed(url, Objects.requireNonNullElse(company, "")));
            String said = replies().render(reply);
            if (!(reply instanceof Reply.FeedAdded)) {
                throw new CommandFailedException(said);
            }
            out().println(said);
            return Cli.DONE;
        }
    }

    /** A command about the feeds that a person names. */
    abstract static class OnNamedFeeds extends CliCommand {
        @Parameters(paramLabel = "URL|NAME", description = "The feed's URL, or a company's name for all of its feeds.")
        private String name = "";

        void onEach(App app, String done, Consumer<Feed> change) {
            onEach(app, feed -> {
                change.accept(feed);
                return done + " " + TextStyle.harmless(feed.url());
            });
        }

        /** @param change what is done to each feed; returns what is then said of it */
        void onEach(App app, Function<Feed, String> change) {
            List<Feed> found = FeedNames.find(app.feeds(), name)
                    .orElseThrow(() -> new CommandFailedException(
                            "There is no feed or company \"" + name + "\"; blogboard feeds list shows them."));
            for (Feed feed : found) {
                out().println(change.apply(feed));
            }
        }
    }

    /** A feed less. */
    @Command(name = "remove", description = "Remove a feed; its articles stay.")
    static final class Remove extends OnNamedFeeds {
        @Override
        int run(App app) {
            onEach(app, "Removed", feed -> app.feeds().remove(feed.id()));
            return Cli.DONE;
        }
    }

    /** No more polls for now. */
    @Command(name = "pause", description = "Stop polling a feed.")
    static final class Pause extends OnNamedFeeds {
        @Override
        int run(App app) {
            onEach(app, "Paused", feed -> app.feeds().pause(feed.id(), true));
            return Cli.DONE;
        }
    }

    /** Polls again. */
    @Command(name = "resume", description = "Poll a paused feed again.")
    static final class Resume extends OnNamedFeeds {
        @Override
        int run(App app) {
            onEach(app, "Resumed", feed -> app.feeds().pause(feed.id(), false));
            return Cli.DONE;
        }
    }

    /** What was held, after all. */
    @Command(
            name = "release",
            description = "Let the articles that are held, since the feed changed its ids, meet the saved queries.")
    static final class Release extends OnNamedFeeds {
        @Override
        int run(App app) {
            onEach(
                    app,
                    feed -> "Released " + app.feeds().release(feed.id()) + " articles of "
                            + TextStyle.harmless(feed.url()));
            return Cli.DONE;
        }
    }

    /** How the feeds are doing. */
    @Command(name = "health", description = "Say how each feed is doing, why it fails and when it is polled next.")
    static final class Health extends CliCommand {
        private static final int MOST_NOTICES = 10;

        @Option(names = "--json", description = "Print JSON lines: one a feed.")
        private boolean json;

        @Override
        int run(App app) {
            if (json) {
                app.feeds().all().forEach(feed -> out().println(Json.line(json(feed))));
                return Cli.DONE;
            }
            out().println(replies().render(app.desk().answer(new dev.blogboard.command.Command.FeedHealth())));
            Instant now = CLOCK.instant();
            long due = app.feeds().due(now).size();
            app.feeds().all().stream()
                    .filter(feed -> !feed.paused() && feed.nextPoll().isAfter(now))
                    .map(Feed::nextPoll)
                    .min(Instant::compareTo)
                    .ifPresent(next ->
                            out().println("The next poll is due " + replies().in(next) + "."));
            out().println(due + " feeds are due now.");
            printNotices(app);
            printIllFormed(app.feeds().all());
            return Cli.DONE;
        }

        /** They are read all the same, but their publishers may want to know. */
        private void printIllFormed(List<Feed> feeds) {
            TextStyle style = replies().style();
            for (Feed feed : feeds) {
                Reading reading = feed.reading();
                if (reading != null && reading.stage() == Reading.Stage.LENIENT) {
                    out().println("Not well-formed, read as far as it goes: " + TextStyle.harmless(feed.url()) + "  "
                            + style.dim(String.valueOf(reading.reason())));
                }
            }
        }

        /** The latest changes of state, which the server told of when they came. */
        private void printNotices(App app) {
            List<Notice> notices = app.feeds().notices(MOST_NOTICES);
            if (!notices.isEmpty()) {
                out().println("What happened last:");
            }
            for (Notice notice : notices) {
                String day = LocalDate.ofInstant(notice.since(), ZoneOffset.UTC).toString();
                out().println("  " + day + "  " + TextStyle.harmless(notice.url() + ": " + notice.sentence()));
            }
        }
    }

    /** The catalogue once more. */
    @Command(name = "reload", description = "Apply the catalogue file again, after it was edited.")
    static final class Reload extends CliCommand {
        @Override
        int run(App app) {
            CatalogueChange change = app.applyCatalogue();
            out().println("Catalogue applied: " + change.added() + " feeds added, " + change.changed() + " changed, "
                    + change.removed() + " removed.");
            return Cli.DONE;
        }
    }
}

package dev.blogboard.app;

import dev.blogboard.alert.Channel;
import dev.blogboard.alert.Dispatcher;
import dev.blogboard.alert.EditRun;
import dev.blogboard.alert.Matching;
import dev.blogboard.digest.DigestRun;
import dev.blogboard.digest.Letters;
import dev.blogboard.discord.DiscordBot;
import dev.blogboard.mail.DigestMailer;
import dev.blogboard.mail.ReturnInbox;
import dev.blogboard.topic.Tagging;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that runs while Blogboard serves: the schedule, and the terminal where there is one. */
final class Server implements AutoCloseable {
    static final String POLL = "poll";
    private static final String DIGEST = "digest";
    private static final Duration OFTEN = Duration.ofSeconds(1);
    /** An article is to be found within a second after it is stored, on a busy machine, too. */
    private static final Duration INDEX = Duration.ofMillis(250);
    /** From an article to its alert it takes two of these, and the second within which alerts are gathered. */
    private static final Duration ALERTS = Duration.ofMillis(250);

    private static final Duration KEEP_RUNS = Duration.ofDays(30);

    private final App app;
    private final DataLock lock;
    private final @Nullable Terminal terminal;
    private final DigestMailer mailer;
    private final Dispatcher dispatcher;
    private final @Nullable DiscordBot discord;
    private final PageJobs pages;
    private final Schedule schedule;
    private final @Nullable Web web;

    private Server(App app, DataLock lock) {
        this.app = app;
        this.lock = lock;
        mailer = app.mailer();
        List<Channel> channels = new ArrayList<>();
        if (Consoles.onTerminal()) {
            terminal = Terminal.open(app);
            channels.add(terminal.channel());
        } else {
            terminal = null;
        }
        discord = Discord.connect(app).orElse(null);
        if (discord != null) {
            channels.add(discord.channel());
        }
        app.outbox().recover(app.clock().instant());
        dispatcher = app.dispatcher(channels);
        pages = new PageJobs(app);
        List<Job> jobs = Stream.of(jobs(channels), pages.jobs(), Pushing.jobs(app))
                .flatMap(List::stream)
                .toList();
        schedule = new Schedule(jobs, app.runs(), app.clock());
        web = startWeb(jobs);
    }

    /** A port that another program has is no reason to stop polling. */
    private @Nullable Web startWeb(List<Job> jobs) {
        try {
            return Web.start(app, mailer, jobs.stream().map(Job::name).toList());
        } catch (IOException taken) {
            Config config = app.config();
            say("There are no web pages: " + config.webBind() + ":" + config.webPort() + " cannot be listened on ("
                    + taken.getMessage() + "). Set web.bind and web.port to what is free, or stop the other program.");
            return null;
        }
    }

    static Server start(Config config, InstantSource clock) {
        DataLock lock = DataLock.tryTake(config.dataDir())
                .orElseThrow(() -> new CommandFailedException("Another Blogboard serves from " + config.dataDir()
                        + " already; stop it first, or choose another data-dir."));
        App app = App.open(config, clock);
        app.index().serve();
        Server server = new Server(app, lock);
        server.greet();
        server.schedule.start();
        if (app.digests().recover()) {
            server.schedule.runNow(DIGEST);
        }
        return server;
    }

    private List<Job> jobs(List<Channel> channels) {
        Matching matching = app.matching();
        EditRun edits = app.editRun(channels);
        Tagging tagging = app.discovery().tagging();
        Letters letters = app.digests().letters(mailer);
        List<Job> jobs = new ArrayList<>(List.of(
                new Job("index", INDEX, this::index),
                new Job("tag", OFTEN, () -> tag(tagging)),
                new Job(POLL, Duration.ofMinutes(1), new PollJob(app, this::say)),
                new Job("match", ALERTS, () -> match(matching)),
                new Job("dispatch", ALERTS, this::dispatch),
                new Job("edit", Duration.ofSeconds(5), () -> edit(edits)),
                new Job("letters", Duration.ofSeconds(5), () -> letters(letters)),
                new Job(DIGEST, Duration.ofMinutes(5), this::digest),
                new Job("backup", Duration.ofDays(1), this::backup),
                new Job("maintenance", Duration.ofDays(1), this::maintain)));
        app.digests()
                .inbox()
                .ifPresent(inbox -> jobs.add(new Job("returns", Duration.ofMinutes(5), () -> returns(inbox))));
        return jobs;
    }

    private static Optional<String> returns(ReturnInbox inbox) throws IOException {
        ReturnInbox.Report report = inbox.run();
        return report.seen() == 0
                ? Optional.empty()
                : Optional.of(report.seen() + " mails came back, " + report.ours() + " of them about mail of ours");
    }

    private Optional<String> index() {
        int indexed = app.index().catchUp();
        return indexed == 0 ? Optional.empty() : Optional.of(indexed + " articles");
    }

    private static Optional<String> tag(Tagging tagging) {
        Tagging.Report report = tagging.run();
        return report.changed() == 0 ? Optional.empty() : Optional.of(report.changed() + " articles tagged");
    }

    private static Optional<String> match(Matching matching) {
        Matching.Report report = matching.run();
        return report.articles() == 0
                ? Optional.empty()
                : Optional.of(report.articles() + " articles, " + report.alerts() + " alerts");
    }

    private Optional<String> dispatch() {
        Dispatcher.Report report = dispatcher.run();
        return report.sent() + report.putBack() == 0
                ? Optional.empty()
                : Optional.of(report.sent() + " posts sent, " + report.putBack() + " put back");
    }

    private static Optional<String> edit(EditRun edits) {
        EditRun.Report report = edits.run();
        return report.edited() + report.told() == 0
                ? Optional.empty()
                : Optional.of(report.edited() + " messages edited, " + report.told() + " notices");
    }

    private Optional<String> digest() {
        Optional<DigestRun.Report> done = app.digests().send(mailer, DigestRun::run);
        return done.isEmpty()
                ? Optional.of("another process is sending digests")
                : done.filter(report -> !report.equals(DigestRun.Report.NONE)).map(DigestCommand::sentence);
    }

    private static Optional<String> letters(Letters letters) {
        int sent = letters.run();
        return sent == 0 ? Optional.empty() : Optional.of(sent + " letters sent");
    }

    private Optional<String> backup() {
        return Optional.of("copied to " + Backups.make(app));
    }

    private Optional<String> maintain() {
        int forgotten = app.runs().prune(app.clock().instant().minus(KEEP_RUNS));
        app.database().optimize();
        return Optional.of(forgotten + " old runs forgotten, " + Discord.maintain(app));
    }

    private void greet() {
        say("Blogboard " + Cli.Version.text() + ": " + app.articles().count() + " articles by "
                + app.companies().all().size() + " companies; "
                + app.feeds().all().size() + " feeds to poll.");
        if (web != null) {
            say("Web pages: " + web.address());
        }
        if (terminal != null) {
            say("Type to search (python at netflix), /help for all commands, Ctrl-C to stop.");
        }
    }

    private void say(String line) {
        if (terminal != null) {
            terminal.say(line);
        } else {
            System.out.println(line);
        }
    }

    /** Returns when it is time to stop. */
    void run(CountDownLatch stop) throws InterruptedException {
        if (terminal != null) {
            Thread prompt = Thread.ofPlatform().daemon().name("terminal").start(() -> {
                terminal.converse(schedule);
                stop.countDown();
            });
            stop.await();
            prompt.interrupt();
        } else {
            stop.await();
        }
    }

    @Override
    public void close() {
        try (lock;
                app;
                mailer;
                terminal;
                discord;
                dispatcher;
                pages;
                schedule;
                web) {
            // In reverse order, each even when another fails.
        }
    }
}

package dev.blogboard.app;

import dev.blogboard.alert.Destination;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Notice;
import dev.blogboard.feed.PollReport;
import dev.blogboard.feed.PolledFeed;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Polls what is due. It does not wait for stragglers: a host that answers nothing for as long as it may would otherwise
 * hold up the feeds of all others. What is not done in time goes on, and is counted by the next run.
 */
final class PollJob implements Callable<Optional<String>> {
    /** Less than the time between two runs. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    /** What fits into a message on Discord, of 2,000 characters. */
    private static final int MOST_TOLD = 5;

    private static final int LONGEST_TOLD = 350;

    private final App app;
    private final Consumer<String> tell;
    private final BooleanSupplier network;
    private final Queue<PolledFeed> done = new ConcurrentLinkedQueue<>();
    private boolean cutOff;

    /** @param tell says a sentence to the person who watches, if there is one */
    PollJob(App app, Consumer<String> tell) {
        this(app, tell, () -> app.config().fetchAllowPrivateAddresses() || hasNetwork());
    }

    /** @param network whether there is any that feeds could be reached by */
    PollJob(App app, Consumer<String> tell, BooleanSupplier network) {
        this.app = app;
        this.tell = tell;
        this.network = network;
    }

    private static boolean hasNetwork() {
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                if (each.isUp() && !each.isLoopback()) {
                    return true;
                }
            }
            return false;
        } catch (SocketException unknown) {
            return true;
        }
    }

    @Override
    public Optional<String> call() throws InterruptedException {
        Instant started = app.clock().instant();
        List<Feed> due = app.feeds().due(started);
        if (!due.isEmpty() && !network.getAsBoolean()) {
            return Optional.of(withoutNetwork(due.size()));
        }
        cutOff = false;
        List<Future<?>> polls = app.poller().start(due, done::add);
        await(polls);
        List<PolledFeed> counted = new ArrayList<>();
        for (PolledFeed polled = done.poll(); polled != null; polled = done.poll()) {
            counted.add(polled);
        }
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        Duration took = Duration.between(started, app.clock().instant());
        PollReport report = PollReport.of(counted, took);
        String sentence = PollCommand.sentence(report);
        if (report.feeds() > 1 || report.added() > 0) {
            tell.accept(sentence + (report.failed() == report.feeds() ? " " + nextTry() : ""));
        }
        tell(app.feeds().takeNotices());
        return Optional.of(sentence);
    }

    /** Without a network no feed is at fault: none is asked, none backs off, and all are polled as soon as it is back. */
    private String withoutNetwork(int due) {
        String sentence = "There is no network; "
                + (due == 1 ? "one feed could not be reached." : due + " feeds could not be reached.");
        if (!cutOff) {
            tell.accept(sentence + " The next try is in a minute; search works on what is stored.");
        }
        cutOff = true;
        return sentence;
    }

    /** Each change of a feed's state is told once: here, and in one direct message to each operator on Discord. */
    private void tell(List<Notice> notices) {
        List<String> sentences = notices.stream()
                .map(notice -> TextStyle.harmless(notice.url() + ": " + notice.sentence()))
                .toList();
        sentences.forEach(tell);
        if (sentences.isEmpty() || app.config().discordToken().isEmpty()) {
            return;
        }
        String text =
                sentences.stream().limit(MOST_TOLD).map(PollJob::shortened).collect(Collectors.joining("\n"))
                        + (sentences.size() > MOST_TOLD
                                ? "\nAnd " + (sentences.size() - MOST_TOLD) + " more feeds."
                                : "");
        for (long operator : Discord.operators(app.config())) {
            app.outbox()
                    .tell(
                            new Destination.DiscordUser(operator),
                            text,
                            app.clock().instant());
        }
    }

    private static String shortened(String sentence) {
        return sentence.length() <= LONGEST_TOLD ? sentence : sentence.substring(0, LONGEST_TOLD - 1) + "…";
    }

    private static void await(List<Future<?>> polls) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Future<?> poll : polls) {
                poll.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException stragglers) {
            return;
        } catch (ExecutionException fault) {
            throw new IllegalStateException("A poll failed for a reason that is no feed's.", fault.getCause());
        } catch (InterruptedException stop) {
            polls.forEach(poll -> poll.cancel(true));
            throw stop;
        }
    }

    private String nextTry() {
        Instant now = app.clock().instant();
        TextReplies replies = new TextReplies(new TextStyle(false), app.clock(), app.topics()::label);
        return app.feeds().all().stream()
                .filter(feed -> !feed.paused())
                .map(Feed::nextPoll)
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .map(next ->
                        "Is there a network? The next try is " + replies.in(next) + "; search works on what is stored.")
                .orElse("");
    }
}

package dev.blogboard.app;

import dev.blogboard.feed.Feed;
import dev.blogboard.feed.PollReport;
import dev.blogboard.feed.PolledFeed;
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
import java.util.function.Consumer;

/**
 * Polls what is due. It does not wait for stragglers: a host that answers nothing for as long as it may would otherwise
 * hold up the feeds of all others. What is not done in time goes on, and is counted by the next run.
 */
final class PollJob implements Callable<Optional<String>> {
    /** Less than the time between two runs. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final App app;
    private final Consumer<String> tell;
    private final Queue<PolledFeed> done = new ConcurrentLinkedQueue<>();

    /** @param tell says a sentence to the person who watches, if there is one */
    PollJob(App app, Consumer<String> tell) {
        this.app = app;
        this.tell = tell;
    }

    @Override
    public Optional<String> call() throws InterruptedException {
        Instant started = app.clock().instant();
        List<Future<?>> polls = app.poller().start(app.feeds().due(started), done::add);
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
        app.feeds()
                .takeNotices()
                .forEach(notice -> tell.accept(TextStyle.harmless(notice.url() + ": " + notice.sentence())));
        return Optional.of(sentence);
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
        TextReplies replies = new TextReplies(new TextStyle(false), app.clock());
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

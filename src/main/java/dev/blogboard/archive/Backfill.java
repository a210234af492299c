package dev.blogboard.archive;

import dev.blogboard.feed.Feed;
import dev.blogboard.feed.FeedId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;

/**
 * Walks through the archives of feeds, each on a virtual thread of its own, so many at once. It can be broken off at any
 * moment, and goes on where it was.
 */
public final class Backfill {
    private static final int MOST_TRIES = 4;
    private static final int BATCH = 20;
    private static final Duration FIRST_REST = Duration.ofSeconds(5);
    /** A document that may be asked for again so soon is waited for; the others are left for the next time. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Walks walks;
    private final ArchiveSource source;
    private final InstantSource clock;
    private final Semaphore atOnce;

    /** @param concurrency how many archives are walked through at once */
    public Backfill(Walks walks, ArchiveSource source, InstantSource clock, int concurrency) {
        this.walks = walks;
        this.source = source;
        this.clock = clock;
        this.atOnce = new Semaphore(concurrency);
    }

    /**
     * Walks through these archives. Returns when all are done, or as far as they can be for now.
     *
     * @param since articles before this are not wanted; {@link Instant#MIN} for all
     * @param listener told of a walk's progress after each of its steps, from several threads
     */
    public void run(Collection<Feed> feeds, Instant since, BiConsumer<Feed, Walks.Progress> listener)
            throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Feed feed : feeds) {
                threads.execute(() -> {
                    try {
                        walkWithinLimit(feed, since, listener);
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt(); // What is left is in the table.
                    }
                });
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void walkWithinLimit(Feed feed, Instant since, BiConsumer<Feed, Walks.Progress> listener)
            throws InterruptedException {
        atOnce.acquire();
        try {
            walk(feed, since, listener);
        } finally {
            atOnce.release();
        }
    }

    private void walk(Feed feed, Instant since, BiConsumer<Feed, Walks.Progress> listener) throws InterruptedException {
        Instant bound = walks.begin(feed, since, clock.instant());
        while (true) {
            List<Walks.Open> steps = walks.next(feed.id(), clock.instant(), BATCH);
            for (Walks.Open step : steps) {
                visit(feed, step, bound);
                listener.accept(feed, walks.progress(feed.id(), clock.instant()));
            }
            if (steps.isEmpty() && !waitForMore(feed, listener)) {
                return;
            }
        }
    }

    /** Whether there are steps that may be done soon; returns when they may. */
    private boolean waitForMore(Feed feed, BiConsumer<Feed, Walks.Progress> listener) throws InterruptedException {
        Instant now = clock.instant();
        Walks.Progress progress = walks.progress(feed.id(), now);
        listener.accept(feed, progress);
        if (progress.finished() || progress.next().isAfter(now.plus(PATIENCE))) {
            return false;
        }
        Duration wait = Duration.between(now, progress.next()).plusMillis(100);
        Thread.sleep(wait.isPositive() ? wait : Duration.ofMillis(100));
        return true;
    }

    private void visit(Feed feed, Walks.Open open, Instant since) throws InterruptedException {
        FeedId id = feed.id();
        switch (visited(feed, open, since)) {
            case Visited.Found found -> walks.done(feed, open, found.articles(), found.next(), clock.instant());
            case Visited.Closed closed -> walks.closed(id, open, closed.reason());
            case Visited.Later later -> {
                int tries = open.tries() + 1;
                if (tries >= MOST_TRIES) {
                    walks.closed(id, open, later.reason());
                } else {
                    walks.later(id, open, later.reason(), due(tries, later));
                }
            }
        }
    }

    /** A document that brings a fault of ours to light is closed, so that the walk comes past it. */
    private Visited visited(Feed feed, Walks.Open open, Instant since) throws InterruptedException {
        try {
            return source.visit(feed, open.step(), since);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            return new Visited.Closed("Reading it failed: " + fault);
        }
    }

    private Instant due(int tries, Visited.Later later) {
        Instant rested = clock.instant().plus(FIRST_REST.multipliedBy(1L << (2 * (tries - 1))));
        Instant allowed = later.notBefore();
        return allowed != null && allowed.isAfter(rested) ? allowed : rested;
    }
}

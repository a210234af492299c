package dev.blogboard.page;

import dev.blogboard.article.ArticleId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fetches the pages that wait for it, each on a virtual thread of its own: those of new articles as soon as they are known,
 * those of history a few at a time. A host that has to be waited for holds up no other. Safe for use by several threads.
 */
public final class PageRun implements AutoCloseable {
    private static final int URGENT = 200;
    /** Over about three weeks, so that a machine that was off the network for days gives nothing up. */
    private static final int MOST_TRIES = 8;

    private static final Duration FIRST_REST = Duration.ofMinutes(15);
    private static final Duration LONGEST_REST = Duration.ofDays(7);

    private final Pages pages;
    private final PageSource source;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<ArticleId> underWay = new HashSet<>();
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger postponed = new AtomicInteger();

    public PageRun(Pages pages, PageSource source, InstantSource clock) {
        this.pages = pages;
        this.source = source;
        this.clock = clock;
    }

    /** How many pages were read, are not to be had, and are to be asked for again. */
    public record Report(int read, int refused, int postponed) {
        public int pages() {
            return read + refused + postponed;
        }
    }

    /** Begins to fetch the pages that new articles wait for, and says what came of those begun before. */
    public Report urgent() {
        pages.urgent(clock.instant(), URGENT).forEach(this::begin);
        return new Report(read.getAndSet(0), refused.getAndSet(0), postponed.getAndSet(0));
    }

    /** Begins to fetch pages of history, at most one of each host, so that this many are under way. */
    public void ofHistory(int limit) {
        int free = limit - underWay();
        if (free > 0) {
            pages.ofHistory(clock.instant(), free).forEach(this::begin);
        }
    }

    private int underWay() {
        synchronized (underWay) {
            return underWay.size();
        }
    }

    /** Returns when nothing is under way. */
    public void await() throws InterruptedException {
        synchronized (underWay) {
            while (!underWay.isEmpty()) {
                underWay.wait();
            }
        }
    }

    private void begin(Pages.Waiting page) {
        synchronized (underWay) {
            if (!underWay.add(page.article())) {
                return;
            }
        }
        try {
            threads.execute(() -> fetch(page));
        } catch (RejectedExecutionException closed) {
            done(page); // It stays in the queue.
        }
    }

    private void done(Pages.Waiting page) {
        synchronized (underWay) {
            underWay.remove(page.article());
            underWay.notifyAll();
        }
    }

    private void fetch(Pages.Waiting page) {
        try {
            FetchedPage fetched = source.fetch(page.url());
            record(page, fetched);
            switch (fetched) {
                case FetchedPage.Read done -> read.incrementAndGet();
                case FetchedPage.Refused never -> refused.incrementAndGet();
                case FetchedPage.Unavailable later -> postponed.incrementAndGet();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt(); // It stays in the queue.
        } finally {
            done(page);
        }
    }

    private void record(Pages.Waiting waiting, FetchedPage fetched) {
        switch (fetched) {
            case FetchedPage.Read read -> pages.read(waiting.article(), read.page());
            case FetchedPage.Refused refused -> pages.refused(waiting.article(), refused.reason());
            case FetchedPage.Unavailable unavailable -> {
                int tries = waiting.tries() + 1;
                if (tries >= MOST_TRIES) {
                    pages.refused(waiting.article(), unavailable.reason());
                } else {
                    pages.postpone(waiting.article(), unavailable.reason(), nextTry(tries, unavailable));
                }
            }
        }
    }

    /** After a quarter of an hour, then four times as long each time up to a week, never before the server allows. */
    private Instant nextTry(int tries, FetchedPage.Unavailable unavailable) {
        Duration rest = FIRST_REST.multipliedBy(1L << (2 * (tries - 1)));
        Instant rested = clock.instant().plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest);
        Instant allowed = unavailable.notBefore();
        return allowed != null && allowed.isAfter(rested) ? allowed : rested;
    }

    /** Breaks off what is under way; it stays in the queue. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}

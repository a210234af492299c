package dev.blogboard.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fetches the pages that wait for it: those of new articles as soon as they are known, those of history a few at a time.
 * Safe for use by several threads; the limit holds over all of them.
 */
public final class PageRun {
    private static final int URGENT = 100;
    private static final int MOST_TRIES = 4;
    private static final Duration FIRST_REST = Duration.ofMinutes(15);

    private final Pages pages;
    private final PageSource source;
    private final InstantSource clock;
    private final Semaphore atOnce;

    /** @param concurrency how many pages are fetched at once */
    public PageRun(Pages pages, PageSource source, InstantSource clock, int concurrency) {
        this.pages = pages;
        this.source = source;
        this.clock = clock;
        this.atOnce = new Semaphore(concurrency);
    }

    /** What a run came to. */
    public record Report(int read, int refused, int postponed) {
        public int pages() {
            return read + refused + postponed;
        }
    }

    /** Fetches the pages that new articles wait for. */
    public Report urgent() throws InterruptedException {
        return fetch(pages.urgent(clock.instant(), URGENT));
    }

    /** Fetches a few pages of history, at most one of each host. */
    public Report ofHistory(int limit) throws InterruptedException {
        return fetch(pages.ofHistory(clock.instant(), limit));
    }

    private Report fetch(List<Pages.Waiting> waiting) throws InterruptedException {
        AtomicInteger read = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger postponed = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Pages.Waiting page : waiting) {
                threads.execute(() -> {
                    try {
                        switch (fetchWithinLimit(page)) {
                            case FetchedPage.Read done -> read.incrementAndGet();
                            case FetchedPage.Refused never -> refused.incrementAndGet();
                            case FetchedPage.Unavailable later -> postponed.incrementAndGet();
                        }
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt(); // It stays in the queue.
                    }
                });
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return new Report(read.get(), refused.get(), postponed.get());
    }

    private FetchedPage fetchWithinLimit(Pages.Waiting waiting) throws InterruptedException {
        atOnce.acquire();
        try {
            FetchedPage fetched = source.fetch(waiting.url());
            record(waiting, fetched);
            return fetched;
        } finally {
            atOnce.release();
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

    /** After a quarter of an hour, then four times as long each time, and never before the server allows. */
    private Instant nextTry(int tries, FetchedPage.Unavailable unavailable) {
        Instant rested = clock.instant().plus(FIRST_REST.multipliedBy(1L << (2 * (tries - 1))));
        Instant allowed = unavailable.notBefore();
        return allowed != null && allowed.isAfter(rested) ? allowed : rested;
    }
}

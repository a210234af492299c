package dev.blogboard.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Polls feeds, each on a virtual thread of its own: so many at once overall, so many at once from one host. What one
 * feed does disturbs no other. Safe for use by several threads; the limits hold over all of them.
 */
public final class Poller {
    private final Feeds feeds;
    private final FeedSource source;
    private final PollSchedule schedule;
    private final InstantSource clock;
    private final int perHost;
    private final Predicate<String> exempt;
    private final Semaphore overall;
    private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

    /**
     * @param concurrency how many feeds are fetched at once
     * @param perHost how many of them from one host
     * @param exempt the hosts to which the limit for one host does not apply
     */
    public Poller(
            Feeds feeds,
            FeedSource source,
            PollSchedule schedule,
            InstantSource clock,
            int concurrency,
            int perHost,
            Predicate<String> exempt) {
        this.feeds = feeds;
        this.source = source;
        this.schedule = schedule;
        this.clock = clock;
        this.perHost = perHost;
        this.exempt = exempt;
        this.overall = new Semaphore(concurrency);
    }

    /**
     * Polls these feeds, due or not, except those whose server asked us to stay away for longer. Returns when all are
     * done; those not begun when the calling thread is interrupted are left out of the report.
     *
     * @param listener told of each feed when it is done, from several threads
     */
    public PollReport poll(Collection<Feed> chosen, Consumer<PolledFeed> listener) {
        Instant started = clock.instant();
        Queue<PolledFeed> polled = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Feed feed : chosen) {
                threads.execute(() -> {
                    try {
                        PolledFeed outcome = pollWithinLimits(feed);
                        polled.add(outcome);
                        listener.accept(outcome);
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        }
        return PollReport.of(polled, Duration.between(started, clock.instant()));
    }

    private PolledFeed pollWithinLimits(Feed feed) throws InterruptedException {
        String host = host(feed.url());
        if (exempt.test(host)) {
            return pollWithinOverallLimit(feed);
        }
        Semaphore places = hosts.computeIfAbsent(host, name -> new Semaphore(perHost));
        places.acquire();
        try {
            return pollWithinOverallLimit(feed);
        } finally {
            places.release();
        }
    }

    private PolledFeed pollWithinOverallLimit(Feed feed) throws InterruptedException {
        overall.acquire();
        try {
            return pollNow(feed);
        } finally {
            overall.release();
        }
    }

    private PolledFeed pollNow(Feed feed) throws InterruptedException {
        Instant started = clock.instant();
        Instant retryAfter = feed.retryAfter();
        if (retryAfter != null && retryAfter.isAfter(started)) {
            Fetched stillThrottled = new Fetched.Throttled(429, retryAfter);
            return new PolledFeed(feed, stillThrottled, Feeds.Stored.NOTHING, Duration.ZERO);
        }
        Fetched fetched = source.fetch(feed.request());
        Instant now = clock.instant();
        Feeds.Stored stored = feeds.record(feed, fetched, now, schedule.next(feed, fetched, now));
        return new PolledFeed(feed, fetched, stored, Duration.between(started, clock.instant()));
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? url : host;
        } catch (IllegalArgumentException unusual) {
            return url;
        }
    }
}

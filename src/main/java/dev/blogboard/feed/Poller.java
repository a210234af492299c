package dev.blogboard.feed;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Polls feeds, each on a virtual thread of its own: so many at once overall, so many at once from one host. What one
 * feed does disturbs no other. Safe for use by several threads; the limits hold over all of them.
 */
public final class Poller implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Poller.class.getName());
    /** How long one feed's 429 may hold up the others of its host; then the next of them asks for itself. */
    static final Duration LONGEST_HOLD = Duration.ofHours(1);

    private final Feeds feeds;
    private final FeedSource source;
    private final PollSchedule schedule;
    private final InstantSource clock;
    private final int perHost;
    private final Predicate<String> exempt;
    private final Semaphore overall;
    private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();
    /** Hosts that said "too many requests", and until when none of their feeds is asked. */
    private final Map<String, Instant> held = new ConcurrentHashMap<>();

    private final Set<FeedId> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

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
     * Polls these feeds, due or not, except those whose server asked us to stay away for longer, and those that are being
     * polled already. Returns when all are done; those not done when the calling thread is interrupted are left out of
     * the report.
     *
     * @param listener told of each feed when it is done, from several threads
     */
    public PollReport poll(Collection<Feed> chosen, Consumer<PolledFeed> listener) {
        Instant started = clock.instant();
        Queue<PolledFeed> polled = new ConcurrentLinkedQueue<>();
        List<Future<?>> polls = start(chosen, outcome -> {
            polled.add(outcome);
            listener.accept(outcome);
        });
        try {
            for (Future<?> poll : polls) {
                poll.get();
            }
        } catch (InterruptedException stop) {
            polls.forEach(poll -> poll.cancel(true));
            Thread.currentThread().interrupt();
        } catch (ExecutionException fault) {
            polls.forEach(poll -> poll.cancel(true));
            throw new IllegalStateException("A poll failed for a reason that is no feed's.", fault.getCause());
        }
        return PollReport.of(polled, Duration.between(started, clock.instant()));
    }

    /**
     * Begins to poll these feeds, as {@link #poll} does, and returns at once.
     *
     * @return a poll each that was begun; to cancel it interrupts it
     */
    public List<Future<?>> start(Collection<Feed> chosen, Consumer<PolledFeed> listener) {
        List<Future<?>> polls = new ArrayList<>();
        for (Feed feed : chosen) {
            if (underWay.add(feed.id())) {
                polls.add(threads.submit(() -> {
                    try {
                        listener.accept(pollWithinLimits(feed));
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    } finally {
                        underWay.remove(feed.id());
                    }
                }));
            }
        }
        return polls;
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
        Fetched fetched = heldOrFetched(feed, started);
        try {
            return recorded(feed, fetched, started);
        } catch (Throwable unstorable) {
            LOG.log(Level.ERROR, "What " + feed.url() + " brought could not be stored.", unstorable);
            String reason = "What it brought could not be stored: " + unstorable.getMessage();
            return recorded(feed, new Fetched.Failed(null, reason), started);
        }
    }

    private Fetched heldOrFetched(Feed feed, Instant now) throws InterruptedException {
        String host = host(feed.url());
        Instant until = held.get(host);
        if (until != null && until.isAfter(now)) {
            return new Fetched.Throttled(429, until);
        }
        Fetched fetched = fetched(feed);
        if (fetched instanceof Fetched.Throttled throttled && throttled.status() == 429 && !exempt.test(host)) {
            Instant longest = now.plus(LONGEST_HOLD);
            held.put(host, throttled.until().isAfter(longest) ? longest : throttled.until());
        }
        return fetched;
    }

    /** A fault of ours, whatever it is, is this feed's error and no other's. */
    private Fetched fetched(Feed feed) throws InterruptedException {
        try {
            return source.fetch(feed.request());
        } catch (InterruptedException stop) {
            throw stop;
        } catch (Throwable fault) {
            LOG.log(Level.ERROR, "Fetching " + feed.url() + " failed by a fault of ours.", fault);
            return new Fetched.Failed(null, "Fetching it failed: " + fault);
        }
    }

    private PolledFeed recorded(Feed feed, Fetched fetched, Instant started) {
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

    /** Interrupts the polls that are under way, and waits until they have ended. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}

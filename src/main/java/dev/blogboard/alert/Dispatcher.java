package dev.blogboard.alert;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The third step: what is pending is sent, or put back with a time to try again.
 *
 * <p>Each destination has at most one post under way, so that its articles stay in order; different destinations do not
 * wait for one another. Nothing is sent that was not claimed in the store before, and what came of it is stored before
 * anything else is sent there: a crash in between leaves a post of which it is known that it is in doubt.
 */
public final class Dispatcher implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());
    private static final int AT_ONCE = 32;
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Sending sending;
    private final InstantSource clock;
    private final Set<Destination> busy = ConcurrentHashMap.newKeySet();
    private final Object change = new Object();

    private int changes; // guarded by change

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger putBack = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Dispatcher(Outbox outbox, List<Channel> channels, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
        sending = new Sending(outbox, List.copyOf(channels), clock);
    }

    /** How many posts were sent and put back. */
    public record Report(int sent, int putBack) {}

    /**
     * Begins to send what is due now and does not wait for it.
     *
     * @return what was settled since the last call
     */
    public Report run() {
        begin();
        return settled();
    }

    /** Sends all that is due now and waits for it. */
    public Report drain() throws InterruptedException {
        while (begin() > 0 || !busy.isEmpty()) {
            awaitOne();
        }
        return settled();
    }

    private void awaitOne() throws InterruptedException {
        synchronized (change) {
            while (changes == 0 && !busy.isEmpty()) {
                change.wait();
            }
            changes = 0;
        }
    }

    private Report settled() {
        return new Report(sent.getAndSet(0), putBack.getAndSet(0));
    }

    private synchronized int begin() {
        int room = AT_ONCE - underWay.get();
        if (room <= 0 || !outbox.hasDue(clock.instant())) {
            return 0;
        }
        List<Outbox.Claim> claims = outbox.claim(Set.copyOf(busy), room, clock.instant());
        for (Outbox.Claim claim : claims) {
            busy.add(claim.post().destination());
            underWay.incrementAndGet();
            threads.execute(() -> settle(claim));
        }
        return claims.size();
    }

    private void settle(Outbox.Claim claim) {
        Channel channel = null;
        try {
            channel = sending.channelTo(claim.post().destination());
            (sending.settle(claim, channel) ? sent : putBack).incrementAndGet();
        } catch (RuntimeException fault) {
            // The claim runs out and counts as in doubt; nothing is lost.
            LOG.log(Level.ERROR, "A post for " + claim.post().destination() + " could not be settled.", fault);
        } finally {
            underWay.decrementAndGet();
            rest(channel);
            busy.remove(claim.post().destination());
            synchronized (change) {
                changes++;
                change.notifyAll();
            }
        }
    }

    /** Limits of the other side are kept before they are met. */
    private static void rest(@Nullable Channel channel) {
        try {
            if (channel != null) {
                Thread.sleep(channel.pace());
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits a little for what is under way; what is not settled by then is in doubt at the next start. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (underWay.get() > 0 && !threads.awaitTermination(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "{0} posts are left in doubt.", underWay.get());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}

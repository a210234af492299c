package dev.blogboard.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Gives each host a rest between two requests for pages. Safe for use by several threads. */
final class HostSpacing {
    private static final int REMEMBERED = 5_000;

    private final Predicate<String> exempt;
    private final Map<String, Long> next = new HashMap<>();

    /** @param exempt the hosts that need no rest */
    HostSpacing(Predicate<String> exempt) {
        this.exempt = exempt;
    }

    /** Waits for this caller's turn at the host. */
    void await(String host, Duration rest) throws InterruptedException {
        if (!exempt.test(host)) {
            Thread.sleep(Duration.ofNanos(turn(host, rest.toNanos())));
        }
    }

    /** How long until the turn, which is taken by asking. */
    private synchronized long turn(String host, long rest) {
        long now = System.nanoTime();
        if (next.size() > REMEMBERED) {
            next.values().removeIf(past -> past < now);
        }
        long turn = Math.max(now, next.getOrDefault(host, now));
        next.put(host, turn + rest);
        return turn - now;
    }
}

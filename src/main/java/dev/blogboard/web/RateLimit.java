package dev.blogboard.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;

/**
 * How often one client may ask: a number at once, and then one more after each interval. An IPv6 client is its /64
 * network, since one household has all of that. Safe for use by several threads.
 */
public final class RateLimit {
    private static final int CLIENTS = 20_000;

    private final int burst;
    private final Duration interval;
    private final InstantSource clock;
    /** For each client the time at which its whole burst is free again; those asking least recently first. */
    private final LinkedHashMap<ByteBuffer, Instant> free = new LinkedHashMap<>(16, 0.75f, true);

    public RateLimit(int burst, Duration interval, InstantSource clock) {
        this.burst = burst;
        this.interval = interval;
        this.clock = clock;
    }

    /** How long the client has to wait; zero when it may go ahead, which then counts. */
    public Duration ask(InetAddress client) {
        ByteBuffer key = key(client);
        Instant now = clock.instant();
        synchronized (free) {
            Instant before = free.getOrDefault(key, now);
            Instant after = (before.isAfter(now) ? before : now).plus(interval);
            Duration wait = Duration.between(now.plus(interval.multipliedBy(burst)), after);
            if (wait.isPositive()) {
                return wait;
            }
            free.put(key, after);
            if (free.size() > CLIENTS) {
                free.pollFirstEntry();
            }
            return Duration.ZERO;
        }
    }

    private static ByteBuffer key(InetAddress client) {
        byte[] address = client.getAddress();
        return ByteBuffer.wrap(client instanceof Inet6Address ? AddressRange.firstBits(address, 64) : address);
    }
}

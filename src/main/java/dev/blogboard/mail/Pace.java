package dev.blogboard.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Spaces messages evenly, over all and to each domain. Safe for use by several threads. */
final class Pace {
    private static final int DOMAINS = 10_000;
    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private final Duration between;
    private final Duration betweenSameDomain;
    private final InstantSource clock;
    private final Sleep sleep;
    private final Map<String, Instant> nextToDomain = new HashMap<>();
    private Instant next = Instant.MIN;

    /** Waiting; a test's takes no time. */
    @FunctionalInterface
    interface Sleep {
        void sleep(Duration time) throws InterruptedException;
    }

    Pace(MailSettings.Limits limits, InstantSource clock, Sleep sleep) {
        this.between = Duration.ofNanos((long) (NANOS / limits.perSecond()));
        this.betweenSameDomain = Duration.ofNanos((long) (NANOS / limits.perDomainPerSecond()));
        this.clock = clock;
        this.sleep = sleep;
    }

    /** Waits until a message to this domain may leave. */
    void await(String domain) throws InterruptedException {
        Duration wait = reserve(domain, clock.instant());
        if (wait.isPositive()) {
            sleep.sleep(wait);
        }
    }

    private synchronized Duration reserve(String domain, Instant now) {
        Instant toDomain = nextToDomain.getOrDefault(domain, Instant.MIN);
        Instant start = later(now, later(next, toDomain));
        next = start.plus(between);
        if (nextToDomain.size() >= DOMAINS) {
            nextToDomain.values().removeIf(free -> !free.isAfter(now));
        }
        nextToDomain.put(domain, start.plus(betweenSameDomain));
        return Duration.between(now, start);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

package dev.blogboard.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a feed is polled next. What works is asked again after the interval, or later where the server says so; what
 * fails is asked ever more rarely, and never given up.
 *
 * @param interval between two polls of a feed that works
 * @param random spreads the polls, so that feeds that fell due together do not stay together
 */
public record PollSchedule(Duration interval, RandomGenerator random) {
    /** A server that says "not before next month" is asked once a day all the same. */
    static final Duration LONGEST_MAX_AGE = Duration.ofDays(1);

    static final Duration LONGEST_BACK_OFF = Duration.ofDays(1);
    private static final Duration WHEN_GONE = Duration.ofDays(30);
    /** Polls are moved by up to this share of the waiting time, either way. */
    private static final double JITTER = 0.1;

    /** When to poll the feed again, after this came of a poll at {@code now}. */
    public Instant next(Feed feed, Fetched fetched, Instant now) {
        return switch (fetched) {
            case Fetched.Fresh fresh -> now.plus(jittered(atLeast(fresh.maxAge())));
            case Fetched.NotModified same -> now.plus(jittered(atLeast(same.maxAge())));
            case Fetched.Throttled throttled -> later(throttled.until(), now.plus(jittered(interval)));
            case Fetched.Gone gone -> now.plus(WHEN_GONE);
            case Fetched.Failed failed -> now.plus(jittered(backOff(feed.failures() + 1)));
        };
    }

    private Duration atLeast(@Nullable Duration maxAge) {
        if (maxAge == null || maxAge.compareTo(interval) <= 0) {
            return interval;
        }
        return maxAge.compareTo(LONGEST_MAX_AGE) > 0 ? LONGEST_MAX_AGE : maxAge;
    }

    /** Doubled with each failure in a row. */
    private Duration backOff(int failures) {
        Duration wait = interval;
        for (int doubled = 1; doubled < failures && wait.compareTo(LONGEST_BACK_OFF) < 0; doubled++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : wait;
    }

    private Duration jittered(Duration wait) {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

package dev.blogboard.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a feed is polled next. What works is asked again by its own rhythm or a fixed interval, or later where the server
 * or the feed says so; what fails is asked ever more rarely, and never given up.
 *
 * @param interval between two polls of a feed that works; zero to go by each feed's rhythm
 * @param random spreads the polls, so that feeds that fell due together do not stay together
 */
public record PollSchedule(Duration interval, RandomGenerator random) {
    /** The interval of a feed whose rhythm is not known. */
    static final Duration USUAL = Duration.ofMinutes(30);
    /** The bounds of an interval that goes by the rhythm: minutes for the busy, a day for the sleepy. */
    static final Duration SHORTEST = Duration.ofMinutes(5);

    static final Duration LONGEST = Duration.ofDays(1);
    /** A feed is asked so many times for each article that is to be expected. */
    private static final int POLLS_AN_ARTICLE = 24;

    /** A server or feed that says "not before next month" is asked once a day all the same. */
    static final Duration LONGEST_MAX_AGE = Duration.ofDays(1);

    static final Duration LONGEST_BACK_OFF = Duration.ofDays(1);
    private static final Duration WHEN_GONE = Duration.ofDays(30);
    /** Polls are moved by up to this share of the waiting time, either way. */
    private static final double JITTER = 0.1;

    /** When to poll the feed again, after this came of a poll at {@code now}. */
    public Instant next(Feed feed, Fetched fetched, Instant now) {
        return switch (fetched) {
            case Fetched.Fresh fresh -> {
                Duration rhythm = Rhythm.of(fresh.feed().items(), now).orElse(null);
                yield whenItWorks(rhythm, fresh.maxAge(), fresh.advice(), now);
            }
            case Fetched.NotModified same -> whenItWorks(feed.rhythm(), same.maxAge(), feed.advice(), now);
            case Fetched.Throttled throttled -> later(throttled.until(), now.plus(jittered(usual(null))));
            case Fetched.Gone gone -> now.plus(WHEN_GONE);
            case Fetched.Failed failed -> now.plus(jittered(backOff(feed.failures() + 1)));
        };
    }

    private Instant whenItWorks(@Nullable Duration rhythm, @Nullable Duration maxAge, FeedAdvice advice, Instant now) {
        Duration usual = jittered(usual(rhythm));
        return afterSkipped(now.plus(atLeast(atLeast(usual, maxAge), advice.ttl())), advice);
    }

    private Duration usual(@Nullable Duration rhythm) {
        if (!interval.isZero()) {
            return interval;
        }
        if (rhythm == null) {
            return USUAL;
        }
        Duration wait = rhythm.dividedBy(POLLS_AN_ARTICLE);
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private Duration atLeast(Duration wait, @Nullable Duration said) {
        if (said == null || said.compareTo(wait) <= 0) {
            return wait;
        }
        return jitteredUp(said.compareTo(LONGEST_MAX_AGE) > 0 ? LONGEST_MAX_AGE : said);
    }

    /** The first moment that is in no hour and on no day to be skipped; the same one where all are. */
    private static Instant afterSkipped(Instant wanted, FeedAdvice advice) {
        ZonedDateTime time = wanted.atZone(ZoneOffset.UTC);
        for (int hours = 0; hours <= 24 * 7; hours++) {
            boolean skipped = advice.skipHours().contains(time.getHour())
                    || advice.skipDays().contains(time.getDayOfWeek());
            if (!skipped) {
                return time.toInstant();
            }
            time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        }
        return wanted;
    }

    /** Doubled with each failure in a row. */
    private Duration backOff(int failures) {
        Duration wait = usual(null);
        for (int doubled = 1; doubled < failures && wait.compareTo(LONGEST_BACK_OFF) < 0; doubled++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : wait;
    }

    /** Spread to later only: what was asked of us holds. */
    private Duration jitteredUp(Duration wait) {
        return Duration.ofMillis(Math.round(wait.toMillis() * (1 + JITTER * random.nextDouble())));
    }

    private Duration jittered(Duration wait) {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

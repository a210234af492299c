package dev.blogboard.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What a round of polls came to: a count of feeds for each outcome, and how many articles were stored. */
public record PollReport(
        int feeds,
        int fresh,
        int notModified,
        int throttled,
        int gone,
        int failed,
        int added,
        int updated,
        Duration took) {
    /** Counts what these polls came to. */
    public static PollReport of(Collection<PolledFeed> polled, Duration took) {
        return new PollReport(
                polled.size(),
                count(polled, Fetched.Fresh.class),
                count(polled, Fetched.NotModified.class),
                count(polled, Fetched.Throttled.class),
                count(polled, Fetched.Gone.class),
                count(polled, Fetched.Failed.class),
                polled.stream().mapToInt(feed -> feed.stored().added()).sum(),
                polled.stream().mapToInt(feed -> feed.stored().updated()).sum(),
                took);
    }

    private static int count(Collection<PolledFeed> polled, Class<? extends Fetched> outcome) {
        return (int) List.copyOf(polled).stream()
                .filter(feed -> outcome.isInstance(feed.fetched()))
                .count();
    }
}

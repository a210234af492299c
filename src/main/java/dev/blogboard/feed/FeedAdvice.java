package dev.blogboard.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself besides its articles: how often it is worth asking, and who would tell us unasked.
 *
 * @param ttl how long its contents hold (RSS {@code ttl}, {@code sy:updatePeriod} over {@code sy:updateFrequency})
 * @param skipHours hours of the day, UTC, in which it does not want to be asked
 * @param skipDays days, UTC, on which it does not want to be asked
 * @param hubs the WebSub hubs that tell of its changes, absolute URLs
 * @param self the URL under which the hubs know it
 */
public record FeedAdvice(
        @Nullable Duration ttl,
        Set<Integer> skipHours,
        Set<DayOfWeek> skipDays,
        List<String> hubs,
        @Nullable String self) {
    public static final FeedAdvice NONE = new FeedAdvice(null, Set.of(), Set.of(), List.of(), null);

    public FeedAdvice {
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
        hubs = List.copyOf(hubs);
    }
}

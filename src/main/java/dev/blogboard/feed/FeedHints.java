package dev.blogboard.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says to those who poll it, beside its articles. Nothing here is checked but its form: whether to follow it
 * is for the poller to decide.
 *
 * @param links absolute URLs by relation, in the document's order; relations are in lower case: {@code self},
 *     {@code hub}, and those of RFC 5005, such as {@code next} and {@code prev-archive}
 * @param ttl RSS: for how long a copy may be kept
 * @param updatePeriod the syndication module: how often it changes, its period divided by its frequency
 * @param skipHours RSS: the hours (0 to 23, UTC) in which not to ask
 * @param skipDays RSS: the days on which not to ask
 * @param generator the program that made it
 * @param complete RFC 5005: the document holds all that there is
 * @param archive RFC 5005: the document is one of an archive, and will not change
 */
public record FeedHints(
        Map<String, List<String>> links,
        @Nullable Duration ttl,
        @Nullable Duration updatePeriod,
        Set<Integer> skipHours,
        Set<DayOfWeek> skipDays,
        @Nullable String generator,
        boolean complete,
        boolean archive) {
    public static final FeedHints NONE = new FeedHints(Map.of(), null, null, Set.of(), Set.of(), null, false, false);

    public FeedHints {
        links = Map.copyOf(links);
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
    }

    /** What a poller keeps of it. */
    public FeedAdvice advice() {
        return new FeedAdvice(
                ttl != null ? ttl : updatePeriod,
                skipHours,
                skipDays,
                links.getOrDefault("hub", List.of()),
                link("self"));
    }

    /** The first link of a relation. */
    public @Nullable String link(String relation) {
        List<String> found = links.getOrDefault(relation, List.of());
        return found.isEmpty() ? null : found.getFirst();
    }
}

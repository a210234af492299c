package dev.blogboard.feed;

import dev.blogboard.article.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How often a feed brings something, by the dates of what it holds. */
public final class Rhythm {
    private static final int NEWEST = 20;
    private static final int TOO_FEW = 3;

    private Rhythm() {}

    /**
     * The usual time between two of the newest articles, or half of the time since the last one where that is longer: a
     * feed that fell silent is one that seldom writes. Empty when there are too few dates to tell.
     */
    public static Optional<Duration> of(Collection<Item> items, Instant now) {
        List<Instant> dates = items.stream()
                .map(Item::published)
                .filter(Objects::nonNull)
                .filter(date -> !date.isAfter(now))
                .distinct()
                .sorted(Collections.reverseOrder())
                .limit(NEWEST)
                .toList();
        if (dates.size() < TOO_FEW) {
            return Optional.empty();
        }
        List<Duration> gaps = new ArrayList<>();
        for (int index = 1; index < dates.size(); index++) {
            gaps.add(Duration.between(dates.get(index), dates.get(index - 1)));
        }
        Collections.sort(gaps);
        Duration usual = gaps.get(gaps.size() / 2);
        Duration silent = Duration.between(dates.getFirst(), now).dividedBy(2);
        return Optional.of(silent.compareTo(usual) > 0 ? silent : usual);
    }
}

package dev.blogboard.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much one person may ask: {@value #BURST} at once, and one more every {@value #SECONDS_EACH} seconds, so that nobody
 * slows it down for the others. Safe for use by several threads.
 */
final class RateLimit {
    private static final int BURST = 20;
    private static final int SECONDS_EACH = 2;
    /** Above so many people, those who have their whole allowance again are forgotten. */
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    /** When each person's allowance is whole again. */
    private final Map<Long, Instant> whole = new HashMap<>();

    RateLimit(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts a request of this person, or says that it is one too many. */
    synchronized Optional<Card> exceeded(long user) {
        Instant now = clock.instant();
        if (whole.size() > REMEMBERED) {
            whole.values().removeIf(now::isAfter);
        }
        Instant before = whole.getOrDefault(user, now);
        Instant after = (before.isBefore(now) ? now : before).plusSeconds(SECONDS_EACH);
        Duration ahead = Duration.between(now, after);
        if (ahead.toSeconds() > (long) BURST * SECONDS_EACH) {
            return Optional.of(Cards.mistaken("You ask faster than this can be answered for everyone; please wait "
                    + SECONDS_EACH + " seconds."));
        }
        whole.put(user, after);
        return Optional.empty();
    }
}

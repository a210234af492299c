package dev.blogboard.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Until when a server asks not to be asked again (RFC 9110, section 10.2.3): seconds, or a date. */
record RetryAfter(InstantSource clock) {
    private static final Duration LONGEST = Duration.ofDays(7);

    /** At most a week from now; empty where the server does not say, or not so that one could tell. */
    Optional<Instant> of(HttpFetcher.Answer answer) {
        String header = answer.header("Retry-After");
        if (header == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String text = header.strip();
        Optional<Instant> until =
                text.matches("\\d{1,9}") ? Optional.of(now.plusSeconds(Long.parseLong(text))) : HttpDates.parse(text);
        Instant longest = now.plus(LONGEST);
        return until.map(instant -> instant.isAfter(longest) ? longest : instant);
    }
}

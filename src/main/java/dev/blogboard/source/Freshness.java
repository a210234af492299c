package dev.blogboard.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long an answer holds, by what its server says (RFC 9111, section 4.2). */
record Freshness(InstantSource clock) {
    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[,\\s])max-age=\"?(\\d{1,9})");

    /** By max-age, else by Expires; absent where the server says neither, or that it does not hold at all. */
    @Nullable
    Duration of(HttpFetcher.Answer answer) {
        String control = answer.header("Cache-Control");
        Matcher age = MAX_AGE.matcher(control == null ? "" : control);
        if (age.find()) {
            return positive(Duration.ofSeconds(Long.parseLong(age.group(1))));
        }
        String expires = answer.header("Expires");
        if (expires == null) {
            return null;
        }
        Optional<Instant> end = HttpDates.parse(expires);
        String date = answer.header("Date");
        Instant start = Optional.ofNullable(date).flatMap(HttpDates::parse).orElseGet(clock::instant);
        return end.map(last -> Duration.between(start, last))
                .map(Freshness::positive)
                .orElse(null);
    }

    private static @Nullable Duration positive(Duration duration) {
        return duration.isPositive() ? duration : null;
    }
}

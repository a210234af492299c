package dev.blogboard.app;

import dev.blogboard.article.Companies;
import dev.blogboard.feed.Feeds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The companies, as they were a few seconds ago at most: every query needs them, they hardly ever change, and another
 * process may change them. Safe for use by several threads.
 */
final class KnownCompanies implements Supplier<Companies> {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Feeds feeds;
    private final InstantSource clock;
    private @Nullable Companies known;
    private Instant read = Instant.MIN;

    KnownCompanies(Feeds feeds, InstantSource clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    @Override
    public synchronized Companies get() {
        Instant now = clock.instant();
        Companies companies = known;
        if (companies == null || now.isAfter(read.plus(FRESH))) {
            companies = feeds.companies();
            known = companies;
            read = now;
        }
        return companies;
    }

    synchronized void forget() {
        known = null;
    }
}

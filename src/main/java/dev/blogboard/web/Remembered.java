package dev.blogboard.web;

import dev.blogboard.search.SearchIndex;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pages that take many searches to write, and are the same for everybody: kept until the index changes, and for
 * {@value #SECONDS} seconds at most, since a page may name a company, or say "this week". Those asked for least lately make
 * room for others. Safe for use by several threads.
 */
public final class Remembered {
    static final int SECONDS = 60;
    private static final int MOST_PAGES = 300;
    /** Longer addresses are hardly asked for twice. */
    private static final int LONGEST = 300;

    private final Supplier<? extends SearchIndex> index;
    private final InstantSource clock;
    /** By path and parameters. */
    private final Map<String, Kept> pages = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST_PAGES;
        }
    };

    public Remembered(Supplier<? extends SearchIndex> index, InstantSource clock) {
        this.index = index;
        this.clock = clock;
    }

    /** @param state of the index, before the page was written */
    private record Kept(SearchIndex index, long state, Instant until, Response page) {}

    /** Answers as another does, whose answers depend on nothing but the request's path and parameters. */
    Handler of(Handler writing) {
        return request -> {
            SearchIndex now = index.get();
            long state = now.state();
            String asked = request.uri().toString();
            Response known = known(asked, now, state);
            if (known != null) {
                return known;
            }
            Response written = writing.answer(request);
            if (state != SearchIndex.UNKNOWN && written.status() == Response.OK && asked.length() <= LONGEST) {
                keep(asked, new Kept(now, state, clock.instant().plus(Duration.ofSeconds(SECONDS)), written));
            }
            return written;
        };
    }

    private synchronized @Nullable Response known(String asked, SearchIndex now, long state) {
        Kept kept = pages.get(asked);
        return kept != null
                        && kept.index().equals(now)
                        && kept.state() == state
                        && clock.instant().isBefore(kept.until())
                ? kept.page()
                : null;
    }

    private synchronized void keep(String asked, Kept page) {
        pages.put(asked, page);
    }
}

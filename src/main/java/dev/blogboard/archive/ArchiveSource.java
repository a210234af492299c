package dev.blogboard.archive;

import dev.blogboard.feed.Feed;
import java.time.Instant;

/** Where the documents of archives come from. Safe for use by several threads. */
public interface ArchiveSource {
    /**
     * Visits a document, as politely as a page is fetched.
     *
     * @param feed whose archive it belongs to
     * @param since articles before this are not wanted; {@link Instant#MIN} for all
     * @throws InterruptedException when the calling thread is interrupted while it waits
     */
    Visited visit(Feed feed, Step step, Instant since) throws InterruptedException;
}

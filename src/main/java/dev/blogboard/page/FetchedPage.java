package dev.blogboard.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of asking for a page. */
public sealed interface FetchedPage {
    /** A page that we could read. */
    record Read(Page page) implements FetchedPage {}

    /**
     * No page, and asking again would not change that: it is not there, or not for us, or no web page.
     *
     * @param reason one sentence for people
     */
    record Refused(String reason) implements FetchedPage {}

    /**
     * No page this time.
     *
     * @param reason one sentence for people
     * @param notBefore when the server allows to ask again, where it said so
     */
    record Unavailable(String reason, @Nullable Instant notBefore) implements FetchedPage {}
}

package dev.blogboard.feed;

import java.time.Instant;

/**
 * A change of a feed's state, of which people are told once.
 *
 * @param url of the feed
 * @param sentence what happened and what can be done, for the person who looks after the feeds
 */
public record Notice(String url, Kind kind, String sentence, Instant since) {
    /** After how many polls in a row a feed counts as failing; a server that was restarted is no news. */
    public static final int FAILURES = 3;

    /** What can happen to a feed. */
    public enum Kind {
        FAILING,
        RECOVERED,
        MOVED,
        GONE,
        HELD
    }
}

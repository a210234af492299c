package dev.blogboard.search;

/** The order of hits. */
public enum Sort {
    /** The best match first; freshness counts a little. */
    RELEVANCE,
    /** The newest first; what has no date comes last. */
    NEWEST
}

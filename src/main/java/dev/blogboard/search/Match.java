package dev.blogboard.search;

/** How far a hit satisfies the query. */
public enum Match {
    /** Every part of it: what alerts fire on. */
    FULL,
    /** Most of its words, offered where full matches are few. */
    NEAR
}

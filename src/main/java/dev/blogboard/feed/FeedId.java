package dev.blogboard.feed;

/** The number under which the store knows a feed; never reused. */
public record FeedId(long value) {}

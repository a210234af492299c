package dev.blogboard.feed;

import java.time.Duration;

/** What one poll of one feed came to. */
public record PolledFeed(Feed feed, Fetched fetched, Feeds.Stored stored, Duration took) {}

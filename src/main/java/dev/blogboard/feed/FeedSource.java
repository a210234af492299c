package dev.blogboard.feed;

/** Where feeds come from. Safe for use by several threads. */
public interface FeedSource {
    /**
     * Asks for a feed and reads it. Returns within its deadline whatever the server does, and never throws for what a
     * server sends.
     *
     * @throws InterruptedException when the calling thread is interrupted while it waits
     */
    Fetched fetch(FetchRequest request) throws InterruptedException;
}

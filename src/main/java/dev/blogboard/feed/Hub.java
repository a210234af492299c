package dev.blogboard.feed;

/** Where a hub is asked. Safe for use by several threads. */
public interface Hub {
    /**
     * Asks a hub to tell us of a feed's changes.
     *
     * @param callback the URL at which it finds us
     * @param seconds for how long
     * @throws UnreadableFeedException when it will not, or cannot be reached; the message is a sentence for people
     */
    void subscribe(Lease lease, String callback, long seconds) throws UnreadableFeedException, InterruptedException;
}

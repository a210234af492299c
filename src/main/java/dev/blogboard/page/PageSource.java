package dev.blogboard.page;

/** Where pages come from. Safe for use by several threads. */
public interface PageSource {
    /**
     * Asks for a page and reads it, where its host's robots.txt allows that and not before its host has had a rest from
     * us. Returns within its deadline whatever the server does, and never throws for what a server sends.
     *
     * @throws InterruptedException when the calling thread is interrupted while it waits
     */
    FetchedPage fetch(String url) throws InterruptedException;
}

package dev.blogboard.feed;

import java.util.List;

/** Reads feed documents that someone has at hand, and finds the feeds of a page. Safe for use by several threads. */
public interface FeedReader {
    /**
     * Reads a feed document.
     *
     * @param document its bytes, as they came
     * @param location what relative links are relative to: the URL or file it came from
     * @throws UnreadableFeedException when it is no feed that we can read; the message is a sentence for people
     */
    ParsedFeed read(byte[] document, String location) throws UnreadableFeedException;

    /**
     * Fetches a feed and reads it, whatever we know of it already.
     *
     * @throws UnreadableFeedException when it cannot be fetched or is no feed that we can read
     */
    ParsedFeed fetch(String url) throws UnreadableFeedException, InterruptedException;

    /**
     * The feed at a URL: the URL itself when that is a feed, else those which the page there names.
     *
     * @return the feeds' URLs, none when there are none
     * @throws UnreadableFeedException when the URL cannot be fetched
     */
    List<String> discover(String url) throws UnreadableFeedException, InterruptedException;
}

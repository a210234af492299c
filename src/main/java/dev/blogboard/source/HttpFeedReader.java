package dev.blogboard.source;

import dev.blogboard.feed.FeedReader;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.UnreadableFeedException;
import dev.blogboard.feed.Validators;
import java.io.IOException;
import java.util.List;

/** Reads single feeds, and finds those of a page. Safe for use by several threads. */
public final class HttpFeedReader implements FeedReader {
    private final HttpFetcher fetcher;
    private final FeedDocuments documents = new FeedDocuments();

    public HttpFeedReader(HttpFeedSource source) {
        this.fetcher = source.fetcher();
    }

    @Override
    public ParsedFeed read(byte[] document, String location) throws UnreadableFeedException {
        return documents.read(document, null, location, true);
    }

    @Override
    public ParsedFeed fetch(String url) throws UnreadableFeedException, InterruptedException {
        HttpFetcher.Answer answer = get(url);
        return documents.read(answer.body(), answer.header("Content-Type"), answer.location(), true);
    }

    @Override
    public List<String> discover(String url) throws UnreadableFeedException, InterruptedException {
        return new FeedDiscovery(fetcher, documents).at(url);
    }

    private HttpFetcher.Answer get(String url) throws UnreadableFeedException, InterruptedException {
        try {
            HttpFetcher.Answer answer = fetcher.get(url, Validators.NONE);
            if (answer.status() != 200) {
                throw new UnreadableFeedException("The server answered " + answer.status() + ".");
            }
            return answer;
        } catch (IOException fault) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new UnreadableFeedException(String.valueOf(fault.getMessage()), fault);
        }
    }
}

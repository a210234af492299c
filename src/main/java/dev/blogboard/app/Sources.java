package dev.blogboard.app;

import dev.blogboard.feed.FeedReader;
import dev.blogboard.feed.FeedSource;
import dev.blogboard.source.FetchSettings;
import dev.blogboard.source.HttpFeedReader;
import dev.blogboard.source.HttpFeedSource;
import java.time.InstantSource;

/** What fetches and reads feeds; it needs no data directory. */
final class Sources implements AutoCloseable {
    private final HttpFeedSource source;
    private final FeedReader reader;

    Sources(Config config, InstantSource clock) {
        source = new HttpFeedSource(
                FetchSettings.standard(Cli.Version.text(), config.fetchContact(), config.fetchAllowPrivateAddresses()),
                clock);
        reader = new HttpFeedReader(source);
    }

    FeedSource source() {
        return source;
    }

    FeedReader reader() {
        return reader;
    }

    @Override
    public void close() {
        source.close();
    }
}

package dev.blogboard.app;

import dev.blogboard.archive.ArchiveSource;
import dev.blogboard.feed.FeedReader;
import dev.blogboard.feed.FeedSource;
import dev.blogboard.feed.Hub;
import dev.blogboard.page.PageSource;
import dev.blogboard.source.FetchSettings;
import dev.blogboard.source.HttpArchiveSource;
import dev.blogboard.source.HttpFeedReader;
import dev.blogboard.source.HttpFeedSource;
import dev.blogboard.source.HttpHub;
import dev.blogboard.source.HttpPageSource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;

/** What fetches and reads feeds; it needs no data directory. */
final class Sources implements AutoCloseable {
    private static final int PAGES_AT_ONCE = 8;

    private final HttpFeedSource source;
    private final FeedReader reader;
    private final HttpPageSource pages;
    private final ArchiveSource archives;
    private final Hub hub;
    private final boolean privateAddresses;

    Sources(Config config, InstantSource clock) {
        source = new HttpFeedSource(
                FetchSettings.standard(Cli.Version.text(), config.fetchContact(), config.fetchAllowPrivateAddresses()),
                clock);
        privateAddresses = config.fetchAllowPrivateAddresses();
        pages = new HttpPageSource(source, clock, PAGES_AT_ONCE, this::isUnlimited);
        archives = new HttpArchiveSource(pages);
        hub = new HttpHub(source);
        reader = new HttpFeedReader(source);
    }

    FeedSource source() {
        return source;
    }

    FeedReader reader() {
        return reader;
    }

    PageSource pages() {
        return pages;
    }

    Hub hub() {
        return hub;
    }

    ArchiveSource archives() {
        return archives;
    }

    /** Whether no limit for one host applies to this one: our own machine, where we may ask it at all. */
    boolean isUnlimited(String host) {
        try {
            boolean literal = host.matches("[0-9.]+|\\[.*]");
            return privateAddresses
                    && (host.equalsIgnoreCase("localhost")
                            || (literal && InetAddress.getByName(host).isLoopbackAddress()));
        } catch (UnknownHostException odd) {
            return false;
        }
    }

    @Override
    public void close() {
        source.close();
    }
}

package dev.blogboard.source;

import dev.blogboard.feed.Hub;
import dev.blogboard.feed.Lease;
import dev.blogboard.feed.UnreadableFeedException;
import java.io.IOException;
import okhttp3.FormBody;

/** Hubs over HTTP (WebSub, section 5.1). Safe for use by several threads. */
public final class HttpHub implements Hub {
    private final HttpFetcher fetcher;

    /** @param source whose connections and limits are shared */
    public HttpHub(HttpFeedSource source) {
        this.fetcher = source.fetcher();
    }

    @Override
    public void subscribe(Lease lease, String callback, long seconds)
            throws UnreadableFeedException, InterruptedException {
        FormBody form = new FormBody.Builder()
                .add("hub.mode", "subscribe")
                .add("hub.topic", lease.topic())
                .add("hub.callback", callback)
                .add("hub.secret", lease.secret())
                .add("hub.lease_seconds", Long.toString(seconds))
                .build();
        try {
            int status = fetcher.post(lease.hub(), form);
            if (status < 200 || status > 299) {
                throw new UnreadableFeedException("The hub answered " + status + ".");
            }
        } catch (IOException fault) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new UnreadableFeedException(String.valueOf(fault.getMessage()), fault);
        }
    }
}

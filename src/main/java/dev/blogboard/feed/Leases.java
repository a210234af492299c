package dev.blogboard.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The agreements with hubs. Each method is one transaction; safe for use by several threads. */
public interface Leases {
    /** Feeds that name a hub and have no lease, or one that is to be renewed or asked for again. */
    List<Feed> wanting(Instant now);

    Optional<Lease> of(FeedId feed);

    Optional<Lease> withToken(String token);

    /**
     * Keeps a lease before its hub is asked, since a hub may answer before it has.
     *
     * @param next when to ask again, unless it is confirmed
     */
    void asked(Lease lease, Instant next);

    /** @param next when to renew it */
    void confirmed(FeedId feed, Instant expires, Instant next);

    /** @param reason one sentence for people */
    void refused(FeedId feed, String reason, Instant next);

    /** How many leases hold now. */
    int active(Instant now);
}

package dev.blogboard.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What we have agreed with a hub about a feed (WebSub, section 5).
 *
 * @param hub the hub's URL
 * @param topic the URL under which the hub knows the feed
 * @param token the part of our callback's URL that nobody can guess
 * @param secret by which the hub signs what it sends
 * @param expires until when the hub tells us; absent while it has not confirmed that it will
 * @param tries how often the hub was asked since it last confirmed
 */
public record Lease(
        FeedId feed,
        String hub,
        String topic,
        String token,
        String secret,
        @Nullable Instant expires,
        int tries) {
    public boolean isActive(Instant now) {
        return expires != null && expires.isAfter(now);
    }

    /** Everything but the secrets, which must not reach a log. */
    @Override
    public String toString() {
        return "Lease[feed=" + feed.value() + ", hub=" + hub + "]";
    }
}

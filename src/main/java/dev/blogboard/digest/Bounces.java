package dev.blogboard.digest;

import java.time.Instant;

/** What is known of mail that came back. Each method is one transaction; safe for use by several threads. */
public interface Bounces {
    /** Sends nothing to the address of this digest from now on. */
    void suppress(long edition, String reason, Instant now);

    /**
     * Records that a digest came back for a reason that may pass, once however often it does, and sends nothing to the
     * address any more when that has happened to so many digests.
     *
     * @param most how many digests may come back before that
     * @param since what came back before then is forgotten
     */
    void softBounce(long edition, String reason, int most, Instant since, Instant now);
}

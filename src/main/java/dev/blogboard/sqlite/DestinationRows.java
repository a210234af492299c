package dev.blogboard.sqlite;

import org.jdbi.v3.core.Handle;

/** The table of destinations, by which it is known at a glance where there is something to do. */
final class DestinationRows {
    private DestinationRows() {}

    /**
     * Brings the time at which there is something to do for a destination up to date: when its open post is to be tried
     * again, or when the first of its alerts falls due. One that is paused is not tried any sooner for a new alert.
     * Mailboxes are left to the digests.
     */
    static void refresh(Handle handle, String destination) {
        if (destination.startsWith("mail:")) {
            return;
        }
        handle.createUpdate("""
                        INSERT INTO destination (name, due)
                        SELECT :name, coalesce(
                            (SELECT next_attempt FROM post
                                WHERE destination = :name AND state IN ('SENDING', 'DEFERRED', 'IN_DOUBT')),
                            (SELECT min((SELECT min(next_attempt) FROM alert
                                    WHERE alert.subscription = subscription.id AND alert.state = 'PENDING'))
                                FROM subscription WHERE destination = :name AND paused IS NULL))
                        WHERE TRUE
                        ON CONFLICT (name) DO UPDATE SET due = CASE
                            WHEN destination.paused IS NOT NULL AND destination.due > excluded.due THEN destination.due
                            ELSE excluded.due END
                        """).bind("name", destination).execute();
    }

    /** @param until the second at which it is tried again */
    static void pause(Handle handle, String destination, String reason, long until) {
        handle.execute(
                "UPDATE destination SET paused = ?, failures = failures + 1, due = ? WHERE name = ?",
                reason,
                until,
                destination);
    }

    static void works(Handle handle, String destination) {
        handle.execute("UPDATE destination SET paused = NULL, failures = 0 WHERE name = ?", destination);
    }
}

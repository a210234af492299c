package dev.blogboard.alert;

import java.time.Duration;

/** What came of sending a post. Reasons are sentences for the owner. */
public sealed interface SendResult {
    /** @param message the channel's own name for what was sent, by which it can be edited */
    record Sent(String message) implements SendResult {}

    /**
     * Certainly not sent, and worth trying again: a limit, an outage, nobody there.
     *
     * @param delay how long to wait at least
     */
    record Deferred(Duration delay, String reason) implements SendResult {}

    /** It may have been sent, and the answer is missing: a lost connection, a server's fault. */
    record InDoubt(String reason) implements SendResult {}

    /** The other side does not take it in this form; a shorter one may do. */
    record TooLong(String reason) implements SendResult {}

    /**
     * Not until a person changes something, such as a permission: the destination is paused, its alerts are kept, and its
     * owner is told.
     */
    record Refused(String reason) implements SendResult {}

    /** The destination is no more. */
    record Retired(String reason) implements SendResult {}
}

package dev.blogboard.alert;

import java.time.Duration;

/** What came of sending an alert. */
public sealed interface SendResult {
    /** @param message the channel's own name for what was sent */
    record Sent(String message) implements SendResult {}

    /**
     * Not now: a limit, an outage, nobody there.
     *
     * @param delay how long to wait at least
     * @param reason a sentence for the owner
     */
    record Deferred(Duration delay, String reason) implements SendResult {}

    /**
     * Not until a person changes something: the subscription is paused, its alerts are kept.
     *
     * @param reason a sentence for the owner
     */
    record Refused(String reason) implements SendResult {}
}

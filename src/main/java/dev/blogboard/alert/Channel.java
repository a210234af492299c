package dev.blogboard.alert;

import java.time.Duration;

/** A way to reach destinations of some kind. Safe for use by several threads; never throws for what the other side does. */
public interface Channel {
    /** Whether this channel reaches destinations of that kind at the moment. */
    boolean reaches(Destination destination);

    /**
     * Sends a post as one new message. With the same nonce within a few minutes, a platform that knows nonces answers
     * with the message that is there already; what else guards against doubles is {@link #find}.
     */
    SendResult send(Post post);

    /**
     * Brings a message that was posted before up to date; nobody is notified of it.
     *
     * @param message the name that {@link SendResult.Sent} gave it
     * @return {@link SendResult.Retired} when the message is no more
     */
    SendResult edit(String message, Post post);

    /**
     * Looks for a post among our own recent messages at its destination, after an attempt of which it is not known what
     * came.
     */
    Lookup find(Post post);

    /**
     * Says a sentence or two to a destination, such as why its alerts have stopped.
     *
     * @param nonce as of a post
     */
    SendResult tell(Destination destination, String nonce, String text);

    /** How long to leave at least between two messages to one destination, so that no limit is met. */
    default Duration pace() {
        return Duration.ZERO;
    }

    /** What came of looking for a post. */
    sealed interface Lookup {
        /** @param message as in {@link SendResult.Sent} */
        record Found(String message) implements Lookup {}

        /** It is certainly not there. */
        record Absent() implements Lookup {}

        /**
         * It cannot be told: the messages cannot be read, or do not reach back far enough.
         *
         * @param passing whether that is an outage, after which looking works again
         * @param reason a sentence for the owner
         */
        record Unknown(boolean passing, String reason) implements Lookup {}
    }
}

package dev.blogboard.alert;

/** A way to reach destinations of some kind. Safe for use by several threads. */
public interface Channel {
    /** Whether this channel reaches that destination now. */
    boolean reaches(Destination destination);

    /** Sends an alert. Never throws for what the other side does. */
    SendResult send(Alert alert);
}

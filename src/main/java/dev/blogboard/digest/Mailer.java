package dev.blogboard.digest;

/** Sends digests and letters. Safe for use by several threads. */
public interface Mailer {
    /** What {@link #send} would send. */
    Rendered render(Digest digest);

    /** Sends a digest, waiting where a limit asks for it. Never throws for what the other side does. */
    Delivery send(Digest digest);

    /** Sends a letter, in the same way. */
    Delivery send(Letter letter);
}

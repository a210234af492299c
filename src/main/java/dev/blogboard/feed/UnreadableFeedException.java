package dev.blogboard.feed;

/** A document or address that is no feed; the message is a sentence for the person who named it. */
public final class UnreadableFeedException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableFeedException(String message) {
        super(message);
    }

    public UnreadableFeedException(String message, Throwable cause) {
        super(message, cause);
    }
}

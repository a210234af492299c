package dev.blogboard.app;

/** A command that could not do what was asked; the message says why, for the person who asked. */
final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message);
    }
}

package dev.blogboard.app;

/** A configuration that cannot be used; the message names the place, what was found there and what is allowed. */
final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigException(String message) {
        super(message);
    }
}

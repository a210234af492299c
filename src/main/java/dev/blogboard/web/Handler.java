package dev.blogboard.web;

import java.io.IOException;

/** Answers requests of one route. Safe for use by several threads. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers.
     *
     * @throws IOException when the client goes away
     */
    Response answer(Request request) throws IOException;
}

package dev.blogboard.web;

/** Pages that belong together. */
@FunctionalInterface
public interface Pages {
    /** Tells the routes under which the pages are found. */
    void register(Routes routes);
}

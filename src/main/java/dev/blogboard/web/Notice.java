package dev.blogboard.web;

import org.jspecify.annotations.Nullable;

/**
 * A page that says one thing.
 *
 * @param action where to go from there; absent when nowhere
 */
public record Notice(String heading, String text, @Nullable Link action) {
    public Notice(String heading, String text) {
        this(heading, text, null);
    }

    /** @param path of ours */
    public record Link(String path, String text) {}

    /** Says that there is no such thing. */
    static Notice unknown(String what, Link instead) {
        return new Notice(what, "The link may be incomplete, or it is known by another name.", instead);
    }

    /** The page as an answer. */
    public Response answer(int status, Templates templates) {
        return Response.page(status, templates.render("notice.jte", this));
    }
}

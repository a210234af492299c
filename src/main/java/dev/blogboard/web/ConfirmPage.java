package dev.blogboard.web;

import java.util.List;

/** What is about to be confirmed, and the button. */
public record ConfirmPage(String mail, List<String> queries, String when, String path, String ticket) {
    public ConfirmPage {
        queries = List.copyOf(queries);
    }
}

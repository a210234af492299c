package dev.blogboard.search;

import java.util.List;

/** Suggests while a query is typed; quick enough for every key. Safe for use by several threads. */
public interface Suggestions {
    /** At most {@code limit} ways in which the typed text may go on, the likeliest first. */
    List<Suggestion> suggest(String typed, int limit);
}

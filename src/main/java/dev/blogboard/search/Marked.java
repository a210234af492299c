package dev.blogboard.search;

import java.util.List;

/**
 * Plain text with the places that matched.
 *
 * @param text not escaped for any medium
 * @param marks where it matched: ascending, not overlapping
 */
public record Marked(String text, List<Range> marks) {
    public Marked {
        marks = List.copyOf(marks);
    }

    public static Marked plain(String text) {
        return new Marked(text, List.of());
    }

    /** From {@code start} (inclusive) to {@code end} (exclusive), in chars. */
    public record Range(int start, int end) {}
}

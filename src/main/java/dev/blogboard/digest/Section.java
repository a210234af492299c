package dev.blogboard.digest;

import java.util.List;

/**
 * A part of a digest.
 *
 * @param entries the best first
 * @param more how many more articles belong here and were left out
 */
public record Section(Topic topic, List<Entry> entries, int more) {
    public Section {
        entries = List.copyOf(entries);
    }

    /** What a section is about. */
    public sealed interface Topic {
        /** What matched a subscription; the text is its query. */
        record Matches(String query) implements Topic {}

        /** The best of the companies that the reader follows. */
        record Best() implements Topic {}

        /** Articles of companies that the reader does not follow. */
        record Discoveries() implements Topic {}
    }

    /** The same with at most so many entries; the others are counted as more. */
    Section cutTo(int most) {
        return entries.size() <= most
                ? this
                : new Section(topic, entries.subList(0, most), more + entries.size() - most);
    }
}

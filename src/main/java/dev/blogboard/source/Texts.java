package dev.blogboard.source;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for a text among the children of an element, by one name after another. */
final class Texts {
    private Texts() {}

    /** The first that is not blank, as a line of plain text. */
    static @Nullable String line(FeedElement parent, boolean atom, String... names) {
        for (String name : names) {
            for (FeedElement child : parent.elements(name)) {
                Markup markup = Markup.of(child, atom);
                String line = markup == null ? null : markup.line();
                if (line != null) {
                    return line;
                }
            }
        }
        return null;
    }

    /** The first that is not blank. */
    static @Nullable Found markup(FeedElement parent, boolean atom, String... names) {
        for (String name : names) {
            for (FeedElement child : parent.elements(name)) {
                Markup markup = Markup.of(child, atom);
                if (markup != null) {
                    return new Found(child, markup);
                }
            }
        }
        return null;
    }

    /** The first in the document of these names that is not blank. */
    static @Nullable Found firstOf(FeedElement parent, boolean atom, Set<String> names) {
        for (FeedElement child : parent.elements()) {
            Markup markup = names.contains(child.name()) ? Markup.of(child, atom) : null;
            if (markup != null) {
                return new Found(child, markup);
            }
        }
        return null;
    }

    /** A text and the element that it stands in. */
    record Found(FeedElement element, Markup markup) {}

    /** The first that is a date. */
    static @Nullable Instant date(FeedElement parent, String... names) {
        for (String name : names) {
            for (FeedElement child : parent.elements(name)) {
                Instant date = Dates.parse(child.text());
                if (date != null) {
                    return date;
                }
            }
        }
        return null;
    }
}

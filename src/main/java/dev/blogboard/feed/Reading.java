package dev.blogboard.feed;

import org.jspecify.annotations.Nullable;

/**
 * How a document could be read.
 *
 * @param stage the first stage that could read it
 * @param reason why the stages before could not, a sentence for people; absent for the first stage
 */
public record Reading(Stage stage, @Nullable String reason) {
    public static final Reading STRICT = new Reading(Stage.STRICT, null);

    /** From what a document should be to what one may still be. */
    public enum Stage {
        /** Well-formed as it came. */
        STRICT,
        /** Well-formed once stray characters and unknown entities were mended. */
        REPAIRED,
        /** Not well-formed: read by the names of its elements alone, as far as it goes. */
        LENIENT
    }
}

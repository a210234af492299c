package dev.blogboard.alert;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How posts look at their destination, where that knows such things.
 *
 * @param role a role to mention, by its snowflake
 * @param tags of a forum's posts, by their snowflakes, at most {@value #MOST_TAGS}
 */
public record Manner(@Nullable Long role, List<Long> tags) {
    public static final Manner PLAIN = new Manner(null, List.of());
    private static final int MOST_TAGS = 5;

    public Manner {
        tags = tags.stream().distinct().limit(MOST_TAGS).toList();
    }

    /** What a post has that serves both. */
    public Manner and(Manner other) {
        return new Manner(
                role == null ? other.role : role,
                Stream.concat(tags.stream(), other.tags.stream()).toList());
    }
}

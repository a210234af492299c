package dev.blogboard.topic;

import dev.blogboard.search.Query;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A technology or practice that articles are about.
 *
 * @param id its short name in queries and URLs: lower-case letters, digits and single hyphens
 * @param name its usual spelling
 * @param also other names people ask for it by
 * @param parent the id of the topic it is a part of
 * @param home its home page
 * @param makers the ids of companies that make it or something of its kind, besides the one whose id is the topic's own
 * @param language the id of the programming language that its users write, so that a roundup of the language tells of it
 * @param spellings words by which it is recognised in a title, or in a text that keeps coming back to them
 * @param except longer phrases with a spelling in them that mean something else: "test of time"
 * @param query what finds it besides its spellings; absent where these suffice
 */
public record Topic(
        String id,
        String name,
        List<String> also,
        @Nullable String parent,
        @Nullable String home,
        List<String> makers,
        @Nullable String language,
        List<String> spellings,
        List<String> except,
        @Nullable Query query) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** @throws IllegalArgumentException when the id is none */
    public Topic {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "A topic's id has lower-case letters, digits and single hyphens, not \"" + id + "\".");
        }
        also = List.copyOf(also);
        makers = List.copyOf(makers);
        spellings = List.copyOf(spellings);
        except = List.copyOf(except);
    }
}

package dev.blogboard.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A company that publishes.
 *
 * @param name its usual spelling
 * @param aliases other names people type, such as Facebook for Meta
 * @param parent the company it belongs to; a filter for the parent includes it
 * @param site where its blog is, an http(s) URL
 * @param ambiguous whether its name is an ordinary word (Square, Stripe, Block), so that a query's bare word is never
 *     taken for the company
 */
public record Company(
        CompanyId id,
        String name,
        List<String> aliases,
        @Nullable CompanyId parent,
        @Nullable String site,
        boolean ambiguous) {
    public Company {
        aliases = List.copyOf(aliases);
    }

    /** A company of which nothing but the name is known. */
    public static Company named(String name) {
        return new Company(CompanyId.ofName(name), name, List.of(), null, null, false);
    }
}

package dev.blogboard.archive;

import dev.blogboard.article.Item;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of visiting a document. */
public sealed interface Visited {
    /**
     * What was found in it.
     *
     * @param articles that it describes
     * @param next documents to visit in their turn
     */
    record Found(List<Item> articles, List<Step> next) implements Visited {
        public static final Found NOTHING = new Found(List.of(), List.of());

        public Found {
            articles = List.copyOf(articles);
            next = List.copyOf(next);
        }
    }

    /**
     * It cannot be visited, and asking again would not change that.
     *
     * @param reason one sentence for people
     */
    record Closed(String reason) implements Visited {}

    /**
     * It cannot be visited now.
     *
     * @param reason one sentence for people
     * @param notBefore when the server allows to ask again, where it said so
     */
    record Later(String reason, @Nullable Instant notBefore) implements Visited {}
}

package dev.blogboard.discover;

import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.topic.Taxonomy;

/** Reads what a person names: a topic by any of its names, or else a query. */
public final class Subjects {
    private Subjects() {}

    /**
     * What was named.
     *
     * @param query what finds it
     * @param typed what finds it in a search, as a person would type it
     */
    public record Named(String label, Query query, String typed) {}

    /** @throws QuerySyntaxException when it is neither a topic nor a query */
    public static Named named(String text, QueryParser parser, Taxonomy taxonomy) throws QuerySyntaxException {
        var topic = taxonomy.named(text.strip());
        if (topic.isPresent()) {
            return new Named(
                    topic.get().name(),
                    new Query.Topic(topic.get().id()),
                    "topic:" + topic.get().id());
        }
        ParsedQuery parsed = parser.parse(text);
        return new Named(parsed.canonical(), parsed.query(), parsed.canonical());
    }
}

package dev.blogboard.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.blogboard.article.Item;
import dev.blogboard.feed.FeedHints;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.Reading;
import dev.blogboard.feed.UnreadableFeedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was read from a feed, as JSON for people to review: what is absent is left out. */
final class Golden {
    private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private Golden() {}

    static String read(byte[] document, String location) {
        Map<String, Object> result = new LinkedHashMap<>();
        try {
            ParsedFeed feed = new FeedDocuments().read(document, null, location, true);
            put(result, "stage", feed.reading().stage().name());
            if (feed.reading().stage() == Reading.Stage.REPAIRED) {
                // What a parser says of ill-formed documents differs between versions of Java.
                put(result, "reason", feed.reading().reason());
            }
            put(result, "title", feed.title());
            put(result, "link", feed.link());
            put(result, "description", feed.description());
            put(result, "language", feed.language());
            hints(result, feed.hints());
            put(result, "items", feed.items().stream().map(Golden::item).toList());
        } catch (UnreadableFeedException unreadable) {
            put(result, "error", unreadable.getMessage());
        }
        try {
            return WRITER.writeValueAsString(result) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> item(Item item) {
        Map<String, Object> result = new LinkedHashMap<>();
        put(result, "title", item.title());
        put(result, "link", item.link());
        put(result, "id", item.id());
        put(result, "author", item.author());
        put(result, "published", item.published());
        put(result, "updated", item.updated());
        put(result, "language", item.language());
        put(result, "summary", item.summary());
        put(result, "content", item.content());
        put(result, "text", item.text());
        return result;
    }

    private static void hints(Map<String, Object> result, FeedHints hints) {
        put(result, "links", hints.links().isEmpty() ? null : new TreeMap<>(hints.links()));
        put(result, "ttl", hints.ttl());
        put(result, "updatePeriod", hints.updatePeriod());
        put(result, "skipHours", hints.skipHours().isEmpty() ? null : new TreeSet<>(hints.skipHours()));
        put(result, "skipDays", hints.skipDays().isEmpty() ? null : new TreeSet<>(hints.skipDays()));
    }

    private static void put(Map<String, Object> result, String name, @Nullable Object value) {
        if (value != null) {
            result.put(name, value instanceof List<?> || value instanceof Map<?, ?> ? value : readable(value));
        }
    }

    private static Object readable(Object value) {
        return value instanceof TreeSet<?> set
                ? set.stream().map(String::valueOf).toList()
                : value.toString();
    }
}

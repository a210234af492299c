package dev.blogboard.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.blogboard.article.Item;
import dev.blogboard.feed.FeedHints;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.Reading;
import dev.blogboard.feed.UnreadableFeedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). */
final class JsonFeed {
    private static final ObjectMapper STRICT = new ObjectMapper();
    /** What people who write JSON by hand or by template get wrong. */
    private static final ObjectMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES, JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final JsonNode root;
    private final Links links;
    private final boolean withHtml;

    private JsonFeed(JsonNode root, Links links, boolean withHtml) {
        this.root = root;
        this.links = links;
        this.withHtml = withHtml;
    }

    static ParsedFeed read(String document, String location, boolean withHtml) throws UnreadableFeedException {
        String json = document.replace("\ufeff", "");
        JsonNode root;
        Reading reading = Reading.STRICT;
        try {
            root = STRICT.readTree(json);
        } catch (JsonProcessingException broken) {
            root = salvaged(json);
            reading = new Reading(Reading.Stage.LENIENT, "Its JSON is broken: " + broken.getOriginalMessage());
        }
        boolean isFeed = root.path("items").isArray()
                || text(root, "version", "").contains("jsonfeed.org")
                || text(root, "home_page_url") != null
                || text(root, "feed_url") != null;
        if (!isFeed) {
            throw new UnreadableFeedException(
                    reading.reason() == null
                            ? "This is JSON, but no JSON Feed: it has no items."
                            : "This is JSON that cannot be read. " + reading.reason());
        }
        Links links = new Links(location).within(text(root, "feed_url")).within(text(root, "home_page_url"));
        return new JsonFeed(root, links, withHtml).parsed(reading);
    }

    /** As much of broken JSON as comes before the fault. */
    private static JsonNode salvaged(String json) {
        ObjectNode root = LENIENT.createObjectNode();
        try (JsonParser parser = LENIENT.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return root;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("items")) {
                    readItems(parser, root.putArray(name));
                } else {
                    root.set(name, LENIENT.<JsonNode>readTree(parser));
                }
            }
        } catch (IOException end) {
            // What was read until here is what there is.
            return root;
        }
        return root;
    }

    private static void readItems(JsonParser parser, ArrayNode items) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            items.add(LENIENT.<JsonNode>readTree(parser));
        }
    }

    private ParsedFeed parsed(Reading reading) {
        List<Item> items = new ArrayList<>();
        for (JsonNode item : root.path("items")) {
            if (item.isObject()) {
                items.add(item(item));
            }
        }
        return new ParsedFeed(
                Html.line(text(root, "title")),
                links.absolute(text(root, "home_page_url")),
                Html.line(text(root, "description")),
                text(root, "language"),
                items,
                hints(),
                reading);
    }

    private FeedHints hints() {
        Map<String, List<String>> byRelation = new HashMap<>();
        put(byRelation, "self", text(root, "feed_url"));
        put(byRelation, "next", text(root, "next_url"));
        for (JsonNode hub : root.path("hubs")) {
            put(byRelation, "hub", text(hub, "url"));
        }
        return new FeedHints(byRelation, null, null, Set.of(), Set.of(), null, false, false);
    }

    private void put(Map<String, List<String>> byRelation, String relation, @Nullable String url) {
        String absolute = links.absolute(url);
        if (Links.isHttp(absolute)) {
            byRelation.computeIfAbsent(relation, key -> new ArrayList<>()).add(absolute);
        }
    }

    private Item item(JsonNode item) {
        String id = text(item, "id");
        String url = links.absolute(text(item, "url"));
        url = url != null ? url : links.absolute(text(item, "external_url"));
        url = url == null && Links.isHttp(id) ? id : url;
        Links around = url == null ? links : links.within(url);
        String summary = text(item, "summary");
        String content = content(item);
        return Items.of(
                id,
                url,
                Html.line(text(item, "title")),
                author(item),
                Dates.parse(text(item, "date_published")),
                Dates.parse(text(item, "date_modified")),
                summary == null ? null : new Items.Html(Html.escaped(summary), around),
                content == null ? null : new Items.Html(content, around),
                text(item, "language"),
                withHtml);
    }

    private static @Nullable String content(JsonNode item) {
        String html = text(item, "content_html");
        String plain = html == null ? text(item, "content_text") : null;
        return plain == null ? html : Html.escaped(plain);
    }

    /** The item's authors, else those of the feed (both: version 1.1 has many, 1.0 one). */
    private @Nullable String author(JsonNode item) {
        String own = authors(item);
        return own != null ? own : authors(root);
    }

    private static @Nullable String authors(JsonNode node) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode author : node.path("authors")) {
            String name = authorOf(author);
            if (name != null) {
                names.add(name);
            }
        }
        String single = names.isEmpty() ? authorOf(node.path("author")) : null;
        return single != null ? single : People.joined(names);
    }

    /** The name; the address to which mail goes where there is none. */
    private static @Nullable String authorOf(JsonNode author) {
        String name = People.nameIn(text(author, "name"));
        String url = text(author, "url", "");
        boolean mail = name == null && url.regionMatches(true, 0, "mailto:", 0, "mailto:".length());
        return mail ? url.substring("mailto:".length()).replaceFirst("\\?.*", "") : name;
    }

    private static String text(JsonNode node, String field, String otherwise) {
        String text = text(node, field);
        return text == null ? otherwise : text;
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText().strip()
                : null;
    }
}

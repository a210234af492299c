package dev.blogboard.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogboard.article.Item;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.UnreadableFeedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). */
final class JsonFeed {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonFeed() {}

    static ParsedFeed read(String document, String location, boolean withHtml) throws UnreadableFeedException {
        JsonNode root;
        try {
            root = MAPPER.readTree(document);
        } catch (JsonProcessingException broken) {
            throw new UnreadableFeedException("This is JSON that cannot be read: " + broken.getOriginalMessage());
        }
        if (!root.path("items").isArray()) {
            throw new UnreadableFeedException("This is JSON, but no JSON Feed: it has no items.");
        }
        String home = text(root, "home_page_url");
        Links links = new Links(location).within(home);
        List<Item> items = new ArrayList<>();
        root.path("items").forEach(item -> items.add(item(item, links, withHtml)));
        return new ParsedFeed(
                Html.line(text(root, "title")),
                links.absolute(home),
                Html.line(text(root, "description")),
                text(root, "language"),
                items);
    }

    private static Item item(JsonNode item, Links links, boolean withHtml) {
        String html = text(item, "content_html");
        String plain = text(item, "content_text");
        String content = html != null || plain == null ? html : org.jsoup.nodes.Entities.escape(plain);
        String id = text(item, "id");
        String url = links.absolute(text(item, "url"));
        return Items.of(
                id,
                url == null ? links.absolute(id) : url,
                text(item, "title"),
                author(item),
                Dates.parse(text(item, "date_published")),
                Dates.parse(text(item, "date_modified")),
                text(item, "summary"),
                content,
                text(item, "language"),
                links,
                withHtml);
    }

    private static @Nullable String author(JsonNode item) {
        String first = text(item.path("authors").path(0), "name");
        return first != null ? first : text(item.path("author"), "name");
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText().strip()
                : null;
    }
}

package dev.blogboard.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says of its article in JSON-LD, by the vocabulary of schema.org. */
final class JsonLd {
    private static final Pattern ARTICLE = Pattern.compile("(?:.*/)?(?:\\w*Article|BlogPosting|Report)");
    private static final int DEEPEST = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable JsonNode article;

    private JsonLd(@Nullable JsonNode article) {
        this.article = article;
    }

    static JsonLd of(Document page) {
        for (Element script : page.select("script[type=application/ld+json]")) {
            try {
                JsonNode found = article(JSON.readTree(script.data()), 0);
                if (found != null) {
                    return new JsonLd(found);
                }
            } catch (JsonProcessingException damaged) {
                // Templates leave such things behind; the page says the same elsewhere.
            }
        }
        return new JsonLd(null);
    }

    private static @Nullable JsonNode article(@Nullable JsonNode node, int depth) {
        if (node == null || depth > DEEPEST) {
            return null;
        }
        if (node.isObject() && isArticle(node.path("@type"))) {
            return node;
        }
        Iterable<JsonNode> within = node.isArray() ? node : node.path("@graph");
        for (JsonNode part : within) {
            JsonNode found = article(part, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return node.isObject() ? article(node.get("mainEntity"), depth + 1) : null;
    }

    private static boolean isArticle(JsonNode type) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isArticle(one)) {
                    return true;
                }
            }
            return false;
        }
        return ARTICLE.matcher(type.asText("")).matches();
    }

    boolean found() {
        return article != null;
    }

    /** A property as text: of a list the first, of a thing its name or its URL. */
    Optional<String> text(String property) {
        return Optional.ofNullable(article).map(node -> node.get(property)).flatMap(JsonLd::text);
    }

    private static Optional<String> text(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty() ? Optional.empty() : text(value.get(0));
        }
        if (value.isObject()) {
            return Optional.ofNullable(value.get("name"))
                    .or(() -> Optional.ofNullable(value.get("url")))
                    .flatMap(JsonLd::text);
        }
        return Optional.of(value.asText("").strip()).filter(text -> !text.isEmpty());
    }
}

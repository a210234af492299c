package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Checks JSON against the part of JSON Schema that our OpenAPI description uses. */
final class SchemaCheck {
    private final JsonNode description;

    SchemaCheck(JsonNode description) {
        this.description = description;
    }

    void holds(JsonNode schema, JsonNode value, String place) {
        if (schema.has("$ref")) {
            holds(description.at(schema.get("$ref").asText().substring(1)), value, place);
            return;
        }
        String type = schema.path("type").asText();
        boolean fits = switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
        assertTrue(fits, () -> place + " is no " + type + ": " + value);
        if (type.equals("array")) {
            value.forEach(element -> holds(schema.get("items"), element, place + "[]"));
        } else if (type.equals("object")) {
            object(schema, value, place);
        } else if (schema.has("enum")) {
            List<JsonNode> allowed = new ArrayList<>();
            schema.get("enum").forEach(allowed::add);
            assertTrue(allowed.contains(value), () -> place + " must not be " + value);
        }
    }

    private void object(JsonNode schema, JsonNode value, String place) {
        schema.path("required")
                .forEach(name -> assertTrue(value.has(name.asText()), () -> place + " has no " + name.asText()));
        value.fieldNames().forEachRemaining(name -> {
            JsonNode property = schema.path("properties").path(name);
            assertTrue(!property.isMissingNode(), () -> place + " has " + name + ", which is not described");
            holds(property, value.get(name), place + "." + name);
        });
    }
}

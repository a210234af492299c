package dev.blogboard.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as JSON. */
final class JsonText {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonText() {}

    static String of(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Maps, lists and texts are always to be written.", impossible);
        }
    }

    /** Names and values in turn; what is null is left out. */
    static Map<String, Object> object(@Nullable Object... parts) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int index = 0; index < parts.length; index += 2) {
            Object value = parts[index + 1];
            if (value != null) {
                object.put(String.valueOf(parts[index]), value);
            }
        }
        return object;
    }
}

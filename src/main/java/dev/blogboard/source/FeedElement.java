package dev.blogboard.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element of a feed document. Names are in lower case, with the prefix of {@link Vocabularies} where they have one:
 * {@code title}, {@code dc:creator}; so are the names of attributes.
 */
final class FeedElement {
    private final String name;
    private final Map<String, String> attributes;
    private final Links links;
    private final boolean ownBase;
    private final @Nullable String language;
    /** Strings and elements, in their order. */
    private final List<Object> content = new ArrayList<>(2);

    /**
     * @param links what relative links in it are relative to
     * @param ownBase whether the document says so itself, by {@code xml:base}
     * @param language by the nearest {@code xml:lang}
     */
    FeedElement(String name, Map<String, String> attributes, Links links, boolean ownBase, @Nullable String language) {
        this.name = name;
        this.attributes = attributes.isEmpty() ? Map.of() : new LinkedHashMap<>(attributes);
        this.links = links;
        this.ownBase = ownBase;
        this.language = language;
    }

    void append(String text) {
        content.add(text);
    }

    void append(FeedElement child) {
        content.add(child);
    }

    String name() {
        return name;
    }

    /** The name without its prefix. */
    String localName() {
        return name.substring(name.indexOf(':') + 1);
    }

    Links links() {
        return links;
    }

    /** Whether the document itself says what relative links in it are relative to. */
    boolean hasOwnBase() {
        return ownBase;
    }

    @Nullable
    String language() {
        return language;
    }

    /** An attribute's value, stripped; null when it is missing or blank. */
    @Nullable
    String attribute(String attribute) {
        String value = attributes.get(attribute);
        return value == null || value.isBlank() ? null : value.strip();
    }

    Map<String, String> attributes() {
        return attributes;
    }

    /** Strings and elements, in their order. */
    List<Object> content() {
        return content;
    }

    boolean hasElements() {
        for (Object part : content) {
            if (part instanceof FeedElement) {
                return true;
            }
        }
        return false;
    }

    List<FeedElement> elements() {
        List<FeedElement> elements = new ArrayList<>();
        for (Object part : content) {
            if (part instanceof FeedElement element) {
                elements.add(element);
            }
        }
        return elements;
    }

    List<FeedElement> elements(String wanted) {
        List<FeedElement> elements = new ArrayList<>();
        for (Object part : content) {
            if (part instanceof FeedElement element && element.name.equals(wanted)) {
                elements.add(element);
            }
        }
        return elements;
    }

    @Nullable
    FeedElement element(String wanted) {
        for (Object part : content) {
            if (part instanceof FeedElement element && element.name.equals(wanted)) {
                return element;
            }
        }
        return null;
    }

    /** The text of a child, stripped; null when there is no such child or all of them are blank. */
    @Nullable
    String text(String wanted) {
        for (FeedElement element : elements(wanted)) {
            String text = element.text().strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    /** All text within it, whatever the elements around it. */
    String text() {
        if (content.size() == 1 && content.getFirst() instanceof String only) {
            return only;
        }
        StringBuilder text = new StringBuilder();
        collect(text);
        return text.toString();
    }

    private void collect(StringBuilder text) {
        for (Object part : content) {
            if (part instanceof FeedElement element) {
                element.collect(text);
            } else {
                text.append(part);
            }
        }
    }
}

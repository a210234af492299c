package dev.blogboard.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of a feed document from what a parser finds in it, one tag or piece of text after another. It resolves
 * prefixes itself, so that one that was never declared fails nothing.
 */
final class FeedTree {
    /** Deeper elements are left out, their text is kept; no feed needs them, and recursion stays shallow. */
    private static final int DEEPEST = 250;
    /** Elements that hold text alone: where one was not closed, the next element closes it. */
    private static final Set<String> TEXT_ONLY = Set.of(
            "title", "link", "guid", "id", "pubdate", "published", "updated", "language", "category", "comments");

    private static final Set<String> NEXT_TO_TEXT = Set.of(
            "title",
            "link",
            "guid",
            "id",
            "pubdate",
            "published",
            "updated",
            "language",
            "category",
            "comments",
            "item",
            "entry",
            "description",
            "summary",
            "content",
            "content:encoded",
            "author",
            "dc:creator",
            "dc:date");

    private final boolean lenient;
    /** The elements that text belongs to, innermost first. */
    private final Deque<Open> open = new ArrayDeque<>();
    /** The elements whose end the parser has not told of yet, innermost first; some of them may be closed already. */
    private final Deque<Open> begun = new ArrayDeque<>();

    private final StringBuilder text = new StringBuilder();
    private @Nullable FeedElement root;
    private @Nullable String rootNamespace;
    private @Nullable String rootDefault;

    /** An element, and the namespaces by prefix that hold within it. Two of them are never equal. */
    private static final class Open {
        final FeedElement element;
        final Map<String, String> namespaces;

        Open(FeedElement element, Map<String, String> namespaces) {
            this.element = element;
            this.namespaces = namespaces;
        }
    }

    private static final Open LEFT_OUT = new Open(new FeedElement("", Map.of(), new Links(""), false, null), Map.of());

    /** @param lenient whether to close elements that a document forgot to close */
    FeedTree(boolean lenient) {
        this.lenient = lenient;
    }

    /** The outermost element; null when there was none. */
    @Nullable
    FeedElement root() {
        return root;
    }

    void start(String rawName, Map<String, String> rawAttributes, Links location) {
        flush();
        if (open.size() >= DEEPEST) {
            begun.push(LEFT_OUT);
            return;
        }
        Open parent = open.peek();
        Map<String, String> namespaces = namespaces(parent, rawAttributes);
        if (parent == null && root == null) {
            rememberRoot(rawName, namespaces);
        }
        String name = qualified(rawName, namespaces);
        if (lenient) {
            closeForgotten(name);
            parent = open.peek();
        }
        Map<String, String> attributes = attributes(rawAttributes, namespaces);
        Links around = parent == null ? location : parent.element.links();
        String base = attributes.getOrDefault("xml:base", attributes.get("base"));
        Links links = around.within(base);
        boolean ownBase = base != null || (parent != null && parent.element.hasOwnBase());
        String language = attributes.getOrDefault("xml:lang", parent == null ? null : parent.element.language());
        FeedElement element = new FeedElement(name, attributes, links, ownBase, language);
        if (parent != null) {
            parent.element.append(element);
        } else if (root == null) {
            root = element;
        } else {
            // Something follows the document: it belongs to it all the same.
            root.append(element);
        }
        Open opened = new Open(element, namespaces);
        open.push(opened);
        begun.push(opened);
    }

    void text(String piece) {
        text.append(piece);
    }

    void text(char[] letters, int from, int length) {
        text.append(letters, from, length);
    }

    void end() {
        flush();
        Open ended = begun.isEmpty() ? LEFT_OUT : begun.pop();
        if (ended == open.peek() || open.contains(ended)) {
            while (open.pop() != ended) {
                // What was opened within it ends with it.
            }
        }
    }

    private void flush() {
        if (text.isEmpty()) {
            return;
        }
        if (!open.isEmpty()) {
            open.peek().element.append(Charsets.onceEncoded(text.toString()));
        }
        text.setLength(0);
    }

    /** A title that never ends would take the rest of its item; an item that never ends, the rest of the feed. */
    private void closeForgotten(String name) {
        boolean item = name.equals("item") || name.equals("entry");
        if (item && open.stream().anyMatch(ancestor -> ancestor.element.name().equals(name))) {
            Open closed;
            do {
                closed = open.pop();
            } while (!closed.element.name().equals(name));
        } else if (!open.isEmpty() && TEXT_ONLY.contains(open.peek().element.name()) && NEXT_TO_TEXT.contains(name)) {
            open.pop();
        }
    }

    private static Map<String, String> namespaces(@Nullable Open parent, Map<String, String> attributes) {
        Map<String, String> around = parent == null ? Map.of() : parent.namespaces;
        Map<String, String> declared = null;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String name = attribute.getKey();
            if (name.equals("xmlns") || name.startsWith("xmlns:")) {
                if (declared == null) {
                    declared = new HashMap<>(around);
                }
                declared.put(name.equals("xmlns") ? "" : name.substring(6), attribute.getValue());
            }
        }
        return declared == null ? around : declared;
    }

    private void rememberRoot(String rawName, Map<String, String> namespaces) {
        int colon = rawName.indexOf(':');
        rootDefault = namespaces.get("");
        String local = rawName.substring(colon + 1).toLowerCase(Locale.ROOT);
        if (local.equals("feed") || local.equals("entry")) {
            String prefix = rawName.substring(0, Math.max(colon, 0));
            rootNamespace = namespaces.getOrDefault(prefix, prefix);
        }
    }

    private String qualified(String rawName, Map<String, String> namespaces) {
        int colon = rawName.indexOf(':');
        String prefix = rawName.substring(0, Math.max(colon, 0));
        String local = rawName.substring(colon + 1).toLowerCase(Locale.ROOT);
        String known = prefix(prefix, namespaces);
        return known.isEmpty() ? local : known + ":" + local;
    }

    private String prefix(String prefix, Map<String, String> namespaces) {
        String namespace = namespaces.get(prefix);
        if (prefix.isEmpty() && (namespace == null || namespace.equals(rootDefault))) {
            return Vocabularies.NONE;
        }
        if (rootNamespace != null && rootNamespace.equals(namespace == null ? prefix : namespace)) {
            return Vocabularies.NONE;
        }
        String known = namespace == null ? null : Vocabularies.prefix(namespace);
        return known != null ? known : Vocabularies.ofUndeclared(prefix);
    }

    private static Map<String, String> attributes(Map<String, String> raw, Map<String, String> namespaces) {
        if (raw.isEmpty()) {
            return raw;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, String> attribute : raw.entrySet()) {
            String name = attribute.getKey();
            int colon = name.indexOf(':');
            String local = name.substring(colon + 1).toLowerCase(Locale.ROOT);
            if (colon < 0) {
                attributes.put(local, attribute.getValue());
            } else if (!name.startsWith("xmlns:")) {
                String prefix = name.substring(0, colon);
                String namespace = namespaces.get(prefix);
                String known = namespace == null ? null : Vocabularies.prefix(namespace);
                String meant = known != null ? known : Vocabularies.ofUndeclared(prefix);
                attributes.put(meant.isEmpty() ? local : meant + ":" + local, attribute.getValue());
            }
        }
        return attributes;
    }
}

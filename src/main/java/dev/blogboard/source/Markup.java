package dev.blogboard.source;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a title, summary or content holds. Feeds write HTML escaped, as elements of their own, in base64 or not at all,
 * and say which in a type (Atom 1.0), a type and a mode (Atom 0.3) or nowhere (RSS).
 *
 * @param value HTML, or plain text
 * @param isHtml which of the two; null where nothing says it
 */
record Markup(String value, @Nullable Boolean isHtml) {
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\s]*+[=\\s]*+");
    private static final Set<String> HTML_TYPES = Set.of("html", "text/html", "xhtml", "application/xhtml+xml");

    /** @param atom whether the document is Atom, where what has no type is plain text */
    static @Nullable Markup of(FeedElement element, boolean atom) {
        String said = element.attribute("type");
        String type = said == null ? "" : said.toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", "");
        String mode = element.attribute("mode");
        if (type.startsWith("multipart/")) {
            return best(element.elements(element.name()), atom);
        }
        if (element.hasElements()) {
            return blankToNull(inner(element), true);
        }
        String text = element.text();
        if ("base64".equalsIgnoreCase(mode) || isBinary(type)) {
            String decoded = decoded(text);
            return decoded == null
                    ? (mode == null ? null : blankToNull(text, null))
                    : blankToNull(decoded, HTML_TYPES.contains(type) ? Boolean.TRUE : null);
        }
        return blankToNull(text, isHtml(type, mode, atom));
    }

    private static @Nullable Boolean isHtml(String type, @Nullable String mode, boolean atom) {
        if (type.equals("text") || type.startsWith("text/plain") || type.equals("text/markdown")) {
            return false;
        }
        if (type.equals("xhtml") || type.equals("application/xhtml+xml")) {
            // Without elements it is text, whose characters are those that are meant.
            return "escaped".equalsIgnoreCase(mode);
        }
        if (type.equals("html") || type.equals("text/html") || "escaped".equalsIgnoreCase(mode)) {
            return true;
        }
        return (atom && type.isEmpty()) ? Boolean.FALSE : null;
    }

    /** Of several forms of the same text, the one that keeps most. */
    private static @Nullable Markup best(List<FeedElement> forms, boolean atom) {
        Markup found = null;
        for (FeedElement form : forms) {
            Markup markup = of(form, atom);
            if (markup != null && (found == null || Boolean.TRUE.equals(markup.isHtml))) {
                found = markup;
            }
        }
        return found;
    }

    private static boolean isBinary(String type) {
        return type.contains("/") && !type.startsWith("text/") && !type.endsWith("+xml") && !type.endsWith("/xml");
    }

    /** The text that stands there in base64; null when it is none. */
    private static @Nullable String decoded(String base64) {
        if (!BASE64.matcher(base64).matches()) {
            return null;
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64.strip());
            String text = Charsets.decode(bytes, null);
            return text.chars().anyMatch(letter -> letter < 0x20 && !Character.isWhitespace(letter)) ? null : text;
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }

    private static @Nullable Markup blankToNull(String value, @Nullable Boolean isHtml) {
        String stripped = value.strip();
        return stripped.isEmpty() ? null : new Markup(stripped, isHtml);
    }

    /** Elements as the HTML that they are, without the one {@code div} that Atom puts around them. */
    private static String inner(FeedElement element) {
        List<FeedElement> children = element.elements();
        boolean wrapped = children.size() == 1
                && children.getFirst().localName().equals("div")
                && element.content().stream()
                        .allMatch(part -> part instanceof FeedElement || ((String) part).isBlank());
        StringBuilder html = new StringBuilder();
        append(wrapped ? children.getFirst() : element, html);
        return html.toString();
    }

    private static void append(FeedElement element, StringBuilder html) {
        for (Object part : element.content()) {
            if (part instanceof FeedElement child) {
                appendElement(child, html);
            } else {
                html.append(Html.escaped((String) part));
            }
        }
    }

    private static void appendElement(FeedElement element, StringBuilder html) {
        String name = element.name().startsWith("xhtml:") ? element.localName() : element.name();
        html.append('<').append(name);
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            html.append(' ').append(attribute.getKey()).append("=\"");
            html.append(resolved(element, attribute)
                    .replace("&", "&amp;")
                    .replace("\"", "&quot;")
                    .replace("<", "&lt;"));
            html.append('"');
        }
        html.append('>');
        append(element, html);
        if (!VOID.contains(name)) {
            html.append("</").append(name).append('>');
        }
    }

    /** A link within may have a base of its own. */
    private static String resolved(FeedElement element, Map.Entry<String, String> attribute) {
        String name = attribute.getKey();
        boolean link = name.equals("href") || name.equals("src") || name.equals("cite");
        String absolute = link ? element.links().absolute(attribute.getValue()) : null;
        return absolute == null ? attribute.getValue() : absolute;
    }

    /** As HTML, which plain text has to be made first. */
    String html() {
        return Boolean.FALSE.equals(isHtml) ? Html.escaped(value) : value;
    }

    /** As HTML, where what claims nothing or to be text but closes tags of HTML is taken for HTML. */
    String likelyHtml() {
        return Boolean.FALSE.equals(isHtml) && Html.isMarkup(value) ? value : html();
    }

    /** As one line of plain text. */
    @Nullable
    String line() {
        if (isHtml == null) {
            return Html.line(value);
        }
        return isHtml ? Html.lineOfHtml(value) : Html.plainLine(value);
    }
}

package dev.blogboard.source;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** HTML from outside, as plain text. */
final class Html {
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u200b]+");
    private static final Set<String> LEFT_OUT =
            Set.of("script", "style", "noscript", "template", "svg", "head", "iframe", "noframes");
    private static final Pattern TAG = Pattern.compile("</?([A-Za-z][A-Za-z0-9]*)(?:\\s[^<>]*)?/?>");
    private static final Pattern END_TAG = Pattern.compile("</[A-Za-z][A-Za-z0-9]*\\s*>");
    /** What people put into titles to format them, and never write about without its angle brackets escaped. */
    private static final Set<String> FORMATTING = Set.of(
            "b", "i", "em", "strong", "br", "wbr", "span", "sup", "sub", "small", "img", "p", "u", "font", "nobr");

    private Html() {}

    /** Plain text with a newline between blocks. */
    static String text(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return SPACES.matcher(html).replaceAll(" ").strip();
        }
        TextOf text = new TextOf();
        NodeTraversor.traverse(text, Jsoup.parseBodyFragment(html).body());
        return text.result();
    }

    /** A text as HTML. */
    static String escaped(String text) {
        return Entities.escape(text, Sanitiser.OUTPUT);
    }

    /** A title, author or the like: one line; markup is taken out, and what only looks like it stays. */
    static @Nullable String line(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String plain = isMarkup(value) ? text(value) : Parser.unescapeEntities(value, true);
        return onOneLine(plain);
    }

    /** A title, author or the like that is known to be HTML. */
    static @Nullable String lineOfHtml(String value) {
        return onOneLine(text(value));
    }

    /** A title, author or the like that is known to be no HTML. */
    static @Nullable String plainLine(@Nullable String value) {
        return value == null ? null : onOneLine(Parser.unescapeEntities(value, true));
    }

    private static @Nullable String onOneLine(String plain) {
        String line = SPACES.matcher(plain).replaceAll(" ").strip();
        return line.isEmpty() ? null : line;
    }

    /**
     * Whether a title that may be either is HTML: all of its tags are HTML's, and it closes one, or has none but those
     * that format. So {@code Using <canvas>} keeps its word, and {@code <b>New</b>} loses its tags.
     */
    static boolean isMarkup(String value) {
        if (value.indexOf('<') < 0) {
            return false;
        }
        boolean closes = END_TAG.matcher(value).find();
        boolean found = false;
        Matcher tags = TAG.matcher(value);
        while (tags.find()) {
            String name = tags.group(1).toLowerCase(Locale.ROOT);
            boolean known = closes ? Tag.isKnownTag(name) : FORMATTING.contains(name);
            if (!known) {
                return false;
            }
            found = true;
        }
        return found;
    }

    /** Collects text, with one space where there was any, and a newline where a block begins or ends. */
    private static final class TextOf implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private boolean spacePending;
        private int leftOut;
        private int preformatted;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words && leftOut == 0) {
                append(words.getWholeText());
            } else if (node instanceof Element element) {
                if (LEFT_OUT.contains(element.normalName())) {
                    leftOut++;
                } else if (breaks(element)) {
                    newline();
                }
                preformatted += element.normalName().equals("pre") ? 1 : 0;
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                preformatted -= element.normalName().equals("pre") ? 1 : 0;
                if (LEFT_OUT.contains(element.normalName())) {
                    leftOut--;
                } else if (element.isBlock()) {
                    newline();
                }
            }
        }

        private static boolean breaks(Element element) {
            return element.isBlock() || element.normalName().equals("br");
        }

        private void append(String words) {
            for (int index = 0; index < words.length(); index++) {
                char letter = words.charAt(index);
                if (letter == '\n' && preformatted > 0) {
                    newline();
                } else if (Character.isWhitespace(letter) || letter == '\u00a0' || letter == '\u200b') {
                    spacePending = true;
                } else {
                    if (spacePending && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                        text.append(' ');
                    }
                    spacePending = false;
                    text.append(letter);
                }
            }
        }

        private void newline() {
            spacePending = false;
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }

        String result() {
            return text.toString().strip();
        }
    }
}

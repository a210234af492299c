package dev.blogboard.source;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** HTML from outside, as plain text and as HTML that can do no harm. */
final class Html {
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
    private static final Set<String> LEFT_OUT = Set.of("script", "style", "noscript", "template", "svg", "head");

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

    /** A title, author or the like: one line; markup is taken out, and what only looks like it stays. */
    static @Nullable String line(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String plain = value.indexOf('<') >= 0 && value.matches("(?s).*</?[a-zA-Z]+[^<>]*>.*")
                ? text(value)
                : Parser.unescapeEntities(value, false);
        String line = SPACES.matcher(plain).replaceAll(" ").strip();
        return line.isEmpty() ? null : line;
    }

    /** Without scripts, styles, event handlers and links that are not http(s) or mailto; links made absolute. */
    static String sanitised(String html, String base) {
        Document.OutputSettings compact = new Document.OutputSettings().prettyPrint(false);
        return Jsoup.clean(html, base, Safelist.relaxed().preserveRelativeLinks(false), compact);
    }

    /** Collects text, with one space where there was any, and a newline where a block begins or ends. */
    private static final class TextOf implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private boolean spacePending;
        private int leftOut;

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
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
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
                if (Character.isWhitespace(letter) || letter == '\u00a0') {
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

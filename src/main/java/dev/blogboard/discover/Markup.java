package dev.blogboard.discover;

import java.util.List;
import java.util.stream.Collectors;

/** How a document writes its parts. What is not said to be plain text is marked up already. */
sealed interface Markup {
    /** Text that is taken for nothing but text. */
    String plain(String text);

    /** @param words plain */
    String link(String url, String words);

    /** @param text plain, without line breaks */
    String code(String text);

    /** @param text plain */
    String heading(String text);

    /** Nothing where there are no words. */
    String paragraph(String words);

    /** Nothing where there are no items. */
    String list(List<String> items);

    /**
     * A sentence in the words of another, below the item that names its source.
     *
     * @param sentence plain
     */
    String quotation(String sentence, String source);

    /** @param title plain */
    String document(String title, String body);

    /** Markdown as CommonMark has it. */
    final class Markdown implements Markup {
        private static final String SPECIAL = "\\`*_{}[]<>#|";

        @Override
        public String plain(String text) {
            StringBuilder escaped = new StringBuilder();
            text.codePoints().forEach(point -> {
                if (SPECIAL.indexOf(point) >= 0) {
                    escaped.append('\\');
                }
                escaped.appendCodePoint(point == '\n' || point == '\r' ? ' ' : point);
            });
            return escaped.toString();
        }

        @Override
        public String link(String url, String words) {
            return "[" + plain(words) + "](" + target(url) + ")";
        }

        private static String target(String url) {
            return url.replace(" ", "%20")
                    .replace("(", "%28")
                    .replace(")", "%29")
                    .replace("<", "%3C")
                    .replace(">", "%3E");
        }

        @Override
        public String code(String text) {
            return "`" + text + "`";
        }

        @Override
        public String heading(String text) {
            return "\n## " + plain(text) + "\n";
        }

        @Override
        public String paragraph(String words) {
            return words.isEmpty() ? "" : "\n" + words + "\n";
        }

        @Override
        public String list(List<String> items) {
            return items.isEmpty() ? "" : "\n- " + String.join("\n- ", items) + "\n";
        }

        @Override
        public String quotation(String sentence, String source) {
            return "\n  > “" + plain(sentence) + "”";
        }

        @Override
        public String document(String title, String body) {
            return "# " + plain(title) + "\n" + body;
        }
    }

    /** HTML5. */
    final class Html implements Markup {
        @Override
        public String plain(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;");
        }

        @Override
        public String link(String url, String words) {
            return "<a href=\"" + plain(url) + "\">" + plain(words) + "</a>";
        }

        @Override
        public String code(String text) {
            return "<code>" + plain(text) + "</code>";
        }

        @Override
        public String heading(String text) {
            return "<h2>" + plain(text) + "</h2>\n";
        }

        @Override
        public String paragraph(String words) {
            return words.isEmpty() ? "" : "<p>" + words + "</p>\n";
        }

        @Override
        public String list(List<String> items) {
            return items.isEmpty()
                    ? ""
                    : items.stream().collect(Collectors.joining("</li>\n<li>", "<ul>\n<li>", "</li>\n</ul>\n"));
        }

        @Override
        public String quotation(String sentence, String source) {
            return "<blockquote cite=\"" + plain(source) + "\">“" + plain(sentence) + "”</blockquote>";
        }

        @Override
        public String document(String title, String body) {
            return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + plain(title)
                    + "</title>\n</head>\n<body>\n<h1>" + plain(title) + "</h1>\n" + body + "</body>\n</html>";
        }
    }
}

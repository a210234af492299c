package dev.blogboard.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Makes XML as it is found fit for a strict parser. */
final class XmlText {
    /** Deeper nesting than this is no feed, and overflows the stack of some parsers. */
    private static final int DEEPEST = 200;

    private static final Pattern TAG_OR_CDATA =
            Pattern.compile("<!\\[CDATA\\[.*?]]>|<!--.*?-->|<(/?)[A-Za-z_][^<>]*?(/?)>", Pattern.DOTALL);
    private static final Pattern NAMED_ENTITY = Pattern.compile(
            "<!\\[CDATA\\[.*?]]>|&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});|&(?![A-Za-z#])",
            Pattern.DOTALL);

    private XmlText() {}

    /**
     * Without document type, control characters and HTML's entities. No document type reaches a parser, ever: it could
     * name files and expand without end.
     */
    static String prepared(String document) {
        String text = withoutControls(document);
        int start = text.indexOf('<');
        text = start > 0 ? text.substring(start) : text;
        return withoutNamedEntities(withoutDoctype(text));
    }

    private static String withoutControls(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (!allowed(text.charAt(index))) {
                return withoutControls(text, index);
            }
        }
        return text;
    }

    private static String withoutControls(String text, int first) {
        StringBuilder kept = new StringBuilder(text.length()).append(text, 0, first);
        for (int index = first; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (allowed(letter)) {
                kept.append(letter);
            }
        }
        return kept.toString();
    }

    private static boolean allowed(char letter) {
        return letter >= 0x20 ? letter < 0xfffe : letter == '\n' || letter == '\t' || letter == '\r';
    }

    private static String withoutDoctype(String text) {
        int start = indexOfDoctype(text);
        if (start < 0) {
            return text;
        }
        int depth = 0;
        for (int index = start; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter == '[') {
                depth++;
            } else if (letter == ']') {
                depth--;
            } else if (letter == '>' && depth <= 0) {
                return withoutDoctype(text.substring(0, start) + text.substring(index + 1));
            }
        }
        return text.substring(0, start);
    }

    /** Before the root element only; a feed may well write about doctypes. */
    private static int indexOfDoctype(String text) {
        Matcher doctype = Pattern.compile("(?i)\\G(?:\\s|<\\?.*?\\?>|<!--.*?-->)*(<!DOCTYPE)", Pattern.DOTALL)
                .matcher(text);
        return doctype.find() ? doctype.start(1) : -1;
    }

    private static String withoutNamedEntities(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return NAMED_ENTITY.matcher(text).replaceAll(found -> {
            String name = found.group(1);
            if (found.group().startsWith("<")) {
                return Matcher.quoteReplacement(found.group());
            }
            String meant = name == null ? "&" : Parser.unescapeEntities("&" + name + ";", true);
            return Matcher.quoteReplacement(meant.startsWith("&") ? "&amp;" + meant.substring(1) : meant);
        });
    }

    static boolean tooDeep(String text) {
        int depth = 0;
        Matcher tags = TAG_OR_CDATA.matcher(text);
        while (tags.find()) {
            if (tags.group(1) == null) {
                continue;
            }
            depth += !tags.group(1).isEmpty() ? -1 : tags.group(2).isEmpty() ? 1 : 0;
            if (depth > DEEPEST) {
                return true;
            }
        }
        return false;
    }
}

package dev.blogboard.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes XML as it is found fit for a strict parser, in one pass. What is not XML's own is taken out or written as XML
 * has it: control characters, HTML's entities, stray ampersands. Document types, comments and instructions are taken
 * out: no document type reaches a parser, ever, since it could name files and expand without end. So are elements that
 * are nested too deep for a parser's stack.
 */
final class XmlText {
    /** Deeper nesting than this is no feed. */
    private static final int DEEPEST = 200;
    /** How far into a document its beginning may stand, behind what a server printed first. */
    private static final int LATEST_BEGINNING = 8_192;

    /** Longer ones are taken to lack their end. */
    private static final int LONGEST_INSTRUCTION = 4_096;

    private static final int LONGEST_DOCUMENT_TYPE = 65_536;
    private static final int MOST_DOCUMENT_TYPES = 10;

    private static final Pattern BEGINNING =
            Pattern.compile("<\\?xml\\s|<(?:\\w+:)?(?:rss|feed|rdf|channel)[\\s>]", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final StringBuilder out;
    private final XmlReferences references = new XmlReferences();
    private @Nullable String mended;
    private int at;
    private int depth;
    private int depthOfItems = -1;
    private int endOfComment = -1;
    private int documentTypes;

    private XmlText(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() + 16);
    }

    /**
     * A document fit for a parser.
     *
     * @param mended what was not well-formed XML in it, a sentence; absent when all was
     */
    record Prepared(String text, @Nullable String mended) {}

    static Prepared prepared(String document) {
        return new XmlText(document).prepared();
    }

    private Prepared prepared() {
        skipToDocument();
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == '<') {
                markup();
            } else {
                int next = text.indexOf('<', at);
                characters(next < 0 ? text.length() : next);
            }
        }
        String reason = mended != null ? mended : references.mended();
        return new Prepared(out.toString(), reason);
    }

    private void skipToDocument() {
        at = Math.max(text.indexOf('<'), 0);
        if (!text.startsWith("<?", at) && !text.startsWith("<!", at)) {
            Matcher beginning =
                    BEGINNING.matcher(text).region(at, Math.max(at, Math.min(text.length(), LATEST_BEGINNING)));
            at = beginning.find() ? beginning.start() : at;
        }
        if (!text.substring(0, at).replace("\ufeff", "").isBlank()) {
            note("There is something before the XML begins.");
        }
    }

    private void markup() {
        if (text.startsWith("<![CDATA[", at)) {
            characterData();
        } else if (text.startsWith("<!--", at)) {
            comment();
        } else if (text.startsWith("<?", at)) {
            instruction();
        } else if (text.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
            documentType();
        } else if (text.startsWith("<!", at)) {
            int end = text.indexOf('>', at);
            at = end < 0 ? text.length() : end + 1;
        } else {
            tag();
        }
    }

    private void characterData() {
        int end = text.indexOf("]]>", at);
        out.append("<![CDATA[");
        at += 9;
        XmlCharacters.append(text, at, end < 0 ? text.length() : end, out);
        out.append("]]>");
        at = end < 0 ? text.length() : end + 3;
        if (end < 0) {
            note("It ends within character data.");
        }
    }

    /** Where the end of comments is sought once and never found, it is not sought again: there may be a million. */
    private void comment() {
        if (endOfComment < at) {
            int end = text.indexOf("-->", at);
            endOfComment = end < 0 ? Integer.MAX_VALUE : end;
        }
        if (endOfComment == Integer.MAX_VALUE) {
            skipTag();
        } else {
            at = endOfComment + 3;
        }
    }

    /** What begins here and never ends is taken to end like a tag. */
    private void skipTag() {
        note("Something in it begins and never ends: " + excerpt());
        int end = text.indexOf('>', at);
        at = end < 0 ? text.length() : end + 1;
    }

    private void instruction() {
        int end = text.indexOf("?>", at, Math.min(text.length(), at + LONGEST_INSTRUCTION));
        int tag = text.indexOf('>', at);
        boolean lacksItsMark = tag >= 0 && (end < 0 || text.lastIndexOf('<', end) > tag);
        if (lacksItsMark) {
            note("An instruction in it does not end: " + excerpt());
            at = tag + 1;
        } else {
            at = end < 0 ? text.length() : end + 2;
        }
    }

    private void documentType() {
        int brackets = 0;
        documentTypes++;
        int limit = documentTypes > MOST_DOCUMENT_TYPES ? at : Math.min(text.length(), at + LONGEST_DOCUMENT_TYPE);
        for (int index = at; index < limit; index++) {
            char letter = text.charAt(index);
            if (letter == '[') {
                brackets++;
            } else if (letter == ']') {
                brackets--;
            } else if (letter == '>' && brackets <= 0) {
                references.learn(text.substring(at, index));
                at = index + 1;
                return;
            }
        }
        skipTag();
    }

    private void tag() {
        int end = endOfTag();
        if (end < 0) {
            boolean cutOff = text.indexOf('<', at + 1) < 0 && text.indexOf('>', at) < 0 && beginsTag();
            note(cutOff ? "It ends within a tag." : "It has a stray <.");
            if (cutOff) {
                at = text.length();
            } else {
                out.append("&lt;");
                at++;
            }
            return;
        }
        if (withinDepth(end)) {
            out.append('<');
            at++;
            attributes(end);
            out.append('>');
        }
        at = end + 1;
    }

    private void attributes(int end) {
        int plain = XmlCharacters.plainUntil(text, at, end);
        if (plain == end) {
            out.append(text, at, end);
            at = end;
        } else {
            characters(end);
        }
    }

    private boolean beginsTag() {
        int next = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
        return next >= text.length() || isNameStart(text.charAt(next));
    }

    private static boolean isNameStart(char letter) {
        return Character.isLetter(letter) || letter == '_' || letter == ':';
    }

    /** Where the tag that begins here ends; -1 when it is none. A value in quotes may hold anything but {@code <}. */
    private int endOfTag() {
        if (!beginsTag()) {
            return -1;
        }
        for (int index = at + 1; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter == '>') {
                return index;
            } else if (letter == '<') {
                return -1;
            } else if ((letter == '"' || letter == '\'') && followsEquals(index)) {
                int closing = text.indexOf(letter, index + 1);
                int next = text.indexOf('<', index + 1);
                if (closing >= 0 && (next < 0 || closing < next)) {
                    index = closing;
                }
            }
        }
        return -1;
    }

    private boolean followsEquals(int index) {
        int before = index - 1;
        while (before > at && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        return text.charAt(before) == '=';
    }

    /**
     * Counts the tag. An item begins and ends at the depth of the first one, so that what one of them forgot to close
     * is not counted for the others.
     */
    private boolean withinDepth(int end) {
        boolean closing = text.charAt(at + 1) == '/';
        if (isItem(closing ? at + 2 : at + 1)) {
            depthOfItems = depthOfItems < 0 ? depth : depthOfItems;
            depth = closing ? depthOfItems + 1 : depthOfItems;
        }
        boolean within;
        if (closing) {
            within = depth <= DEEPEST;
            depth = Math.max(depth - 1, 0);
        } else {
            boolean empty = text.charAt(end - 1) == '/';
            within = depth < DEEPEST;
            depth += empty ? 0 : 1;
        }
        if (!within) {
            note("Its elements are nested deeper than " + DEEPEST + ".");
        }
        return within;
    }

    private boolean isItem(int name) {
        int length = text.startsWith("item", name) ? 4 : text.startsWith("entry", name) ? 5 : 0;
        int after = name + length;
        return length > 0
                && after < text.length()
                && (text.charAt(after) == '>' || Character.isWhitespace(text.charAt(after)));
    }

    /** Copies text, with its references, up to an index. */
    private void characters(int end) {
        while (at < end) {
            int ampersand = text.indexOf('&', at, end);
            int until = ampersand < 0 ? end : ampersand;
            if (!XmlCharacters.append(text, at, until, out)) {
                note("It has characters that XML does not allow.");
            }
            at = until;
            if (at < end) {
                at = references.append(text, at, out);
            }
        }
    }

    /** Of several faults, the first is told. */
    private void note(String fault) {
        mended = mended == null ? fault : mended;
    }

    private String excerpt() {
        return text.substring(at, Math.min(at + 20, text.length())).replaceAll("\\s+", " ");
    }
}

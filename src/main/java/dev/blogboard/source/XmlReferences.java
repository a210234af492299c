package dev.blogboard.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * References to characters and entities, written so that a strict parser takes them: those of HTML and those that the
 * document itself declares as plain text become that text. Nothing declared can refer to anything else.
 */
final class XmlReferences {
    private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final Pattern DECLARATION = Pattern.compile(
            "<!ENTITY\\s+([A-Za-z][\\w.-]{0,40})\\s+(?:\"([^\"&%<]{0,200}|&#\\w{1,7};)\"|'([^'&%<]{0,200}|&#\\w{1,7};)')\\s*>");
    private static final Pattern NUMBER = Pattern.compile("&#(?:[xX]([0-9A-Fa-f]{1,8})|([0-9]{1,8}))(;?)");
    private static final Pattern NAME = Pattern.compile("&([A-Za-z][A-Za-z0-9._-]{0,40});");
    private static final int MOST_DECLARED = 500;
    /** What all declared entities of a document may come to. */
    private static final int MOST_EXPANDED = 100_000;

    private final Map<String, String> declared = new HashMap<>();
    private int expanded;
    private @Nullable String mended;

    /** What was not well-formed, a sentence; absent when all was. */
    @Nullable
    String mended() {
        return mended;
    }

    /** Remembers the entities that a document type declares as plain text. */
    void learn(String documentType) {
        Matcher declaration = DECLARATION.matcher(documentType);
        while (declaration.find() && declared.size() < MOST_DECLARED) {
            String value = declaration.group(2) != null ? declaration.group(2) : declaration.group(3);
            declared.putIfAbsent(declaration.group(1), value);
        }
    }

    /** Appends what stands at an ampersand; returns the index behind it. */
    int append(String text, int ampersand, StringBuilder out) {
        int limit = Math.min(text.length(), ampersand + 48);
        Matcher name = NAME.matcher(text).region(ampersand, limit);
        if (name.lookingAt()) {
            named(name.group(1), out);
            return name.end();
        }
        Matcher number = NUMBER.matcher(text).region(ampersand, limit);
        if (number.lookingAt()) {
            return numbered(text, number, out);
        }
        out.append("&amp;");
        note("It has a stray &.");
        return ampersand + 1;
    }

    private void named(String name, StringBuilder out) {
        String value = declared.get(name);
        if (OF_XML.contains(name)) {
            out.append('&').append(name).append(';');
        } else if (value != null) {
            expanded += value.length();
            out.append(expanded > MOST_EXPANDED ? "" : value);
        } else {
            String meant = Entities.getByName(name);
            note("It uses &" + name + "; without declaring it.");
            switch (meant) {
                case "" -> out.append("&amp;").append(name).append(';');
                case "<" -> out.append("&lt;");
                case "&" -> out.append("&amp;");
                default -> out.append(meant);
            }
        }
    }

    private int numbered(String text, Matcher number, StringBuilder out) {
        int codePoint = codePoint(number);
        int end = number.end();
        if (Character.isValidCodePoint(codePoint) && codePoint >= 0xd800 && codePoint <= 0xdbff) {
            Matcher second = NUMBER.matcher(text).region(end, Math.min(text.length(), end + 16));
            if (second.lookingAt() && Character.isLowSurrogate((char) codePoint(second))) {
                codePoint = Character.toCodePoint((char) codePoint, (char) codePoint(second));
                end = second.end();
            }
            note("It writes a character as two.");
        }
        if (XmlCharacters.isAllowed(codePoint)) {
            out.append("&#").append(XmlCharacters.meant(codePoint)).append(';');
        } else {
            out.append(codePoint < 0 || Character.getType(codePoint) == Character.SURROGATE ? "\ufffd" : "");
            note("It refers to characters that XML does not allow.");
        }
        if (number.group(3).isEmpty() || number.group().startsWith("&#X")) {
            note("It has references that are not written as XML has them.");
        }
        return end;
    }

    /** Of several faults, the first is told. */
    private void note(String fault) {
        mended = mended == null ? fault : mended;
    }

    /** The number, or -1 when it is none of a character. */
    private static int codePoint(Matcher number) {
        String hexadecimal = number.group(1);
        long value = hexadecimal != null ? Long.parseLong(hexadecimal, 16) : Long.parseLong(number.group(2));
        return value <= Character.MAX_CODE_POINT ? (int) value : -1;
    }
}

package dev.blogboard.source;

/**
 * The characters that XML 1.0 allows. Those from 0x80 to 0x9f, which it allows and nobody means, are read as
 * windows-1252 has them, as every browser does.
 */
final class XmlCharacters {
    /** Windows-1252 from 0x80 to 0x9f; the five bytes that mean nothing there stay as they are. */
    private static final String WINDOWS_1252 =
            "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039"
                    + "\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153"
                    + "\u009d\u017e\u0178";

    private XmlCharacters() {}

    /** Appends a part of a text without what XML does not allow; whether all of it was allowed. */
    static boolean append(String text, int from, int to, StringBuilder out) {
        boolean allowed = true;
        int at = from;
        while (at < to) {
            int plain = plainUntil(text, at, to);
            out.append(text, at, plain);
            at = plain;
            if (at < to) {
                int codePoint = text.codePointAt(at);
                if (isAllowed(codePoint)) {
                    out.appendCodePoint(meant(codePoint));
                } else {
                    allowed = false;
                }
                at += Character.charCount(codePoint);
            }
        }
        return allowed;
    }

    /** The first index at which there is something to look at. */
    static int plainUntil(String text, int from, int to) {
        int at = from;
        while (at < to && isPlain(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(char letter) {
        if (letter < 0x7f) {
            return letter >= 0x20 ? letter != '&' && letter != '<' : letter == '\n' || letter == '\t' || letter == '\r';
        }
        return (letter >= 0xa0 && letter < 0xd800) || (letter >= 0xe000 && letter < 0xfffe && letter != 0xfeff);
    }

    static boolean isAllowed(int codePoint) {
        if (codePoint < 0x20) {
            return codePoint == '\n' || codePoint == '\t' || codePoint == '\r';
        }
        return codePoint < 0xd800
                || (codePoint >= 0xe000 && codePoint < 0xfffe && codePoint != 0xfeff)
                || (codePoint >= 0x10000 && codePoint <= 0x10ffff);
    }

    /** The byte that a character is in windows-1252; -1 when it is none. */
    static int windows1252(char letter) {
        if (letter < 0x100) {
            return letter;
        }
        int index = WINDOWS_1252.indexOf(letter);
        return index < 0 ? -1 : 0x80 + index;
    }

    static int meant(int codePoint) {
        return codePoint >= 0x80 && codePoint <= 0x9f ? WINDOWS_1252.charAt(codePoint - 0x80) : codePoint;
    }
}

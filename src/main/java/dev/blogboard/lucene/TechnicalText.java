package dev.blogboard.lucene;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/**
 * Prepares text for a tokenizer, so that names of technologies survive it. Signs that belong to a name become letters:
 * those of C++, C#, F#, .NET. Signs that join two names become spaces, so that each part is found by itself and the whole
 * as a phrase: Node.js, snake_case. Each character becomes one character; so places in the text stay the same.
 */
final class TechnicalText {
    /** Letters that nobody writes about engineering in: Latin clicks. */
    private static final char PLUS = 'ʘ';

    private static final char SHARP = 'ǂ';
    private static final char DOT = 'ǀ';

    private TechnicalText() {}

    static Reader prepared(Reader text) {
        try {
            StringBuilder all = new StringBuilder();
            char[] buffer = new char[8192];
            for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
                all.append(buffer, 0, read);
            }
            return new StringReader(prepared(all));
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }

    private static String prepared(StringBuilder text) {
        for (int at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '+' -> plus(text, at);
                case '#' -> sharp(text, at);
                case '.' -> dot(text, at);
                case '_' -> text.setCharAt(at, ' ');
                case ':' -> {
                    if (isWord(text, at - 1) && isWord(text, at + 1)) {
                        text.setCharAt(at, ' ');
                    }
                }
                case '’' -> text.setCharAt(at, '\'');
                default -> {}
            }
        }
        return text.toString();
    }

    /** Two at the end of a word: C++. */
    private static void plus(StringBuilder text, int at) {
        if (isWord(text, at - 1) && is(text, at + 1, '+') && !isWord(text, at + 2)) {
            text.setCharAt(at, PLUS);
            text.setCharAt(at + 1, PLUS);
        }
    }

    /** After a single letter: C#, F#. */
    private static void sharp(StringBuilder text, int at) {
        if (at > 0 && "CcFfJj".indexOf(text.charAt(at - 1)) >= 0 && !isWord(text, at - 2) && !isWord(text, at + 1)) {
            text.setCharAt(at, SHARP);
        }
    }

    private static void dot(StringBuilder text, int at) {
        if (isWord(text, at - 1) && isWord(text, at + 1)) {
            text.setCharAt(at, ' ');
        } else if (!isWord(text, at - 1)
                && at + 3 < text.length()
                && text.substring(at + 1, at + 4).equalsIgnoreCase("net")
                && !isWord(text, at + 4)) {
            text.setCharAt(at, DOT);
        }
    }

    private static boolean is(StringBuilder text, int at, char sign) {
        return at < text.length() && text.charAt(at) == sign;
    }

    private static boolean isWord(StringBuilder text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}

package dev.blogboard.lucene;

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

    static char[] prepared(CharSequence original) {
        char[] text = original.toString().toCharArray();
        for (int at = 0; at < text.length; at++) {
            switch (text[at]) {
                case '+' -> plus(text, at);
                case '#' -> sharp(text, at);
                case '.' -> dot(text, at);
                case '_' -> text[at] = ' ';
                case ':' -> {
                    if (isWord(text, at - 1) && isWord(text, at + 1)) {
                        text[at] = ' ';
                    }
                }
                case '’', '‘' -> text[at] = '\'';
                default -> {}
            }
        }
        return text;
    }

    /** Two at the end of a word: C++. */
    private static void plus(char[] text, int at) {
        if (isWord(text, at - 1) && is(text, at + 1, '+') && !isWord(text, at + 2)) {
            text[at] = PLUS;
            text[at + 1] = PLUS;
        }
    }

    /** After a single letter: C#, F#. */
    private static void sharp(char[] text, int at) {
        if (at > 0 && "CcFfJj".indexOf(text[at - 1]) >= 0 && !isWord(text, at - 2) && !isWord(text, at + 1)) {
            text[at] = SHARP;
        }
    }

    private static void dot(char[] text, int at) {
        if (isWord(text, at - 1) && isWord(text, at + 1)) {
            text[at] = ' ';
        } else if (!isWord(text, at - 1) && at + 3 < text.length && isNet(text, at + 1) && !isWord(text, at + 4)) {
            text[at] = DOT;
        }
    }

    private static boolean isNet(char[] text, int at) {
        return (text[at] | 0x20) == 'n' && (text[at + 1] | 0x20) == 'e' && (text[at + 2] | 0x20) == 't';
    }

    private static boolean is(char[] text, int at, char sign) {
        return at < text.length && text[at] == sign;
    }

    private static boolean isWord(char[] text, int at) {
        return at >= 0 && at < text.length && Character.isLetterOrDigit(text[at]);
    }
}

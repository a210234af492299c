package dev.blogboard.lucene;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a text word by word. Words end where the Unicode text segmentation (UAX #29) has them end: for stretches of
 * Latin letters, which most texts are made of, its rules are applied here, which is many times faster, and all others are
 * left to ICU. For one thread.
 */
final class WordScanner {
    /** Longer than any word, and shorter than what ICU reads at once. */
    private static final int LONGEST_STRETCH = 2_000;

    /** After the letters of Latin alphabets and of phonetic notation. */
    private static final char LATIN_END = '\u02b0';

    private static final byte SIGN = 0;
    private static final byte SPACE = 1;
    private static final byte FOREIGN = 2;
    private static final byte LETTER = 3;
    private static final byte DIGIT = 4;
    private static final byte[] KINDS = new byte[LATIN_END];

    static {
        for (char sign = 0; sign < LATIN_END; sign++) {
            KINDS[sign] = kindOf(sign);
        }
    }

    private static byte kindOf(char sign) {
        if (sign < 0x7f) {
            return Character.isWhitespace(sign)
                    ? SPACE
                    : Character.isLetter(sign) ? LETTER : Character.isDigit(sign) ? DIGIT : SIGN;
        }
        return switch (sign) {
            case '\u00a0', '«', '»' -> SPACE;
            case '×', '÷' -> FOREIGN;
            default -> sign < 'À' ? FOREIGN : LETTER;
        };
    }

    /** Signs that stand in English texts and always end a word count as spaces. */
    private static byte kind(char sign) {
        if (sign < LATIN_END) {
            return KINDS[sign];
        }
        return switch (sign) {
            case '–', '—', '“', '”', '…', '•' -> SPACE;
            default -> Character.isWhitespace(sign) ? SPACE : FOREIGN;
        };
    }

    private final char[] text;
    private final Vocabulary vocabulary;
    private final ForeignWords foreign;
    private final boolean @Nullable [] initials;

    private int read;
    /** The end of the Latin stretch that is being read. */
    private int latin;

    private Iterator<ForeignWords.Found> found = List.<ForeignWords.Found>of().iterator();

    private @Nullable Forms forms;
    private int position = -1;
    private int start;
    private int end;

    /** @param initials of what letters of ASCII a word has to be looked up at all, or else is passed over; null for all */
    WordScanner(char[] text, Vocabulary vocabulary, ForeignWords foreign, boolean @Nullable [] initials) {
        this.text = text;
        this.vocabulary = vocabulary;
        this.foreign = foreign;
        this.initials = initials;
    }

    /** Goes to the next word; false after the last. What is passed over, as what is too long, counts as a word. */
    boolean next() {
        while (nextOfAnyLength()) {
            position++;
            if (forms != null) {
                return true;
            }
        }
        forms = null;
        return false;
    }

    /** The word's forms, after {@link #next} said that there is one. */
    Forms forms() {
        return Objects.requireNonNull(forms);
    }

    /** Which word of the text it is, from 0. */
    int position() {
        return position;
    }

    /** Where the word begins, in chars. */
    int start() {
        return start;
    }

    /** Where the word ends. */
    int end() {
        return end;
    }

    /** How many chars the text has. */
    int length() {
        return text.length;
    }

    private boolean nextOfAnyLength() {
        while (true) {
            if (found.hasNext()) {
                ForeignWords.Found word = found.next();
                char[] written = word.written().toCharArray();
                found(vocabulary.of(written, 0, written.length), word.start(), word.end());
                return true;
            }
            while (read < latin) {
                int from = read;
                if (KINDS[text[from]] < LETTER) {
                    read++;
                } else {
                    read = wordEnd(from);
                    found(isSought(text[from]) ? vocabulary.of(text, from, read) : null, from, read);
                    return true;
                }
            }
            if (!nextStretch()) {
                return false;
            }
        }
    }

    private boolean isSought(char initial) {
        return initials == null || initial >= initials.length || initials[initial];
    }

    private void found(@Nullable Forms word, int from, int to) {
        forms = word;
        start = from;
        end = to;
    }

    /** Of what stands between spaces: either Latin, or taken apart by ICU. */
    private boolean nextStretch() {
        while (read < text.length && kind(text[read]) == SPACE) {
            read++;
        }
        int from = read;
        int to = from;
        boolean isLatin = true;
        for (; to < text.length; to++) {
            byte kind = kind(text[to]);
            if (kind == SPACE) {
                break;
            }
            isLatin &= kind != FOREIGN;
        }
        latin = to;
        if (isLatin && to - from <= LONGEST_STRETCH) {
            return from < to;
        }
        found = foreign.in(text, from, to).iterator();
        read = to;
        return true;
    }

    /** Letters and digits in one, an apostrophe between two of a kind, a comma between digits (WB5 to WB12). */
    private int wordEnd(int from) {
        int to = from + 1;
        while (to < latin) {
            byte kind = KINDS[text[to]];
            if (kind < LETTER && !(to + 1 < latin && joins(text[to], KINDS[text[to - 1]], KINDS[text[to + 1]]))) {
                return to;
            }
            to += kind < LETTER ? 2 : 1;
        }
        return to;
    }

    private static boolean joins(char sign, byte before, byte after) {
        return before == after
                && switch (sign) {
                    case '\'' -> before >= LETTER;
                    case ',', ';' -> before == DIGIT;
                    default -> false;
                };
    }
}

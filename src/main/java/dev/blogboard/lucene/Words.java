package dev.blogboard.lucene;

import java.util.ArrayList;
import java.util.List;

/** Takes text apart into words, each in all its forms. Safe for use by several threads. */
final class Words {
    /** For all, since what a word's forms are depends on nothing else. */
    private static final Vocabulary VOCABULARY = new Vocabulary();

    private static final ForeignWords FOREIGN = new ForeignWords();

    /**
     * A word of a text.
     *
     * @param position which word it is, from 0
     * @param start where it begins, in chars
     * @param end where it ends
     */
    record Word(int position, int start, int end, Forms forms) {
        String written() {
            return forms.written();
        }

        String stem() {
            return forms.stem();
        }

        String loose() {
            return forms.loose();
        }
    }

    WordScanner in(CharSequence text) {
        return new WordScanner(TechnicalText.prepared(text), VOCABULARY, FOREIGN, null);
    }

    /**
     * Only those words that may have one of these forms.
     *
     * @param initials for each sign of ASCII, whether a form begins with it: no stem begins otherwise than its word
     */
    WordScanner in(CharSequence text, boolean[] initials) {
        return new WordScanner(TechnicalText.prepared(text), VOCABULARY, FOREIGN, initials);
    }

    List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        WordScanner scanner = in(text);
        while (scanner.next()) {
            words.add(new Word(scanner.position(), scanner.start(), scanner.end(), scanner.forms()));
        }
        return words;
    }

    /** The stems of a text, one a word. */
    List<String> stems(String text) {
        return of(text).stream().map(Word::stem).toList();
    }
}

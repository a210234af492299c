package dev.blogboard.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Takes text apart into words, each in all its forms. Safe for use by several threads. */
final class Words {
    private final Analyzer analyzer;

    Words(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /**
     * A word of a text.
     *
     * @param position which word it is
     * @param start where it begins, in chars
     * @param end where it ends
     * @param written as it stands there, but for case and diacritics
     * @param stem what decides whether it matches
     * @param loose the stem by rules
     */
    record Word(int position, int start, int end, String written, String stem, String loose) {
        private Word withForm(String form) {
            return form.charAt(0) == ArticleAnalyzer.LOOSE
                    ? new Word(position, start, end, written, stem, form.substring(1))
                    : new Word(position, start, end, written, form, form);
        }

        /** All terms of the index that stand for this word or one much like it; the word's own stem comes first. */
        List<String> terms() {
            return Stream.of(stem, loose, ArticleAnalyzer.LOOSE + loose)
                    .distinct()
                    .toList();
        }
    }

    List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream(Fields.TEXT, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute increment = tokens.addAttribute(PositionIncrementAttribute.class);
            int position = -1;
            tokens.reset();
            while (tokens.incrementToken()) {
                String form = term.toString();
                if (increment.getPositionIncrement() == 0 && !words.isEmpty()) {
                    words.add(words.removeLast().withForm(form));
                } else {
                    position += increment.getPositionIncrement();
                    words.add(new Word(position, offset.startOffset(), offset.endOffset(), form, form, form));
                }
            }
            tokens.end();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return words;
    }

    /** The stems of a text, one a word. */
    List<String> stems(String text) {
        return of(text).stream().map(Word::stem).toList();
    }
}

package dev.blogboard.lucene;

import com.ibm.icu.text.Normalizer2;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Words of any script, by ICU: Chinese, Japanese and Korean in pairs of signs, Thai and its like by dictionaries. Safe for
 * use by several threads.
 */
final class ForeignWords {
    private static final DefaultICUTokenizerConfig SCRIPTS = new DefaultICUTokenizerConfig(false, true);

    private final Queue<Segmentation> idle = new ConcurrentLinkedQueue<>();

    /**
     * A word that was found.
     *
     * @param written without differences of case and width
     * @param start where it begins in the whole text, in chars
     * @param end where it ends
     */
    record Found(String written, int start, int end) {}

    List<Found> in(char[] text, int from, int to) {
        Segmentation segmentation = idle.poll();
        if (segmentation == null) {
            segmentation = new Segmentation();
        }
        List<Found> found = segmentation.in(text, from, to);
        idle.add(segmentation);
        return found;
    }

    /** What takes text apart; for one thread at a time. */
    private static final class Segmentation {
        private final ICUTokenizer tokens = new ICUTokenizer(SCRIPTS);
        private final TokenStream words = new CJKBigramFilter(
                new ICUNormalizer2Filter(new EnglishPossessiveFilter(tokens), Normalizer2.getNFKCCasefoldInstance()));
        private final CharTermAttribute term = words.getAttribute(CharTermAttribute.class);
        private final OffsetAttribute offset = words.getAttribute(OffsetAttribute.class);

        List<Found> in(char[] text, int from, int to) {
            List<Found> found = new ArrayList<>();
            try {
                tokens.setReader(new CharArrayReader(text, from, to - from));
                words.reset();
                try {
                    while (words.incrementToken()) {
                        found.add(new Found(term.toString(), from + offset.startOffset(), from + offset.endOffset()));
                    }
                } finally {
                    words.close();
                }
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
            return found;
        }
    }
}

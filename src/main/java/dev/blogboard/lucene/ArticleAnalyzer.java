package dev.blogboard.lucene;

import com.ibm.icu.text.Normalizer2;
import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;

/**
 * How text becomes terms, the same for articles and queries. Words are those of Unicode, in scripts without spaces by
 * dictionary, in Chinese, Japanese and Korean pairs of neighbouring characters. Case, width and diacritics do not count.
 *
 * <p>Each word yields up to three forms at one position: as written, for prefixes; its stem by a dictionary (KStem),
 * which keeps university and universal apart and decides what matches; and its stem by rules (Porter 2), marked by
 * {@link #LOOSE}, which brings prediction and predict together and only serves near matches and ranking.
 */
final class ArticleAnalyzer extends Analyzer {
    /** Begins every loose stem that is not also a form of the word; no text has this character in a word. */
    static final char LOOSE = '\u0001';
    /** Between title, body and author in one field: wider than any phrase. */
    static final int GAP = 1_000;

    private static final int LONGEST_TERM = 200;
    private static final DefaultICUTokenizerConfig WORDS = new DefaultICUTokenizerConfig(false, true);

    @Override
    protected Reader initReader(String field, Reader reader) {
        return TechnicalText.prepared(reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new ICUTokenizer(WORDS);
        TokenStream terms = new EnglishPossessiveFilter(words);
        terms = new ICUNormalizer2Filter(terms, Normalizer2.getNFKCCasefoldInstance());
        terms = new CJKBigramFilter(terms);
        terms = new ASCIIFoldingFilter(terms);
        terms = new LengthFilter(terms, 1, LONGEST_TERM);
        terms = new KeywordRepeatFilter(terms);
        terms = new KStemFilter(terms);
        terms = new LooseStems(terms);
        return new TokenStreamComponents(words, terms);
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return GAP;
    }
}

package dev.blogboard.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Expects each word twice, as written (a keyword) and stemmed; leaves out the second where it is the same, and adds the
 * loose stem where that is neither.
 */
final class LooseStems extends TokenFilter {
    /** Whose stems are names of technologies: Go. */
    private static final Set<String> APART = Set.of("going", "goes");

    /** A few hundred kilobytes for each thread that analyses. */
    private static final int MOST_KNOWN = 5_000;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final EnglishStemmer stemmer = new EnglishStemmer();
    private final Map<String, String> known = new HashMap<>();

    private String written = "";
    private AttributeSource.@Nullable State after;

    LooseStems(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (after != null) {
            addLoose();
            return true;
        }
        while (input.incrementToken()) {
            if (keyword.isKeyword()) {
                written = term.toString();
                return true;
            }
            String stem = APART.contains(written) ? written : term.toString();
            String loose = APART.contains(written) ? written : loose(written);
            boolean same = stem.equals(written);
            if (!loose.equals(written) && !loose.equals(stem)) {
                after = captureState();
                if (same) {
                    addLoose();
                    return true;
                }
            }
            if (!same) {
                return true;
            }
        }
        return false;
    }

    private void addLoose() {
        restoreState(after);
        after = null;
        term.setEmpty().append(ArticleAnalyzer.LOOSE).append(loose(written));
        increment.setPositionIncrement(0);
    }

    /** Most words of a text have been seen before, and looking one up is much faster than stemming it. */
    private String loose(String word) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(word, this::stem);
    }

    private String stem(String word) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        after = null;
        written = "";
    }
}

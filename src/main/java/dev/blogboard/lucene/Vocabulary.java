package dev.blogboard.lucene;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Words to their forms. Most words of a text have been seen before, and looking one up is many times faster than
 * normalising and stemming it. Safe for use by several threads.
 */
final class Vocabulary {
    /** Whose stems are names of technologies: Go. */
    private static final Set<String> APART = Set.of("going", "goes");

    private static final String APOSTROPHES = "'\u2019\uff07";
    private static final Normalizer2 CASES = Normalizer2.getNFKCCasefoldInstance();

    private static final int LONGEST_TERM = 200;
    /** A power of two; at some 300 bytes each. */
    private static final int MOST_KNOWN = 1 << 16;

    /** @param forms null for what is no term: too long, or nothing once normalised */
    private record Known(String word, @Nullable Forms forms) {
        boolean is(char[] text, int start, int end) {
            int length = end - start;
            if (word.length() != length) {
                return false;
            }
            for (int at = 0; at < length; at++) {
                if (word.charAt(at) != text[start + at]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Each word at the one place that its hash says, over the one before it. Entries are immutable: races do no harm. */
    private final @Nullable Known[] known = new Known[MOST_KNOWN];

    private final Queue<Stemming> idle = new ConcurrentLinkedQueue<>();

    /** The forms of the word in this stretch of a text; null for what is no term. */
    @Nullable
    Forms of(char[] text, int start, int end) {
        int hash = 0;
        for (int at = start; at < end; at++) {
            hash = 31 * hash + text[at];
        }
        int place = (hash ^ hash >>> 16) & MOST_KNOWN - 1;
        Known there = known[place];
        if (there == null || !there.is(text, start, end)) {
            String word = new String(text, start, end - start);
            there = new Known(word, formsOf(word));
            if (word.length() <= LONGEST_TERM) {
                known[place] = there;
            }
        }
        return there.forms();
    }

    private @Nullable Forms formsOf(String word) {
        Stemming stemming = idle.poll();
        if (stemming == null) {
            stemming = new Stemming();
        }
        Forms forms = stemming.formsOf(word);
        idle.add(stemming);
        return forms;
    }

    /** What normalises and stems; for one thread at a time. */
    private static final class Stemming {
        private final OneWord word = new OneWord();
        private final TokenStream dictionary = new KStemFilter(word);
        private final EnglishStemmer rules = new EnglishStemmer();

        @Nullable
        Forms formsOf(String text) {
            String written = normalised(text);
            if (written.isEmpty() || written.length() > LONGEST_TERM) {
                return null;
            }
            if (APART.contains(written)) {
                return new Forms(written, written, written);
            }
            String stem = byDictionary(written);
            String loose = byRules(written);
            return new Forms(written, stem.equals(written) ? written : stem, loose.equals(written) ? stem : loose);
        }

        private String byDictionary(String written) {
            try {
                word.term.setEmpty().append(written);
                dictionary.incrementToken();
                return word.term.toString();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private String byRules(String written) {
            rules.setCurrent(written);
            rules.stem();
            return rules.getCurrent();
        }
    }

    /** The stemmer can only be had as a filter. */
    private static final class OneWord extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        @Override
        public boolean incrementToken() {
            return true;
        }
    }

    /** Without a possessive ending and differences of case, width and diacritics. */
    private static String normalised(String word) {
        int length = word.length();
        boolean possessive = length > 2
                && (word.charAt(length - 1) | 0x20) == 's'
                && APOSTROPHES.indexOf(word.charAt(length - 2)) >= 0;
        String bare = possessive ? word.substring(0, length - 2) : word;
        if (bare.chars().allMatch(sign -> sign < 0x80)) {
            return bare.toLowerCase(Locale.ROOT);
        }
        char[] folded = CASES.normalize(bare).toCharArray();
        char[] plain = new char[4 * folded.length];
        int end = ASCIIFoldingFilter.foldToASCII(folded, 0, plain, 0, folded.length);
        return new String(plain, 0, end);
    }
}

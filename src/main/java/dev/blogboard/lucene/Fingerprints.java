package dev.blogboard.lucene;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Numbers by which the same story is recognised in another place. */
final class Fingerprints {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHINGLE = 4;
    /** Shorter texts, such as teasers, look alike too often. */
    private static final int LEAST_WORDS = 40;

    private Fingerprints() {}

    /** The same for titles that differ in nothing but case, punctuation and inflection. */
    static long ofTitle(List<Words.Word> title) {
        return hash(Fields.wholeTitle(title));
    }

    /**
     * A similarity hash (Charikar, 2002) of all runs of four words: texts that share most of these differ in few bits.
     * Empty for short texts.
     */
    static OptionalLong ofText(String text) {
        String[] words = BETWEEN_WORDS.split(text, -1);
        if (words.length < LEAST_WORDS) {
            return OptionalLong.empty();
        }
        int[] votes = new int[Long.SIZE];
        for (int start = 0; start + SHINGLE <= words.length; start++) {
            long hash = 0;
            for (int word = start; word < start + SHINGLE; word++) {
                hash = mixed(hash * 31 + words[word].hashCode());
            }
            for (int bit = 0; bit < Long.SIZE; bit++) {
                votes[bit] += (hash >>> bit & 1) == 1 ? 1 : -1;
            }
        }
        long likeness = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            likeness |= votes[bit] > 0 ? 1L << bit : 0;
        }
        return OptionalLong.of(likeness);
    }

    private static long hash(String text) {
        long[] hash = StringHelper.murmurhash3_x64_128(new BytesRef(text));
        return hash[0];
    }

    /** The finaliser of SplitMix64. */
    private static long mixed(long value) {
        long one = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        long two = (one ^ (one >>> 27)) * 0x94d049bb133111ebL;
        return two ^ (two >>> 31);
    }
}

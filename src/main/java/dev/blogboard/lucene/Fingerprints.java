package dev.blogboard.lucene;

import java.util.Arrays;
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
        Votes votes = new Votes();
        int shingles = words.length - SHINGLE + 1;
        for (int start = 0; start < shingles; start++) {
            long hash = 0;
            for (int word = start; word < start + SHINGLE; word++) {
                hash = mixed(hash * 31 + words[word].hashCode());
            }
            votes.add(hash);
        }
        long likeness = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            likeness |= 2 * votes.of(bit) > shingles ? 1L << bit : 0;
        }
        return OptionalLong.of(likeness);
    }

    /** How many numbers have each of the 64 bits set, counted for eight bits at once: each has a byte of a long. */
    private static final class Votes {
        private static final int BYTES = Long.BYTES;
        private static final int MOST_IN_A_BYTE = 255;
        /** The bits of each byte, apart: each becomes the lowest of a byte of its own. */
        private static final long[] APART = apart();

        private final long[] counting = new long[BYTES];
        private final int[] counted = new int[Long.SIZE];
        private int added;

        private static long[] apart() {
            long[] apart = new long[1 << Byte.SIZE];
            for (int bits = 0; bits < apart.length; bits++) {
                for (int bit = 0; bit < Byte.SIZE; bit++) {
                    apart[bits] |= (long) (bits >> bit & 1) << (bit * Byte.SIZE);
                }
            }
            return apart;
        }

        void add(long bits) {
            for (int each = 0; each < BYTES; each++) {
                counting[each] += APART[(int) (bits >>> (each * Byte.SIZE)) & 0xff];
            }
            if (++added == MOST_IN_A_BYTE) {
                carry();
            }
        }

        private void carry() {
            for (int bit = 0; bit < Long.SIZE; bit++) {
                counted[bit] += (int) (counting[bit / Byte.SIZE] >>> (bit % Byte.SIZE * Byte.SIZE)) & 0xff;
            }
            Arrays.fill(counting, 0);
            added = 0;
        }

        int of(int bit) {
            carry();
            return counted[bit];
        }
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

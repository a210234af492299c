package dev.blogboard.search;

import java.util.Arrays;

/** How the places of terms in a text lie to one another. Each term's places are ascending; none is without any. */
final class Places {
    private Places() {}

    /** Whether the terms occur one right after the other somewhere. */
    static boolean follow(int[][] terms) {
        for (int start : terms[0]) {
            if (followAt(terms, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean followAt(int[][] terms, int start) {
        for (int index = 1; index < terms.length; index++) {
            if (Arrays.binarySearch(terms[index], start + index) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether all terms occur within so many positions, the first and the last of them counted. Walks along all terms at
     * once, always moving on the one that lags: each step tries one window.
     */
    static boolean within(int[][] terms, int width) {
        int[] next = new int[terms.length];
        while (true) {
            int first = 0;
            int last = 0;
            for (int term = 1; term < next.length; term++) {
                first = terms[term][next[term]] < terms[first][next[first]] ? term : first;
                last = terms[term][next[term]] > terms[last][next[last]] ? term : last;
            }
            if (terms[last][next[last]] - terms[first][next[first]] < width) {
                return true;
            }
            next[first]++;
            if (next[first] == terms[first].length) {
                return false;
            }
        }
    }
}

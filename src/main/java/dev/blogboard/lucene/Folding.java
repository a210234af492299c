package dev.blogboard.lucene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Folds the same story in several places into one hit: the best of them, with the others behind it. */
final class Folding {
    /** How many of the 64 bits of two texts' fingerprints may differ. */
    private static final int MOST_DIFFERENT_BITS = 12;
    /** Without texts to compare, the same title so much later is a new instalment of a series. */
    private static final long SAME_TIME_SECONDS = 45L * 24 * 3600;

    private final List<Folded> folded = new ArrayList<>();
    private final Map<Long, List<Folded>> byStory = new HashMap<>();

    /** A hit to be, and its other places. */
    record Folded(Candidate best, List<Candidate> others) {}

    void add(Candidate candidate) {
        List<Folded> sameTitle = byStory.computeIfAbsent(candidate.story(), none -> new ArrayList<>());
        for (Folded earlier : sameTitle) {
            if (sameStory(earlier.best(), candidate)) {
                earlier.others().add(candidate);
                return;
            }
        }
        Folded alone = new Folded(candidate, new ArrayList<>());
        sameTitle.add(alone);
        folded.add(alone);
    }

    List<Folded> hits() {
        return folded;
    }

    private static boolean sameStory(Candidate one, Candidate other) {
        if (one.likeness() != null && other.likeness() != null) {
            return Long.bitCount(one.likeness() ^ other.likeness()) <= MOST_DIFFERENT_BITS;
        }
        return one.published() == null
                || other.published() == null
                || Math.abs(one.published() - other.published()) <= SAME_TIME_SECONDS;
    }
}

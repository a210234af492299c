package dev.blogboard.lucene;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All ways to write a text, in stems: as it is, and with synonyms in the place of names in it. */
final class Expansion {
    /** Enough for any name; a phrase full of names stops here. */
    private static final int MOST = 24;

    private final Synonyms synonyms;

    Expansion(Synonyms synonyms) {
        this.synonyms = synonyms;
    }

    /** The text itself comes first. */
    Set<List<String>> of(List<String> stems) {
        if (!synonyms.mayName(stems)) {
            return Set.of(stems);
        }
        Set<List<String>> ways = new LinkedHashSet<>();
        ways.add(stems);
        extend(List.of(), stems, ways);
        return ways;
    }

    private void extend(List<String> begun, List<String> rest, Set<List<String>> ways) {
        if (rest.isEmpty()) {
            ways.add(begun);
            return;
        }
        for (int length = Math.min(rest.size(), synonyms.longest()); length > 0; length--) {
            for (List<String> other : synonyms.of(rest.subList(0, length))) {
                if (ways.size() < MOST) {
                    extend(joined(begun, other), rest.subList(length, rest.size()), ways);
                }
            }
        }
        if (ways.size() < MOST) {
            extend(joined(begun, rest.subList(0, 1)), rest.subList(1, rest.size()), ways);
        }
    }

    private static List<String> joined(List<String> begun, List<String> more) {
        List<String> all = new ArrayList<>(begun);
        all.addAll(more);
        return List.copyOf(all);
    }
}

package dev.blogboard.lucene;

import dev.blogboard.search.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the best matches in their final order, block by block of so many that pages stay what they are however far one
 * reads. Freshness is a bounded factor: an article of today counts {@value #FRESHEST} times more, one of {@value
 * #HALF_LIFE_YEARS} years ago half of that, and so on. For a query of one word, which many articles answer equally well,
 * each further article of one company counts a little less, so that several companies are seen.
 */
final class Ordering {
    /** How many are put in order together. */
    static final int BLOCK = 200;

    static final double FRESHEST = 0.12;
    static final double HALF_LIFE_YEARS = 3;
    private static final double SAME_COMPANY = 0.93;
    private static final int MOST_REPETITIONS = 8;
    private static final double SECONDS_A_YEAR = 365.25 * 24 * 3600;

    private final boolean varied;
    private final Instant now;

    Ordering(Query query, Instant now) {
        this.varied = query instanceof Query.Word;
        this.now = now;
    }

    List<Candidate> ordered(List<Candidate> byScore) {
        List<Candidate> ordered = new ArrayList<>();
        for (int start = 0; start < byScore.size(); start += BLOCK) {
            ordered.addAll(block(byScore.subList(start, Math.min(byScore.size(), start + BLOCK))));
        }
        return ordered;
    }

    private List<Candidate> block(List<Candidate> block) {
        List<Candidate> fresh = block.stream()
                .map(candidate -> candidate.withScore(candidate.score() * freshness(candidate)))
                .sorted(BEST_FIRST)
                .toList();
        if (!varied) {
            return fresh;
        }
        Map<String, Integer> seen = new HashMap<>();
        return fresh.stream()
                .map(candidate -> {
                    int before = seen.merge(candidate.company(), 1, Integer::sum) - 1;
                    double factor = Math.pow(SAME_COMPANY, Math.min(before, MOST_REPETITIONS));
                    return candidate.withScore(candidate.score() * factor);
                })
                .sorted(BEST_FIRST)
                .toList();
    }

    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingDouble(Candidate::score).reversed().thenComparingLong(Candidate::article);

    private double freshness(Candidate candidate) {
        Long published = candidate.published();
        if (published == null) {
            return 1;
        }
        double years = Math.max(0, (now.getEpochSecond() - published) / SECONDS_A_YEAR);
        return 1 + FRESHEST * Math.pow(2, -years / HALF_LIFE_YEARS);
    }
}

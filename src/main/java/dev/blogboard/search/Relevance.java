package dev.blogboard.search;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How good a ranking is by judgements, as trec_eval measures it: gains are the grades, discounts the logarithm of rank
 * plus one, documents without a judgement are not relevant.
 *
 * @param ndcg normalised discounted cumulative gain of the first ten
 * @param averagePrecision over the whole ranking
 * @param recall the part of the relevant documents that is among the first fifty
 */
public record Relevance(double ndcg, double averagePrecision, double recall) {
    private static final int NDCG_DEPTH = 10;
    private static final int RECALL_DEPTH = 50;

    /** @param grades of the judged documents of the query; 0 and less is not relevant */
    public static Relevance of(List<String> ranking, Map<String, Integer> grades) {
        List<Integer> ideal = grades.values().stream()
                .filter(grade -> grade > 0)
                .sorted(Comparator.reverseOrder())
                .toList();
        double gain = 0;
        double precisions = 0;
        int found = 0;
        int early = 0;
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < ranking.size(); index++) {
            int grade = seen.add(ranking.get(index)) ? grades.getOrDefault(ranking.get(index), 0) : 0;
            if (grade <= 0) {
                continue;
            }
            found++;
            precisions += (double) found / (index + 1);
            gain += index < NDCG_DEPTH ? grade / discount(index) : 0;
            early += index < RECALL_DEPTH ? 1 : 0;
        }
        double best = 0;
        for (int index = 0; index < Math.min(NDCG_DEPTH, ideal.size()); index++) {
            best += ideal.get(index) / discount(index);
        }
        return ideal.isEmpty()
                ? new Relevance(0, 0, 0)
                : new Relevance(gain / best, precisions / ideal.size(), (double) early / ideal.size());
    }

    private static double discount(int index) {
        return Math.log(index + 2.0) / Math.log(2);
    }

    /** The mean of each measure over queries. */
    public static Relevance mean(List<Relevance> all) {
        return new Relevance(
                all.stream().mapToDouble(Relevance::ndcg).average().orElse(0),
                all.stream().mapToDouble(Relevance::averagePrecision).average().orElse(0),
                all.stream().mapToDouble(Relevance::recall).average().orElse(0));
    }
}

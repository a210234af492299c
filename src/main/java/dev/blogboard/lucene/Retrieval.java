package dev.blogboard.lucene;

import dev.blogboard.search.Condition;
import dev.blogboard.search.Match;
import dev.blogboard.search.Query;
import dev.blogboard.search.Sort;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/** Finds documents and puts them in order, without their rows. Safe for use by several threads. */
final class Retrieval {
    /** So many times more matches than are wanted make it worth to find out which cannot be among them. */
    private static final int MANY = 20;

    private final LuceneAnalysis analysis;
    private final InstantSource clock;

    Retrieval(LuceneAnalysis analysis, InstantSource clock) {
        this.analysis = analysis;
        this.clock = clock;
    }

    /**
     * A query, rendered.
     *
     * @param full what matches fully, without scores
     * @param ranking how well it does so
     * @param near what matches nearly, with scores by words
     * @param nearRanking how well near matches do so
     */
    record Prepared(
            org.apache.lucene.search.Query full,
            Ranking ranking,
            org.apache.lucene.search.Query near,
            Ranking nearRanking) {}

    Prepared prepare(Query query) {
        org.apache.lucene.search.Query full = full(query);
        Ranking nearRanking = Ranking.of(query, Match.NEAR, analysis);
        BooleanQuery near = new BooleanQuery.Builder()
                .add(full(Relaxation.of(query)), Occur.FILTER)
                .add(nearRanking.words(), Occur.MUST)
                .add(full, Occur.MUST_NOT)
                .build();
        return new Prepared(full, Ranking.of(query, Match.FULL, analysis), near, nearRanking);
    }

    org.apache.lucene.search.Query full(Query query) {
        Condition condition = analysis.condition(query);
        return new ConditionRenderer(clock.instant()).render(condition);
    }

    /**
     * The best or the newest full matches.
     *
     * @param matching these, where they are known already, or the query for them
     * @param total how many they are, 0 where that is not known
     */
    static List<Candidate> full(
            IndexSearcher searcher,
            Prepared prepared,
            org.apache.lucene.search.Query matching,
            long total,
            Sort sort,
            int depth)
            throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(matching, Occur.FILTER);
        return switch (sort) {
            case RELEVANCE -> {
                prepared.ranking().words().clauses().forEach(query::add);
                // Of many, Lucene passes over those that cannot be among the best; but only of those with a word.
                boolean passOver = total > MANY * (long) depth;
                query.setMinimumNumberShouldMatch(passOver ? 1 : 0);
                TopDocs best = best(searcher, query.build(), depth);
                if (passOver && best.scoreDocs.length < depth) {
                    best = best(searcher, query.setMinimumNumberShouldMatch(0).build(), depth);
                }
                yield inOrder(searcher, best, prepared.ranking(), Match.FULL);
            }
            case NEWEST ->
                Candidate.read(searcher, searcher.search(query.build(), depth, newest()).scoreDocs, Match.FULL);
        };
    }

    static List<Candidate> near(IndexSearcher searcher, Prepared prepared, int depth) throws IOException {
        return inOrder(searcher, best(searcher, prepared.near(), depth), prepared.nearRanking(), Match.NEAR);
    }

    private static TopDocs best(IndexSearcher searcher, org.apache.lucene.search.Query words, int depth)
            throws IOException {
        return searcher.search(words, new TopScoreDocCollectorManager(depth, depth));
    }

    /** The best by their words; each block of these in order, with the words' neighbours taken into account. */
    private static List<Candidate> inOrder(IndexSearcher searcher, TopDocs best, Ranking ranking, Match match)
            throws IOException {
        if (ranking.neighbours().clauses().isEmpty()) {
            return Candidate.read(searcher, best.scoreDocs, match);
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int start = 0; start < best.scoreDocs.length; start += Ordering.BLOCK) {
            ScoreDoc[] block =
                    Arrays.copyOfRange(best.scoreDocs, start, Math.min(best.scoreDocs.length, start + Ordering.BLOCK));
            TopDocs ordered = QueryRescorer.rescore(
                    searcher, new TopDocs(best.totalHits, block), ranking.neighbours(), 1, block.length);
            candidates.addAll(Candidate.read(searcher, ordered.scoreDocs, match));
        }
        return candidates;
    }

    private static org.apache.lucene.search.Sort newest() {
        SortField published = new SortField(Fields.PUBLISHED, SortField.Type.LONG, true, Long.MIN_VALUE);
        return new org.apache.lucene.search.Sort(published, new SortField(Fields.NUMBER, SortField.Type.LONG, true));
    }
}

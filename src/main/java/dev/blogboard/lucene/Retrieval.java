package dev.blogboard.lucene;

import dev.blogboard.search.Condition;
import dev.blogboard.search.Match;
import dev.blogboard.search.Query;
import dev.blogboard.search.Sort;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;

/** Finds documents and puts them in order, without their rows. Safe for use by several threads. */
final class Retrieval {
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
     * @param ranked the same with scores
     * @param near what matches nearly, with scores
     */
    record Prepared(
            org.apache.lucene.search.Query full,
            org.apache.lucene.search.Query ranked,
            org.apache.lucene.search.Query near) {}

    Prepared prepare(Query query) {
        org.apache.lucene.search.Query full = full(query);
        BooleanQuery.Builder ranked = new BooleanQuery.Builder().add(full, Occur.FILTER);
        Ranking.of(query, Match.FULL, analysis).clauses().forEach(ranked::add);
        BooleanQuery near = new BooleanQuery.Builder()
                .add(full(Relaxation.of(query)), Occur.FILTER)
                .add(Ranking.of(query, Match.NEAR, analysis), Occur.MUST)
                .add(full, Occur.MUST_NOT)
                .build();
        return new Prepared(full, ranked.build(), near);
    }

    org.apache.lucene.search.Query full(Query query) {
        Condition condition = analysis.condition(query);
        return new ConditionRenderer(clock.instant()).render(condition);
    }

    static List<Candidate> full(IndexSearcher searcher, Prepared prepared, Sort sort, int depth) throws IOException {
        TopDocs top = switch (sort) {
            case RELEVANCE -> searcher.search(prepared.ranked(), depth);
            case NEWEST -> searcher.search(prepared.ranked(), depth, newest());
        };
        return Candidate.read(searcher, top.scoreDocs, Match.FULL);
    }

    static List<Candidate> near(IndexSearcher searcher, Prepared prepared, int depth) throws IOException {
        return Candidate.read(searcher, searcher.search(prepared.near(), depth).scoreDocs, Match.NEAR);
    }

    private static org.apache.lucene.search.Sort newest() {
        SortField published = new SortField(Fields.PUBLISHED, SortField.Type.LONG, true, Long.MIN_VALUE);
        return new org.apache.lucene.search.Sort(published, new SortField(Fields.NUMBER, SortField.Type.LONG, true));
    }
}

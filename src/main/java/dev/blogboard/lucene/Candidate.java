package dev.blogboard.lucene;

import dev.blogboard.search.Match;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/**
 * A document that may become a hit, with what its place among the hits depends on.
 *
 * @param article its number
 * @param published seconds since 1970
 * @param story the title's fingerprint
 * @param likeness the text's fingerprint
 */
record Candidate(
        int document,
        long article,
        String company,
        @Nullable Long published,
        long story,
        @Nullable Long likeness,
        double score,
        Match match) {
    Candidate withScore(double other) {
        return new Candidate(document, article, company, published, story, likeness, other, match);
    }

    static List<Candidate> read(IndexSearcher searcher, ScoreDoc[] found, Match match) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        List<LeafReaderContext> leaves = searcher.getLeafContexts();
        for (ScoreDoc each : found) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(each.doc, leaves));
            int document = each.doc - leaf.docBase;
            SortedDocValues company = DocValues.getSorted(leaf.reader(), Fields.COMPANY);
            String name = company.advanceExact(document)
                    ? company.lookupOrd(company.ordValue()).utf8ToString()
                    : "";
            candidates.add(new Candidate(
                    each.doc,
                    Objects.requireNonNull(number(leaf, Fields.NUMBER, document)),
                    name,
                    number(leaf, Fields.PUBLISHED, document),
                    Objects.requireNonNullElse(number(leaf, Fields.STORY, document), 0L),
                    number(leaf, Fields.LIKENESS, document),
                    Float.isNaN(each.score) ? 0 : each.score,
                    match));
        }
        return candidates;
    }

    private static @Nullable Long number(LeafReaderContext leaf, String field, int document) throws IOException {
        NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
        return values.advanceExact(document) ? values.longValue() : null;
    }
}

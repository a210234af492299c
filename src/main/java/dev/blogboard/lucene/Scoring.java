package dev.blogboard.lucene;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/** How much a word in a field counts: BM25, with parameters of each field's own. */
final class Scoring {
    private static final Similarity SIMILARITY = new PerFieldSimilarityWrapper() {
        private final Similarity text = new BM25Similarity(1.2f, 0.75f);
        // Titles are short, all of them: a second mention and a few words more say little.
        private final Similarity title = new BM25Similarity(0.8f, 0.4f);

        @Override
        public Similarity get(String field) {
            return field.equals(Fields.TITLE) ? title : text;
        }
    };

    private Scoring() {}

    static IndexWriterConfig writing(Analyzer analyzer) {
        return new IndexWriterConfig(analyzer).setSimilarity(SIMILARITY);
    }

    static IndexSearcher searcher(IndexReader reader) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(SIMILARITY);
        return searcher;
    }
}

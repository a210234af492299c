package dev.blogboard.lucene;

import dev.blogboard.search.Contender;
import dev.blogboard.search.JudgedDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What Lucene gives without any work: its English analyzer, BM25, any of the words; with title and body in one field, or
 * in two whose scores are added.
 */
public final class PlainLucene implements Contender {
    private static final String ID = "id";
    private static final String TITLE = "title";
    private static final String BODY = "body";
    private static final String BOTH = "both";

    private final List<String> searched;
    private final Analyzer analyzer = new EnglishAnalyzer();
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    public PlainLucene(List<JudgedDocument> documents, boolean oneField) {
        searched = oneField ? List.of(BOTH) : List.of(TITLE, BODY);
        try {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (JudgedDocument each : documents) {
                    Document document = new Document();
                    document.add(new StoredField(ID, each.id()));
                    document.add(new TextField(TITLE, each.title(), Store.NO));
                    document.add(new TextField(BODY, each.text(), Store.NO));
                    document.add(new TextField(BOTH, each.title() + "\n" + each.text(), Store.NO));
                    writer.addDocument(document);
                }
            }
            reader = DirectoryReader.open(directory);
            searcher = new IndexSearcher(reader);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public String name() {
        return "Lucene BM25, English, " + (searched.size() == 1 ? "one field" : "two fields");
    }

    @Override
    public List<String> rank(String typed, int depth) {
        QueryBuilder builder = new QueryBuilder(analyzer);
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String field : searched) {
            @Nullable Query words = builder.createBooleanQuery(field, typed, Occur.SHOULD);
            if (words != null) {
                any.add(words, Occur.SHOULD);
            }
        }
        try {
            List<String> ids = new ArrayList<>();
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc found : searcher.search(any.build(), depth).scoreDocs) {
                ids.add(stored.document(found.doc).get(ID));
            }
            return ids;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() {
        try (directory;
                reader) {
            // Both.
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}

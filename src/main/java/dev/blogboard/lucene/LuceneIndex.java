package dev.blogboard.lucene;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Articles;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Match;
import dev.blogboard.search.SearchIndex;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The index on disk. Its last commit says which change of the store it holds, and all later ones are taken over by
 * {@link #catchUp}; so a crash between the two loses nothing. Safe for use by several threads.
 */
public final class LuceneIndex implements SearchIndex {
    private static final String CHANGE = "change";
    private static final int BATCH = 1_000;

    private final Articles articles;
    private final Supplier<Companies> companies;
    private final InstantSource clock;
    private final ArticleAnalyzer analyzer = new ArticleAnalyzer();
    private final Snippets snippets = new Snippets(analyzer);
    private final Directory directory;
    private final ReentrantLock writing = new ReentrantLock();
    private final @Nullable IndexWriter writer;
    private @Nullable DirectoryReader reader;

    private LuceneIndex(
            Path path, boolean writable, Articles articles, Supplier<Companies> companies, InstantSource clock) {
        this.articles = articles;
        this.companies = companies;
        this.clock = clock;
        try {
            directory = FSDirectory.open(path);
            writer = writable ? new IndexWriter(directory, new IndexWriterConfig(analyzer)) : null;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Opens the index to search and to keep in step; only one process may at a time. */
    public static LuceneIndex writable(
            Path path, Articles articles, Supplier<Companies> companies, InstantSource clock) {
        return new LuceneIndex(path, true, articles, companies, clock);
    }

    /** Opens the index to search only, while another process may keep it in step. */
    public static LuceneIndex readable(
            Path path, Articles articles, Supplier<Companies> companies, InstantSource clock) {
        return new LuceneIndex(path, false, articles, companies, clock);
    }

    /** The number of the last change that the last commit holds; 0 for an index that is empty or not there. */
    public long lastChange() {
        try (DirectoryReader committed = DirectoryReader.open(directory)) {
            return lastChange(committed.getIndexCommit().getUserData());
        } catch (IndexNotFoundException none) {
            return 0;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static long lastChange(Map<String, String> userData) {
        return Long.parseLong(userData.getOrDefault(CHANGE, "0"));
    }

    @Override
    public int catchUp() {
        IndexWriter open = writer;
        if (open == null) {
            return 0;
        }
        writing.lock();
        try {
            long change = committed(open);
            int indexed = 0;
            for (List<Article> batch = articles.changedAfter(change, BATCH);
                    !batch.isEmpty();
                    batch = articles.changedAfter(change, BATCH)) {
                for (Article article : batch) {
                    Term id = new Term(Fields.ID, Long.toString(article.id().value()));
                    open.updateDocument(id, Fields.document(article));
                }
                change = batch.getLast().change();
                indexed += batch.size();
            }
            if (indexed > 0) {
                open.setLiveCommitData(Map.of(CHANGE, Long.toString(change)).entrySet());
                open.commit();
            }
            return indexed;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } finally {
            writing.unlock();
        }
    }

    private static long committed(IndexWriter open) {
        Iterable<Map.Entry<String, String>> data = open.getLiveCommitData();
        if (data != null) {
            for (Map.Entry<String, String> entry : data) {
                if (entry.getKey().equals(CHANGE)) {
                    return Long.parseLong(entry.getValue());
                }
            }
        }
        return 0;
    }

    @Override
    public SearchResult search(SearchRequest request) {
        long started = System.nanoTime();
        try {
            DirectoryReader current = current();
            if (current == null) {
                return new SearchResult(List.of(), 0, Duration.ofNanos(System.nanoTime() - started));
            }
            try {
                return search(request, new IndexSearcher(current), started);
            } finally {
                current.decRef();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The reader of the last commit, with a reference for the caller; null when there is no index. */
    private synchronized @Nullable DirectoryReader current() throws IOException {
        try {
            if (reader == null) {
                reader = DirectoryReader.open(directory);
            } else {
                DirectoryReader changed = DirectoryReader.openIfChanged(reader);
                if (changed != null) {
                    reader.close();
                    reader = changed;
                }
            }
        } catch (IndexNotFoundException none) {
            return null;
        }
        reader.incRef();
        return reader;
    }

    private SearchResult search(SearchRequest request, IndexSearcher searcher, long started) throws IOException {
        Companies known = companies.get();
        Query query = new QueryRenderer(analyzer, known, clock.instant()).render(request.query());
        int total = searcher.count(query);
        List<Hit> hits = new ArrayList<>();
        if (request.limit() > 0 && total > request.offset()) {
            TopDocs top = top(searcher, query, request);
            List<ArticleId> ids = ids(searcher, top, request.offset());
            List<Article> rows = articles.find(ids);
            for (int index = 0; index < rows.size(); index++) {
                float score = top.scoreDocs[request.offset() + index].score;
                hits.add(hit(request.offset() + index + 1, rows.get(index), known, query, score));
            }
        }
        return new SearchResult(hits, total, Duration.ofNanos(System.nanoTime() - started));
    }

    private static TopDocs top(IndexSearcher searcher, Query query, SearchRequest request) throws IOException {
        int depth = request.offset() + request.limit();
        return switch (request.sort()) {
            case RELEVANCE -> searcher.search(query, depth);
            case NEWEST -> searcher.search(query, depth, newest());
        };
    }

    private static org.apache.lucene.search.Sort newest() {
        SortField published = new SortField(Fields.PUBLISHED, SortField.Type.LONG, true, Long.MIN_VALUE);
        return new org.apache.lucene.search.Sort(published, new SortField(Fields.NUMBER, SortField.Type.LONG, true));
    }

    private static List<ArticleId> ids(IndexSearcher searcher, TopDocs top, int offset) throws IOException {
        List<ArticleId> ids = new ArrayList<>();
        for (int index = offset; index < top.scoreDocs.length; index++) {
            ScoreDoc found = top.scoreDocs[index];
            NumericDocValues numbers = MultiDocValues.getNumericValues(searcher.getIndexReader(), Fields.NUMBER);
            if (numbers != null && numbers.advanceExact(found.doc)) {
                ids.add(new ArticleId(numbers.longValue()));
            }
        }
        return ids;
    }

    private Hit hit(int rank, Article article, Companies known, Query query, float score) throws IOException {
        Company company = known.withId(article.company())
                .orElseGet(() -> Company.named(article.company().value()));
        return new Hit(
                rank,
                article,
                company,
                snippets.title(article.title(), query),
                snippets.body(article.text(), query),
                score,
                Match.FULL,
                List.of());
    }

    @Override
    public synchronized void close() {
        try (directory;
                IndexWriter closing = writer;
                DirectoryReader open = reader) {
            reader = null;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}

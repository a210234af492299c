package dev.blogboard.lucene;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Articles;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Query;
import dev.blogboard.search.SearchIndex;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import dev.blogboard.search.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The index on disk. Its last commit says which change of the store it holds, and all later ones are taken over by
 * {@link #catchUp}; so a crash between the two loses nothing. Safe for use by several threads.
 */
public final class LuceneIndex implements SearchIndex {
    private static final String CHANGE = "change";
    private static final String FORMAT = "format";
    /** To be counted up with every change of fields or analysis: an index of another format is made anew. */
    private static final String CURRENT_FORMAT = "2";

    private static final System.Logger LOG = System.getLogger(LuceneIndex.class.getName());
    private static final int BATCH = 1_000;

    /** That of this class, and whose articles are in it. */
    private final String format;

    private final Articles articles;
    private final LuceneAnalysis analysis;
    private final Searches searches;
    private final Directory directory;
    private final Directory empty;
    private final ReentrantLock writing = new ReentrantLock();
    private final @Nullable IndexWriter writer;
    private @Nullable DirectoryReader reader;

    private LuceneIndex(Path path, boolean writable, Articles articles, LuceneAnalysis analysis, InstantSource clock) {
        this.articles = articles;
        this.format = CURRENT_FORMAT + " " + articles.store();
        this.analysis = analysis;
        this.searches = new Searches(articles, analysis, clock);
        try {
            directory = FSDirectory.open(path);
            empty = empty();
            writer = writable ? openWriter() : null;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** An index that is damaged, or of another format, is begun anew: the store has all that is in it. */
    private IndexWriter openWriter() throws IOException {
        try (DirectoryReader committed = DirectoryReader.open(directory)) {
            if (!isCurrent(committed)) {
                LOG.log(Level.INFO, "The index is of another format or of another database, and is made anew.");
                removeAll();
            }
        } catch (IndexNotFoundException none) {
            removeAll();
        } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException unusable) {
            LOG.log(Level.WARNING, "The index cannot be used and is made anew: {0}", unusable.getMessage());
            removeAll();
        }
        return new IndexWriter(directory, new IndexWriterConfig(analysis.analyzer()));
    }

    private void removeAll() throws IOException {
        for (String file : directory.listAll()) {
            directory.deleteFile(file);
        }
    }

    private boolean isCurrent(DirectoryReader committed) throws IOException {
        return format.equals(committed.getIndexCommit().getUserData().get(FORMAT));
    }

    /** Opens the index to search and to keep in step; only one process may at a time. */
    public static LuceneIndex writable(Path path, Articles articles, LuceneAnalysis analysis, InstantSource clock) {
        return new LuceneIndex(path, true, articles, analysis, clock);
    }

    /** Opens the index to search only, while another process may keep it in step. */
    public static LuceneIndex readable(Path path, Articles articles, LuceneAnalysis analysis, InstantSource clock) {
        return new LuceneIndex(path, false, articles, analysis, clock);
    }

    /** The number of the last change that the last commit holds; 0 for an index that is empty or not there. */
    public long lastChange() {
        try (DirectoryReader committed = DirectoryReader.open(directory)) {
            return isCurrent(committed) ? lastChange(committed.getIndexCommit().getUserData()) : 0;
        } catch (IndexNotFoundException | CorruptIndexException | IndexFormatTooOldException none) {
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
                    open.updateDocument(id, Fields.document(article, analysis.topics(), analysis.words()));
                }
                change = batch.getLast().change();
                indexed += batch.size();
            }
            if (indexed > 0) {
                open.setLiveCommitData(
                        Map.of(CHANGE, Long.toString(change), FORMAT, format).entrySet());
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
        return withSearcher(searcher -> searches.search(searcher, request));
    }

    @Override
    public List<Hit> similar(ArticleId article, int limit) {
        return withSearcher(searcher -> searches.similar(searcher, article, limit));
    }

    @Override
    public List<Month> byMonth(Query query) {
        return withSearcher(searcher -> searches.byMonth(searcher, query));
    }

    @Override
    public List<Ranked> ranked(Query query, int limit) {
        return withSearcher(searcher -> searches.ranked(searcher, query, limit));
    }

    @Override
    public List<Suggestion> suggest(String typed, int limit) {
        return List.of();
    }

    private interface Work<T> {
        T on(IndexSearcher searcher) throws IOException;
    }

    private <T> T withSearcher(Work<T> work) {
        try {
            DirectoryReader current = current();
            try {
                return work.on(new IndexSearcher(current));
            } finally {
                current.decRef();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The reader of the last commit, with a reference for the caller. */
    private synchronized DirectoryReader current() throws IOException {
        DirectoryReader open = reader;
        if (open == null) {
            try {
                open = DirectoryReader.open(directory);
            } catch (IndexNotFoundException none) {
                return DirectoryReader.open(empty);
            }
            if (!isCurrent(open)) {
                open.close();
                return DirectoryReader.open(empty);
            }
        } else {
            DirectoryReader changed = DirectoryReader.openIfChanged(open);
            if (changed != null) {
                open.close();
                open = changed;
            }
        }
        reader = open;
        open.incRef();
        return open;
    }

    /** An index of nothing, to search while there is none on disk. */
    private static Directory empty() throws IOException {
        Directory empty = new ByteBuffersDirectory();
        new IndexWriter(empty, new IndexWriterConfig()).close();
        return empty;
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

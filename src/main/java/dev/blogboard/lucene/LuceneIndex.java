package dev.blogboard.lucene;

import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Articles;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Query;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchIndex;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import dev.blogboard.search.Suggestion;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index on disk. Its last commit says which change of the store it holds, and all later ones are taken over by
 * {@link #catchUp}; so a crash between the two loses nothing. One that is damaged, of another format or ahead of the
 * store is made anew, and searches say so meanwhile. Safe for use by several threads.
 */
public final class LuceneIndex implements SearchIndex {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);
    /** So far behind, an answer says that it is not complete. */
    private static final long FAR_BEHIND = 1_000;

    private static final double KEEP_PAGES_SECONDS = 600;

    private final Articles articles;
    private final Searches searches;
    private final TitleWords titleWords;
    private final Directory directory;
    private final Directory empty;
    private final @Nullable IndexUpdates updates;
    private final SearcherLifetimeManager pages = new SearcherLifetimeManager();
    private @Nullable DirectoryReader reader;
    /** The one searcher of the reader: pages can only be kept by that. */
    private @Nullable IndexSearcher searcher;
    /** How many readers there have been. */
    private long state;

    private LuceneIndex(Path path, boolean writable, Articles articles, LuceneAnalysis analysis, InstantSource clock) {
        this.articles = articles;
        this.searches = new Searches(articles, analysis, clock);
        this.titleWords = new TitleWords(analysis);
        try {
            directory = FSDirectory.open(path);
            empty = new ByteBuffersDirectory();
            new IndexWriter(empty, new IndexWriterConfig()).close();
            updates = writable ? new IndexUpdates(directory, articles, analysis) : null;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Opens the index to search and to keep in step; only one process may at a time. */
    public static LuceneIndex writable(Path path, Articles articles, LuceneAnalysis analysis, InstantSource clock) {
        return new LuceneIndex(path, true, articles, analysis, clock);
    }

    /** Opens the index to search only, while another process may keep it in step. */
    public static LuceneIndex readable(Path path, Articles articles, LuceneAnalysis analysis, InstantSource clock) {
        return new LuceneIndex(path, false, articles, analysis, clock);
    }

    /** The number of the last change that the last commit holds; 0 for an index that is empty, unusable or not there. */
    public long lastChange() {
        return IndexUpdates.soundChange(directory, IndexUpdates.format(articles));
    }

    @Override
    public int catchUp() {
        return updates == null ? 0 : updates.catchUp(done -> {});
    }

    /**
     * Makes the index anew from the store.
     *
     * @param progress is told how many articles are done, now and then
     */
    public int rebuild(LongConsumer progress) {
        if (updates == null) {
            throw new IllegalStateException("an index that is only read cannot be made anew");
        }
        updates.startOver();
        return updates.catchUp(progress);
    }

    @Override
    public SearchResult search(SearchRequest request) throws QuerySyntaxException {
        IndexSearcher earlier = earlier(request.asOf());
        if (earlier != null) {
            try {
                return searches.search(earlier, request, null, Objects.requireNonNull(request.asOf()));
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            } finally {
                release(earlier);
            }
        }
        return withSearcher(searcher -> searches.search(searcher, request, progress(searcher), keep(searcher)));
    }

    /** The state of the index that an earlier page came from, where that is still at hand. */
    private @Nullable IndexSearcher earlier(@Nullable String asOf) {
        return asOf == null || !asOf.matches("\\d{1,18}") ? null : pages.acquire(Long.parseLong(asOf));
    }

    private void release(IndexSearcher searcher) {
        try {
            pages.release(searcher);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private String keep(IndexSearcher searcher) throws IOException {
        if (!isShared(searcher)) {
            // Each search of an index that is not there has a searcher of its own, all with the same version.
            return "";
        }
        pages.prune(new SearcherLifetimeManager.PruneByAge(KEEP_PAGES_SECONDS));
        return Long.toString(pages.record(searcher));
    }

    private synchronized boolean isShared(IndexSearcher one) {
        return one.equals(searcher);
    }

    private SearchResult.@Nullable Progress progress(IndexSearcher searcher) throws IOException {
        long done = IndexUpdates.lastChange(searcher.getIndexReader(), IndexUpdates.format(articles));
        long last = articles.lastChange();
        return last - done > FAR_BEHIND ? new SearchResult.Progress(done, last) : null;
    }

    @Override
    public List<Hit> similar(ArticleId article, int limit) {
        return reading(searcher -> searches.similar(searcher, article, limit));
    }

    @Override
    public List<Month> byMonth(Query query) {
        return reading(searcher -> searches.byMonth(searcher, query));
    }

    @Override
    public List<Ranked> ranked(Query query, int limit) {
        return reading(searcher -> searches.ranked(searcher, query, limit));
    }

    @Override
    public List<Suggestion> suggest(String typed, int limit) {
        return reading(searcher -> titleWords.suggest(searcher, typed, limit));
    }

    @Override
    public long state() {
        return reading(this::state);
    }

    private synchronized long state(IndexSearcher seen) {
        return seen.equals(searcher) ? state : UNKNOWN;
    }

    private interface Work<T> {
        T on(IndexSearcher searcher) throws IOException, QuerySyntaxException;
    }

    /** For work that cannot find fault with a query. */
    private <T> T reading(Work<T> work) {
        try {
            return withSearcher(work);
        } catch (QuerySyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T withSearcher(Work<T> work) throws QuerySyntaxException {
        try {
            IndexSearcher current = current();
            try {
                return work.on(current);
            } catch (CorruptIndexException | EOFException | NoSuchFileException damage) {
                damaged(damage);
                try (DirectoryReader nothing = DirectoryReader.open(empty)) {
                    return work.on(Scoring.searcher(nothing));
                }
            } finally {
                current.getIndexReader().decRef();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The index is made anew by the next catching up, and until then it is empty. */
    private void damaged(IOException damage) throws IOException {
        LOG.warn("The index is damaged and is being made anew from the store: {}", damage.getMessage());
        if (updates != null) {
            updates.startOver();
        }
        forget();
    }

    private synchronized void forget() throws IOException {
        DirectoryReader open = reader;
        reader = null;
        searcher = null;
        if (open != null) {
            open.close();
        }
    }

    /** A searcher of the last commit, with a reference to its reader for the caller. */
    private synchronized IndexSearcher current() throws IOException {
        DirectoryReader open = reader;
        IndexSearcher ready = searcher;
        try {
            DirectoryReader changed =
                    open == null ? DirectoryReader.open(directory) : DirectoryReader.openIfChanged(open);
            if (changed != null && IndexUpdates.lastChange(changed, IndexUpdates.format(articles)) == 0) {
                // Of another format or another database: it is being made anew.
                changed.close();
                return Scoring.searcher(DirectoryReader.open(empty));
            }
            if (changed != null) {
                forget();
                reader = changed;
                ready = Scoring.searcher(changed);
                searcher = ready;
                state++;
            }
        } catch (IndexNotFoundException none) {
            return Scoring.searcher(DirectoryReader.open(empty));
        } catch (CorruptIndexException | EOFException | NoSuchFileException damage) {
            damaged(damage);
            return Scoring.searcher(DirectoryReader.open(empty));
        }
        IndexSearcher current = Objects.requireNonNull(ready);
        current.getIndexReader().incRef();
        return current;
    }

    @Override
    public synchronized void close() {
        try (directory;
                IndexUpdates closing = updates;
                SearcherLifetimeManager kept = pages;
                DirectoryReader open = reader) {
            reader = null;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}

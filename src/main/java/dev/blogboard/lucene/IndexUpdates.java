package dev.blogboard.lucene;

import dev.blogboard.article.Article;
import dev.blogboard.article.Articles;
import dev.blogboard.search.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the index in step with the store, as its only writer. Safe for use by several threads. */
final class IndexUpdates implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexUpdates.class);
    private static final String CHANGE = "change";
    private static final String FORMAT_KEY = "format";
    /** To be raised when the fields or the analysis change, so that an index made before is made anew. */
    private static final String FORMAT = "4";

    private static final int BATCH = 500;
    /** How many articles may have to be indexed again after a crash. */
    private static final int COMMIT_EVERY = 10_000;

    private static final double BUFFER_MEGABYTES = 32;

    private final Directory directory;
    private final Articles articles;
    private final LuceneAnalysis analysis;
    private final String format;
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable IndexWriter writer;
    private volatile boolean startOver;

    IndexUpdates(Directory directory, Articles articles, LuceneAnalysis analysis) {
        this.directory = directory;
        this.articles = articles;
        this.analysis = analysis;
        this.format = format(articles);
        this.startOver = !isSound(directory, format);
    }

    /** What an index has to be of: this format, and the articles of this very store. */
    static String format(Articles articles) {
        return FORMAT + " " + articles.store();
    }

    /** Whether there is no index, or one that can be opened with all its segments. */
    private static boolean isSound(Directory directory, String format) {
        try (DirectoryReader whole = DirectoryReader.open(directory)) {
            return lastChange(whole, format) > 0;
        } catch (IndexNotFoundException none) {
            return true;
        } catch (IOException | IllegalArgumentException damage) {
            LOG.warn("The index is damaged and is being made anew from the store: {}", damage.getMessage());
            return false;
        }
    }

    /** The last change that the last commit holds; 0 where there is none that could be built on. */
    static long lastChange(Directory directory, String format) {
        try {
            return lastChange(SegmentInfos.readLatestCommit(directory).getUserData(), format);
        } catch (IOException | IllegalArgumentException none) {
            return 0;
        }
    }

    /** The same, where all segments can be opened; 0 for an index that is damaged. */
    static long soundChange(Directory directory, String format) {
        try (DirectoryReader whole = DirectoryReader.open(directory)) {
            return lastChange(whole, format);
        } catch (IOException | IllegalArgumentException none) {
            return 0;
        }
    }

    static long lastChange(IndexReader reader, String format) throws IOException {
        return lastChange(((DirectoryReader) reader).getIndexCommit().getUserData(), format);
    }

    private static long lastChange(Map<String, String> commit, String format) {
        return format.equals(commit.get(FORMAT_KEY)) ? Long.parseLong(commit.getOrDefault(CHANGE, "0")) : 0;
    }

    /** Has the next catching up throw away all that is there. */
    void startOver() {
        startOver = true;
    }

    /**
     * Takes over all changes that the index does not hold.
     *
     * @param progress is told how many were taken over, now and then
     */
    int catchUp(LongConsumer progress) {
        writing.lock();
        try {
            long committed = lastChange(directory, format);
            boolean anew = startOver || committed > articles.lastChange();
            long change = anew ? 0 : committed;
            List<Article> batch = articles.changedAfter(change, BATCH);
            if (batch.isEmpty() && !anew) {
                return 0;
            }
            IndexWriter open = open(change == 0);
            int indexed = 0;
            while (!batch.isEmpty()) {
                Topics topics = analysis.topics();
                batch.parallelStream().forEach(article -> update(open, article, topics));
                change = batch.getLast().change();
                indexed += batch.size();
                if (indexed % COMMIT_EVERY < BATCH) {
                    commit(open, change);
                    progress.accept(indexed);
                }
                batch = articles.changedAfter(change, BATCH);
            }
            commit(open, change);
            progress.accept(indexed);
            return indexed;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } finally {
            writing.unlock();
        }
    }

    private void update(IndexWriter open, Article article, Topics topics) {
        Term id = new Term(Fields.ID, Long.toString(article.id().value()));
        try {
            open.updateDocument(id, Fields.document(article, topics, analysis.words()));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private IndexWriter open(boolean anew) throws IOException {
        IndexWriter open = writer;
        if (open != null && !anew) {
            return open;
        }
        close();
        if (anew) {
            // What is damaged cannot even be replaced by Lucene itself.
            for (String file : directory.listAll()) {
                directory.deleteFile(file);
            }
        }
        open = new IndexWriter(directory, Scoring.writing(analysis.analyzer()).setRAMBufferSizeMB(BUFFER_MEGABYTES));
        writer = open;
        startOver = false;
        return open;
    }

    private void commit(IndexWriter open, long change) throws IOException {
        open.setLiveCommitData(
                Map.of(CHANGE, Long.toString(change), FORMAT_KEY, format).entrySet());
        open.commit();
    }

    @Override
    public void close() throws IOException {
        IndexWriter open = writer;
        writer = null;
        if (open != null) {
            open.rollback();
        }
    }
}

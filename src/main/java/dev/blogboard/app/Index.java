package dev.blogboard.app;

import dev.blogboard.article.Articles;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.lucene.LuceneIndex;
import dev.blogboard.search.QueryAnalysis;
import dev.blogboard.search.SearchIndex;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The index of a data directory, and who may write it: the process that serves does so for as long as it runs; a
 * command does where nobody serves, for as long as that takes. Safe for use by several threads.
 */
final class Index implements AutoCloseable {
    private final Path dataDirectory;
    private final Articles articles;
    private final LuceneAnalysis analysis;
    private final InstantSource clock;
    private @Nullable SearchIndex serving;
    private @Nullable LuceneIndex readable;

    Index(Path dataDirectory, Articles articles, LuceneAnalysis analysis, InstantSource clock) {
        this.dataDirectory = dataDirectory;
        this.articles = articles;
        this.analysis = analysis;
        this.clock = clock;
    }

    /** From now on this process writes the index; the caller holds the data directory's lock. */
    synchronized void serve() {
        serving = LuceneIndex.writable(path(), articles, analysis, clock);
    }

    private Path path() {
        return dataDirectory.resolve("index");
    }

    /** For searches; the index is brought up to date first, where nobody else does so. */
    SearchIndex search() {
        SearchIndex own = serving;
        if (own != null) {
            return own;
        }
        if (changesBehind() != 0) {
            catchUp();
        }
        return readable();
    }

    private synchronized LuceneIndex readable() {
        LuceneIndex open = readable;
        if (open == null) {
            open = LuceneIndex.readable(path(), articles, analysis, clock);
            readable = open;
        }
        return open;
    }

    /** Text to terms, for whatever matches articles and queries. */
    QueryAnalysis analysis() {
        return analysis;
    }

    /**
     * Takes new articles into the index, unless another process is there to do so.
     *
     * @return how many
     */
    int catchUp() {
        SearchIndex own = serving;
        if (own != null) {
            return own.catchUp();
        }
        Optional<DataLock> lock = DataLock.tryTake(dataDirectory);
        if (lock.isEmpty()) {
            return 0;
        }
        try (DataLock held = lock.get();
                LuceneIndex writable = LuceneIndex.writable(path(), articles, analysis, clock)) {
            return writable.catchUp();
        }
    }

    /**
     * Makes the index anew.
     *
     * @param progress is told how many articles are done, now and then
     * @throws CommandFailedException when another process has the index
     */
    int rebuild(LongConsumer progress) {
        DataLock lock = DataLock.tryTake(dataDirectory)
                .orElseThrow(() -> new CommandFailedException(
                        "Blogboard serves from " + dataDirectory + "; stop it first, then make the index anew."));
        try (DataLock held = lock;
                LuceneIndex writable = LuceneIndex.writable(path(), articles, analysis, clock)) {
            return writable.rebuild(progress);
        }
    }

    /** How many changes of the store the index does not hold yet. */
    long changesBehind() {
        return articles.lastChange() - readable().lastChange();
    }

    @Override
    public synchronized void close() {
        try (SearchIndex own = serving;
                LuceneIndex open = readable) {
            serving = null;
            readable = null;
        }
    }
}

package dev.blogboard.search;

/**
 * The index of the stored articles: derived from them, and always to be had again. Safe for use by several threads.
 */
public interface SearchIndex
        extends ArticleSearch, SimilarArticles, QueryCounts, QueryRanking, Suggestions, AutoCloseable {
    long UNKNOWN = -1;

    /**
     * Takes over every change of an article made since the last time, so that searches see it. Does nothing where this
     * process may not write the index; another one does it then.
     *
     * @return how many articles were indexed
     */
    int catchUp();

    /**
     * A number for what searches of this index see now: while it stays the same, so do their answers, but for conditions
     * that name a time before now.
     *
     * @return {@link #UNKNOWN} where the index is not there
     */
    long state();

    @Override
    void close();
}

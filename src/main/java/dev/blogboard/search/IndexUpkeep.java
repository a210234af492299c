package dev.blogboard.search;

/** Keeps the index in step with the stored articles. */
public interface IndexUpkeep {
    /**
     * Takes over every change of an article made since the last time, so that searches see it.
     *
     * @return how many articles were indexed
     */
    int catchUp();
}

package dev.blogboard.search;

import java.util.List;

/** A search engine with a collection in it, to be compared with others. For use by one thread. */
public interface Contender extends AutoCloseable {
    String name();

    /** The ids of the best documents for what a person typed, the best first, at most {@code depth}. */
    List<String> rank(String typed, int depth);

    @Override
    void close();
}

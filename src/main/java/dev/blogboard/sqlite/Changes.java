package dev.blogboard.sqlite;

import org.jdbi.v3.core.Handle;

/** Gives out change numbers within one write transaction; transactions follow one another, and so do the numbers. */
final class Changes {
    private final long first;
    private long last;

    private Changes(long last) {
        this.first = last;
        this.last = last;
    }

    static Changes in(Handle handle) {
        return new Changes(last(handle));
    }

    static long last(Handle handle) {
        return handle.createQuery("SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'last-change'")
                .mapTo(Long.class)
                .one();
    }

    long next() {
        return ++last;
    }

    /** Keeps the numbers given out; to be called before the transaction ends. */
    void save(Handle handle) {
        if (last > first) {
            handle.execute("UPDATE setting SET value = CAST(? AS TEXT) WHERE name = 'last-change'", last);
        }
    }
}

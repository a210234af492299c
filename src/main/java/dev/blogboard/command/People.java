package dev.blogboard.command;

import dev.blogboard.alert.Destination;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of people and servers besides what they follow. Each method is one transaction; safe for use by several
 * threads and processes.
 */
public interface People {
    Settings settings(Party party);

    void set(Party party, Settings settings);

    /** Notes what a person searched for, to be offered again; only the last few are kept. */
    void searched(Destination person, String query, Instant now);

    /** What a person searched for last, the latest first. */
    List<String> recentQueries(Destination person, int limit);

    /** Erases all of this that is about a person. */
    void forget(Destination person);
}

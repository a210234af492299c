package dev.blogboard.command;

import java.time.Instant;
import java.util.List;

/**
 * The servers that the program was taken out of. Each method is one transaction; safe for use by several threads and
 * processes.
 */
public interface Servers {
    /** Notes when a server was left, and returns whether that is news. */
    boolean left(long server, Instant now);

    /** Notes that a server is there, and returns whether it had been left. */
    boolean returned(long server);

    List<Long> leftBefore(Instant moment);

    /** Erases all that is kept of a server. */
    void erase(long server);
}

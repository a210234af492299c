package dev.blogboard.command;

import dev.blogboard.alert.Destination;
import java.time.Instant;
import java.util.Collection;
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

    /** The servers of which something is kept. */
    List<Long> known();

    /**
     * Erases all that is kept of a server.
     *
     * @param destinations its channels, as far as alerts went there
     */
    void erase(long server, Collection<Destination> destinations);
}

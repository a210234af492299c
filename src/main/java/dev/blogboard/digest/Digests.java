package dev.blogboard.digest;

import dev.blogboard.alert.Alert;
import dev.blogboard.alert.Destination;
import dev.blogboard.article.Article;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of digests: each reader's digest for each window is there once, and goes from due over composing and
 * attempting to accepted, failed, in doubt or nothing new. Each method is one transaction; safe for use by several
 * threads and processes.
 */
public interface Digests {
    /**
     * Where a reader stands.
     *
     * @param since when the first of its subscriptions was made
     * @param lastEnd where its last window ended; absent when it had none
     * @param open whether a digest of it is not settled yet
     * @param paused since when its reader wants nothing; absent when it does
     * @param suppressed why nothing is sent to its address; absent when mail is
     * @param lastState the state of its last digest, in words; absent when it had none
     * @param lastReason why that came so, a sentence
     */
    record Standing(
            Reader reader,
            Instant since,
            @Nullable Instant lastEnd,
            boolean open,
            @Nullable Instant paused,
            @Nullable String suppressed,
            @Nullable String lastState,
            @Nullable String lastReason) {
        /** Whether its reader is to be written to at all. */
        boolean silent() {
            return paused != null || suppressed != null;
        }
    }

    /** All readers: mailboxes with a daily or weekly subscription that is not paused. */
    List<Standing> standings(Preferences defaults);

    record Opening(Reader reader, Window window) {}

    /** Opens digests that fell due; those that are there already are left as they are. Returns how many were new. */
    int open(Collection<Opening> openings, Instant now);

    /**
     * Takes digests whose time has come, and marks them as being composed. One that a dead process was composing is
     * taken again; one that it was attempting counts as in doubt, and is taken again too.
     */
    List<Edition> claim(Preferences defaults, int limit, Instant now);

    /** Gives back those of them that are being composed, as if they had not been taken. */
    void release(Collection<Edition> claimed, Instant now);

    /**
     * Makes due at once what was being composed or attempted; what was attempted counts as in doubt. Only for where it is
     * known that no other thread or process is at work on any digest. Returns how many there were.
     */
    int recover(Instant now);

    /** The alerts of this digest: those assigned to it before, and the reader's pending ones seen in or before its window. */
    List<Alert> assign(Edition edition);

    /** The alerts that {@link #assign} would give for a window that is not open. */
    List<Alert> pending(Reader reader, Window window);

    /** Marks it as being attempted. Returns false when another process has taken it over meanwhile. */
    boolean attempt(Edition edition, Instant now);

    /** It is out: its alerts count as sent. */
    void accepted(Edition edition, Instant now);

    /**
     * It did not get out; its alerts go into the next one.
     *
     * @param suppress whether to send nothing to this address from now on
     */
    void failed(Edition edition, String reason, boolean suppress, Instant now);

    /** There is nothing to send for this window. */
    void nothingNew(Edition edition, String reason, Instant now);

    /**
     * Puts it back with a time to try again.
     *
     * @param doubt whether it may have arrived
     */
    void postpone(Edition edition, Instant nextAttempt, String reason, boolean doubt);

    /**
     * A digest that went out.
     *
     * @param alerts those it was made of, as far as their subscriptions are still there
     */
    record Sent(Edition edition, List<Alert> alerts) {
        public Sent {
            alerts = List.copyOf(alerts);
        }
    }

    /** A digest that was accepted, by its number. */
    Optional<Sent> sent(long edition, Preferences defaults);

    /** Saves how a mailbox wants its digests. */
    void prefer(Destination.Mailbox mailbox, Preferences preferences);

    /** Sends to this address again. Returns whether nothing was sent to it. */
    boolean unsuppress(Destination.Mailbox mailbox);

    /**
     * Articles first seen in the window, the newest first; those that are history only if they were also published in it.
     */
    List<Article> arrivals(Window window, int limit);
}

package dev.blogboard.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Posts on their way. An alert is <em>pending</em> until it becomes part of a post; a post is <em>sending</em> from
 * before the first attempt on, then <em>sent</em>, or <em>deferred</em> with a time to try again, or <em>in doubt</em>
 * when it is not known whether it arrived. While nothing can be sent to a destination, its alerts are <em>paused</em>.
 *
 * <p>Each method is one transaction; safe for use by several threads and processes.
 */
public interface Outbox {
    /** The states that an alert can be seen in. */
    enum State {
        PENDING,
        SENDING,
        SENT,
        DEFERRED,
        PAUSED,
        IN_DOUBT
    }

    /**
     * A post that is ours to send now.
     *
     * @param attempts how many times sending it was begun before
     * @param looks how many times it was looked for in vain
     * @param doubtful whether it may have arrived before
     * @param pausedBefore whether its destination is paused, and this is a try whether it still has to be
     * @param failures how often in a row nothing could be sent to the destination
     */
    record Claim(long id, Post post, int attempts, int looks, boolean doubtful, boolean pausedBefore, int failures) {}

    /**
     * Takes posts that are due, those of the destinations that have waited longest first: posts that were put back, and
     * new ones for pending alerts as {@link PostPlan} says. At most one for each destination.
     *
     * @param busy destinations to leave out
     */
    List<Claim> claim(Collection<Destination> busy, int limit, Instant now);

    /** Whether there is something to claim. */
    boolean hasDue(Instant now);

    /**
     * Takes over from a process that died: what it was sending is in doubt and due at once. Only for who holds the data
     * directory's lock; others wait until the claims run out.
     */
    int recover(Instant now);

    /** It is there: its alerts count as sent. */
    void sent(Claim claim, String message, Instant now);

    /** Puts it back. */
    void defer(Claim claim, boolean doubt, Instant nextAttempt, String reason);

    /** Puts it back in doubt, and counts that it was looked for in vain. */
    void unseen(Claim claim, Instant nextAttempt, String reason);

    /** Puts it back, to be sent in a shorter form at once. */
    void shorten(Claim claim, Instant now, String reason);

    /**
     * Keeps all of its destination's alerts back, and puts them together anew at the next attempt; a post in doubt stays
     * as it is, to be looked for first. Where the destination was not paused before, the owners of its subscriptions are
     * told.
     */
    void pause(Claim claim, Instant nextAttempt, String reason, Instant now);

    /** Its destination is no more: pauses the subscriptions, whose owners are told, and keeps the alerts. */
    void retire(Claim claim, String reason, Instant now);

    /**
     * A message that shows something outdated.
     *
     * @param failures how often in a row editing it failed
     */
    record Edit(long id, String message, Post post, int failures) {}

    /** Messages to be brought up to date, since an article in them was changed or its story was told elsewhere too. */
    List<Edit> edits(Instant now, int limit);

    /** @param again when to try again; absent when it is done, or there is no use in it */
    void edited(Edit edit, @Nullable Instant again);

    record Notice(long id, Destination destination, String nonce, String text, Instant created, int attempts) {}

    /** Has a sentence said to someone, once. */
    void tell(Destination whom, String text, Instant now);

    /** Sentences to be said. */
    List<Notice> notices(Instant now, int limit);

    /** @param again when to try again; absent when it was said, or cannot be */
    void said(Notice notice, @Nullable Instant again);

    /** How many alerts are in each state. */
    Map<State, Long> states();

    /** The post with this nonce, as it would be sent now. */
    Optional<Post> withNonce(String nonce);
}

package dev.blogboard.digest;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for and is not confirmed yet, and the letters about it. Each method is one transaction; safe for use by
 * several threads and processes.
 */
public interface SignUps {
    /**
     * What somebody wants.
     *
     * @param queries canonical texts, at least one
     * @param cadence daily or weekly
     * @param preferences absent for the defaults
     */
    record Wish(
            Destination.Mailbox mailbox,
            List<String> queries,
            Cadence cadence,
            @Nullable Preferences preferences) {
        public Wish {
            queries = List.copyOf(queries);
        }
    }

    /** @param owner the destination of the person who asked; absent for the web */
    record SignUp(long id, Wish wish, @Nullable String owner, Instant asked) {}

    /**
     * How often something may happen.
     *
     * @param key a mark of who does it
     */
    record Limit(String kind, String key, int most, Duration within) {}

    /** Counts one more of each, unless one of them has been reached; returns those that have. */
    List<Limit> count(Collection<Limit> limits, Instant now);

    /** Keeps a wish, and has a letter sent that asks to confirm it. */
    SignUp add(Wish wish, @Nullable String owner, Preferences defaults, Instant now);

    Optional<SignUp> find(long id, Preferences defaults);

    /** The sign-ups of this person, or of the web where there is none, the newest first. */
    List<SignUp> of(@Nullable String owner, Preferences defaults);

    /** Makes it subscriptions. Returns false when it was confirmed or forgotten before. */
    boolean confirm(SignUp signUp, Instant now);

    /** What a letter says. */
    enum Kind {
        /** Please confirm. */
        CONFIRM,
        /** Please confirm: the only reminder. */
        REMIND,
        /** A new link to the preferences. */
        LINK
    }

    /**
     * A letter to be sent.
     *
     * @param signUp absent for {@link Kind#LINK}
     * @param mailbox where it goes
     * @param reader 0 where there is none yet
     * @param attempts how often sending it was begun before
     */
    record Due(
            long id,
            Kind kind,
            @Nullable SignUp signUp,
            Destination.Mailbox mailbox,
            long reader,
            Instant written,
            int attempts) {}

    /** Has a reader sent a new link. */
    void requestLink(long reader, Instant now);

    /** Has the owner of each address reminded once that was given before then, of what was asked last. */
    void remind(Instant askedBefore, Instant now);

    /** Takes letters whose time has come; those of a process that died are taken again after a while. */
    List<Due> claim(Preferences defaults, int limit, Instant now);

    /** It is out, or never will be. */
    void settle(Due letter);

    void postpone(Due letter, Instant nextAttempt);

    /** Forgets what was asked before then and not confirmed, and counts that are too old to matter. */
    int forget(Instant askedBefore, Instant countedBefore);

    void remove(SignUp signUp);
}

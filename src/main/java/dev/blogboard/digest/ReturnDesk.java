package dev.blogboard.digest;

import dev.blogboard.digest.Tokens.Purpose;
import dev.blogboard.digest.Tokens.Read;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Draws the consequences of mail that came back: who does not exist or complains gets no more of it, and who wrote to
 * end it gets none either. Doing it twice changes nothing more. Safe for use by several threads.
 */
public final class ReturnDesk {
    /** So many digests may come back for reasons that may pass, in so long. */
    private static final int SOFT_BOUNCES = 3;

    private static final Duration REMEMBERED = Duration.ofDays(60);
    private static final int LONGEST_REASON = 300;

    private final Bounces bounces;
    private final Readers readers;
    private final SignUps signUps;
    private final Tokens tokens;
    private final Preferences defaults;
    private final InstantSource clock;

    public ReturnDesk(
            Bounces bounces,
            Readers readers,
            SignUps signUps,
            Tokens tokens,
            Preferences defaults,
            InstantSource clock) {
        this.bounces = bounces;
        this.readers = readers;
        this.signUps = signUps;
        this.tokens = tokens;
        this.defaults = defaults;
        this.clock = clock;
    }

    /** Returns whether it was about mail of ours. */
    public boolean take(Returned returned) {
        return switch (returned) {
            case Returned.Bounced bounced -> bounced(bounced);
            case Returned.Complained complained -> complained(complained.tokens());
            case Returned.Written written -> unsubscribe(written.tokens());
        };
    }

    private boolean bounced(Returned.Bounced bounced) {
        Instant now = clock.instant();
        String reason = bounced.reason().substring(0, Math.min(bounced.reason().length(), LONGEST_REASON));
        OptionalLong edition = subject(Purpose.BOUNCE, bounced.tokens());
        OptionalLong signUp = subject(Purpose.LETTER_BOUNCE, bounced.tokens());
        if (edition.isPresent() && bounced.permanent()) {
            bounces.suppress(edition.getAsLong(), reason, now);
        } else if (edition.isPresent()) {
            bounces.softBounce(edition.getAsLong(), reason, SOFT_BOUNCES, now.minus(REMEMBERED), now);
        } else if (signUp.isPresent() && bounced.permanent()) {
            signUps.find(signUp.getAsLong(), defaults).ifPresent(signUps::remove);
        }
        return edition.isPresent() || signUp.isPresent();
    }

    private boolean complained(Set<String> found) {
        OptionalLong edition = subject(Purpose.BOUNCE, found);
        edition.ifPresent(id -> bounces.suppress(id, "Its reader called a digest spam.", clock.instant()));
        OptionalLong signUp = subject(Purpose.LETTER_BOUNCE, found);
        signUp.ifPresent(id -> signUps.find(id, defaults).ifPresent(signUps::remove));
        return unsubscribe(found) || edition.isPresent() || signUp.isPresent();
    }

    private boolean unsubscribe(Set<String> found) {
        OptionalLong reader = subject(Purpose.UNSUBSCRIBE, found);
        reader.ifPresent(readers::unsubscribe);
        return reader.isPresent();
    }

    private OptionalLong subject(Purpose purpose, Set<String> found) {
        return found.stream()
                .map(token -> tokens.read(purpose, token, clock.instant()))
                .filter(Read.Genuine.class::isInstance)
                .mapToLong(read -> ((Read.Genuine) read).subject())
                .findFirst();
    }
}

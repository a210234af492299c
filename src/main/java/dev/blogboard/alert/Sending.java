package dev.blogboard.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attempt to send a post, and what is made of its outcome. */
final class Sending {
    private static final Duration UNREACHABLE = Duration.ofMinutes(1);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration DOUBT = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    /** So often a post is looked for where that cannot be told, before we rather tell twice than never. */
    static final int LOOKS = 5;
    /** So often where looking failed and may work another time; for more than a day, by {@link #LONGEST_WAIT}. */
    static final int LOOKS_IN_OUTAGE = 40;

    private final Outbox outbox;
    private final List<Channel> channels;
    private final InstantSource clock;

    Sending(Outbox outbox, List<Channel> channels, InstantSource clock) {
        this.outbox = outbox;
        this.channels = channels;
        this.clock = clock;
    }

    @Nullable
    Channel channelTo(Destination destination) {
        return channels.stream()
                .filter(channel -> channel.reaches(destination))
                .findFirst()
                .orElse(null);
    }

    /** Returns whether it was sent. */
    boolean settle(Outbox.Claim claim, @Nullable Channel channel) {
        if (channel == null) {
            String reason = "Nothing here reaches " + claim.post().destination() + " at the moment.";
            outbox.defer(claim, claim.doubtful(), clock.instant().plus(UNREACHABLE), reason);
            return false;
        }
        return claim.doubtful() ? sendUnlessThere(claim, channel) : settle(claim, channel.send(claim.post()));
    }

    private boolean sendUnlessThere(Outbox.Claim claim, Channel channel) {
        return switch (channel.find(claim.post())) {
            case Channel.Lookup.Found found -> settle(claim, new SendResult.Sent(found.message()));
            case Channel.Lookup.Absent absent -> settle(claim, channel.send(claim.post()));
            case Channel.Lookup.Unknown unknown ->
                claim.looks() < (unknown.passing() ? LOOKS_IN_OUTAGE : LOOKS)
                        ? lookAgain(claim, unknown.reason())
                        : settle(claim, channel.send(claim.post()));
        };
    }

    private boolean lookAgain(Outbox.Claim claim, String reason) {
        outbox.unseen(claim, clock.instant().plus(doubled(DOUBT, claim.looks(), LONGEST_WAIT)), reason);
        return false;
    }

    private boolean settle(Outbox.Claim claim, SendResult result) {
        Instant now = clock.instant();
        switch (result) {
            case SendResult.Sent done -> outbox.sent(claim, done.message(), now);
            case SendResult.InDoubt doubt ->
                outbox.defer(claim, true, now.plus(doubled(DOUBT, claim.attempts(), LONGEST_WAIT)), doubt.reason());
            case SendResult.Deferred later -> {
                Duration wait = doubled(FIRST_WAIT, claim.attempts(), LONGEST_WAIT);
                boolean longer = later.delay().compareTo(wait) > 0;
                // A limit says exactly how long; an outage is asked about less and less often.
                Duration delay = longer || (later.delay().isPositive() && claim.attempts() < 3) ? later.delay() : wait;
                outbox.defer(claim, false, now.plus(delay), later.reason());
            }
            case SendResult.TooLong refused -> shorten(claim, refused.reason(), now);
            case SendResult.Refused refused -> pause(claim, refused.reason(), now);
            case SendResult.Retired gone -> outbox.retire(claim, gone.reason(), now);
        }
        return result instanceof SendResult.Sent;
    }

    private void shorten(Outbox.Claim claim, String reason, Instant now) {
        if (claim.post().shortened()) {
            pause(claim, reason, now);
        } else {
            outbox.shorten(claim, now, reason);
        }
    }

    private void pause(Outbox.Claim claim, String reason, Instant now) {
        outbox.pause(claim, now.plus(doubled(FIRST_PAUSE, claim.failures(), LONGEST_PAUSE)), reason, now);
    }

    /** Twice as long with each time. */
    static Duration doubled(Duration first, int times, Duration longest) {
        Duration wait = first;
        for (int done = 0; done < times && wait.compareTo(longest) < 0; done++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}

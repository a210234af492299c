package dev.blogboard.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What follows upon posts: messages whose articles were edited are edited too, and owners are told what they need to
 * know. Neither is ever a new alert.
 */
public final class EditRun {
    private static final int BATCH = 20;
    private static final int GIVE_UP_EDITING = 6;
    private static final Duration GIVE_UP_TELLING = Duration.ofDays(3);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Outbox outbox;
    private final Sending sending;
    private final InstantSource clock;

    public EditRun(Outbox outbox, List<Channel> channels, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
        sending = new Sending(outbox, List.copyOf(channels), clock);
    }

    /** How many messages were edited, and how many sentences said. */
    public record Report(int edited, int told) {}

    public Report run() {
        int edited = 0;
        for (Outbox.Edit edit : outbox.edits(clock.instant(), BATCH)) {
            edited += edit(edit) ? 1 : 0;
        }
        int told = 0;
        for (Outbox.Notice notice : outbox.notices(clock.instant(), BATCH)) {
            told += tell(notice) ? 1 : 0;
        }
        return new Report(edited, told);
    }

    private boolean edit(Outbox.Edit edit) {
        Channel channel = sending.channelTo(edit.post().destination());
        SendResult result = channel == null
                ? new SendResult.Deferred(FIRST_WAIT, "unreachable")
                : channel.edit(edit.message(), edit.post());
        // To edit twice does no harm, so doubt is no different from a failure.
        boolean again = result instanceof SendResult.Deferred || result instanceof SendResult.InDoubt;
        outbox.edited(edit, again && edit.failures() < GIVE_UP_EDITING ? later(result, edit.failures()) : null);
        return result instanceof SendResult.Sent;
    }

    private boolean tell(Outbox.Notice notice) {
        Channel channel = sending.channelTo(notice.destination());
        SendResult result = channel == null
                ? new SendResult.Deferred(FIRST_WAIT, "unreachable")
                : channel.tell(notice.destination(), notice.nonce(), notice.text());
        boolean again = result instanceof SendResult.Deferred || result instanceof SendResult.InDoubt;
        boolean old = notice.created().plus(GIVE_UP_TELLING).isBefore(clock.instant());
        outbox.said(notice, again && !old ? later(result, notice.attempts()) : null);
        return result instanceof SendResult.Sent;
    }

    private Instant later(SendResult result, int failures) {
        Duration wait = Sending.doubled(FIRST_WAIT, failures, LONGEST_WAIT);
        boolean longer =
                result instanceof SendResult.Deferred said && said.delay().compareTo(wait) > 0;
        Duration delay = longer ? ((SendResult.Deferred) result).delay() : wait;
        return clock.instant().plus(delay);
    }
}

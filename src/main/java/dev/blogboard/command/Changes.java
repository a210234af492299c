package dev.blogboard.command;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Timing;
import java.time.DayOfWeek;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is to be otherwise about a subscription; what is absent stays.
 *
 * @param query as typed
 * @param quiet such as {@code 22-7}, or the word none to end it
 */
public record Changes(
        @Nullable String query,
        @Nullable Cadence cadence,
        @Nullable ZoneId zone,
        @Nullable Integer hour,
        @Nullable DayOfWeek day,
        @Nullable String quiet,
        @Nullable Integer mostADay,
        @Nullable Long role) {
    public static final Changes NONE = new Changes(null, null, null, null, null, null, null, null);

    /** @throws IllegalArgumentException when that makes no sense; the message is a sentence for people */
    Timing of(Timing timing) {
        Timing.Quiet otherQuiet = timing.quiet();
        if (quiet != null) {
            otherQuiet = quiet.equalsIgnoreCase("none") ? null : Timing.Quiet.parse(quiet);
        }
        return new Timing(
                cadence == null ? timing.cadence() : cadence,
                zone == null ? timing.zone() : zone,
                hour == null ? timing.hour() : hour,
                day == null ? timing.day() : day,
                otherQuiet,
                mostADay == null ? timing.mostADay() : mostADay);
    }

    Manner of(Manner manner) {
        return new Manner(role == null ? manner.role() : role, manner.tags());
    }

    /** Whether they are about what the reader of a digest has said once for all of them, or no mail has. */
    boolean notByMail() {
        return zone != null
                || hour != null
                || day != null
                || quiet != null
                || mostADay != null
                || role != null
                || cadence == Cadence.INSTANT
                || cadence == Cadence.HOURLY;
    }
}

package dev.blogboard.digest;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import java.time.Duration;

/**
 * A mailbox that gets digests of one cadence.
 *
 * @param id of the mailbox, whatever the cadence; never given to another one
 * @param cadence {@link Cadence#DAILY} or {@link Cadence#WEEKLY}
 */
public record Reader(long id, Destination.Mailbox mailbox, Cadence cadence, Preferences preferences) {
    public Reader {
        if (cadence != Cadence.DAILY && cadence != Cadence.WEEKLY) {
            throw new IllegalArgumentException("Digests are daily or weekly, not " + cadence + ".");
        }
    }

    /** The days chosen hold for weekly digests; a daily one comes every day. */
    public Timetable timetable() {
        Timetable chosen = preferences.timetable();
        return cadence == Cadence.DAILY ? chosen.daily() : chosen;
    }

    /** How far the first digest looks back. */
    public Duration period() {
        return Duration.ofDays(cadence == Cadence.DAILY ? 1 : 7);
    }
}

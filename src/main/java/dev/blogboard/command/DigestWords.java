package dev.blogboard.command;

import dev.blogboard.digest.DigestRun;
import dev.blogboard.digest.Digests.Standing;
import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.Reader;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a reader's digests stand, in words that are the same everywhere. */
public final class DigestWords {
    private DigestWords() {}

    /** One line. */
    public static String standing(DigestRun.Status status) {
        Standing standing = status.standing();
        Reader reader = standing.reader();
        String often = reader.cadence().name().toLowerCase(Locale.ROOT);
        return reader.mailbox().address() + ", " + often + ": " + last(standing) + " " + next(status);
    }

    private static String last(Standing standing) {
        Instant end = standing.lastEnd();
        if (end == null) {
            return "No digest yet.";
        }
        String reason = standing.lastReason();
        String when = " for the time up to " + moment(end, standing.reader().preferences());
        String state = "accepted".equals(standing.lastState()) ? "Sent" : sentence(standing.lastState());
        return state + when + "." + (reason == null ? "" : " " + reason);
    }

    private static String sentence(@Nullable String state) {
        String words = state == null ? "unknown" : state;
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String next(DigestRun.Status status) {
        Standing standing = status.standing();
        if (standing.suppressed() != null) {
            return "Nothing is sent there any more: " + standing.suppressed();
        }
        if (standing.paused() != null) {
            return "Paused by its reader.";
        }
        return "Next on " + moment(status.nextDue(), standing.reader().preferences()) + ".";
    }

    private static String moment(Instant moment, Preferences preferences) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(preferences.language())
                        .withZone(preferences.timetable().zone())
                        .format(moment)
                + " (" + preferences.timetable().zone().getId() + ")";
    }
}

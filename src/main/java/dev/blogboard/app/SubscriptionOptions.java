package dev.blogboard.app;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Timing;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where alerts go, and when. */
final class SubscriptionOptions {
    @Option(
            names = "--to",
            paramLabel = "DESTINATION",
            defaultValue = "terminal",
            description = "terminal (the default), channel:ID, dm:ID or mail:ADDRESS.")
    private String to = "terminal";

    @Option(
            names = "--cadence",
            paramLabel = "C",
            description = "instant, hourly, daily or weekly. Default: weekly for mail, else instant.")
    private @Nullable String cadence;

    @Option(names = "--hour", paramLabel = "H", description = "The hour of daily and weekly batches. Default: 8.")
    private int hour = 8;

    @Option(names = "--day", paramLabel = "DAY", description = "The day of weekly batches. Default: monday.")
    private String day = "monday";

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "Of these hours, such as Europe/Berlin.")
    private String zone = "UTC";

    @Option(names = "--quiet", paramLabel = "H-H", description = "No alerts at these hours, such as 22-7.")
    private @Nullable String quiet;

    @Option(
            names = "--most-a-day",
            paramLabel = "N",
            description = "So many one by one; the rest comes next morning in one message.")
    private int mostADay;

    /** @throws IllegalArgumentException when it is none; the message is a sentence for people */
    Destination destination() {
        return Destination.parse(to);
    }

    /** @throws IllegalArgumentException when an option makes no sense; the message is a sentence for people */
    Timing timing() {
        return timing(
                cadence(destination()), zone, hour, day, quiet == null ? null : Timing.Quiet.parse(quiet), mostADay);
    }

    static Timing timing(
            Cadence cadence, String zone, int hour, String day, Timing.@Nullable Quiet quiet, int mostADay) {
        try {
            return new Timing(
                    cadence, ZoneId.of(zone), hour, DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)), quiet, mostADay);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "\"" + zone + "\" is no time zone; write one such as UTC or Europe/Berlin.", unknown);
        } catch (IllegalArgumentException odd) {
            boolean ofDay = String.valueOf(odd.getMessage()).contains("enum");
            throw ofDay
                    ? new IllegalArgumentException("\"" + day + "\" is no day; write one such as monday.", odd)
                    : odd;
        }
    }

    private Cadence cadence(Destination destination) {
        boolean mail = destination instanceof Destination.Mailbox;
        if (cadence == null) {
            return mail ? Cadence.WEEKLY : Cadence.INSTANT;
        }
        Cadence chosen = cadence(cadence);
        if (mail && (chosen == Cadence.INSTANT || chosen == Cadence.HOURLY)) {
            throw new IllegalArgumentException("Mail goes out daily or weekly; --cadence is \"" + cadence + "\".");
        }
        return chosen;
    }

    static Cadence cadence(String name) {
        try {
            return Cadence.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException odd) {
            throw new IllegalArgumentException(
                    "--cadence is \"" + name + "\", and has to be instant, hourly, daily or weekly.", odd);
        }
    }
}

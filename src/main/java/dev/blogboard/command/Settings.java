package dev.blogboard.command;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person or a server has set; what is absent follows the defaults.
 *
 * @param channel where a server's alerts go, where nothing else is said
 * @param dates the language in which dates are written
 * @param zone the time zone of hours and days
 */
public record Settings(
        @Nullable Long channel,
        @Nullable Locale dates,
        @Nullable ZoneId zone) {
    public static final Settings NONE = new Settings(null, null, null);

    /** The language in which dates are written where nobody has set one. */
    public static final Locale USUAL_DATES = Locale.UK;

    public Locale datesOrUsual() {
        return dates == null ? USUAL_DATES : dates;
    }

    /** These, with what another one sets in its place. */
    public Settings with(Settings changes) {
        return new Settings(
                changes.channel == null ? channel : changes.channel,
                changes.dates == null ? dates : changes.dates,
                changes.zone == null ? zone : changes.zone);
    }
}

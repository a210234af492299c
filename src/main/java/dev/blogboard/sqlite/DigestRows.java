package dev.blogboard.sqlite;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.digest.Edition;
import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.Reader;
import dev.blogboard.digest.Timetable;
import dev.blogboard.digest.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How rows of the ledger become values. */
final class DigestRows {
    private DigestRows() {}

    /** From the columns destination and cadence, and those of the table reader, which are NULL for the defaults. */
    static Reader reader(ResultSet row, Preferences defaults) throws SQLException {
        String destination = Rows.text(row, "destination");
        Cadence cadence = Cadence.valueOf(Rows.text(row, "cadence"));
        return switch (Destination.parse(destination)) {
            case Destination.Mailbox mailbox -> new Reader(mailbox, cadence, preferences(row, defaults));
            case Destination other -> throw new IllegalStateException(other + " gets no digests.");
        };
    }

    private static Preferences preferences(ResultSet row, Preferences defaults) throws SQLException {
        String zone = row.getString("zone");
        if (zone == null) {
            return defaults;
        }
        return new Preferences(
                new Timetable(
                        ZoneId.of(zone),
                        Arrays.stream(Rows.text(row, "days").split(","))
                                .map(DayOfWeek::valueOf)
                                .collect(Collectors.toSet()),
                        row.getInt("hour")),
                Locale.forLanguageTag(Rows.text(row, "language")));
    }

    static String days(Collection<DayOfWeek> days) {
        return days.stream().map(DayOfWeek::name).collect(Collectors.joining(","));
    }

    static Edition edition(ResultSet row, Preferences defaults, Instant claim) throws SQLException {
        return new Edition(
                row.getLong("id"),
                reader(row, defaults),
                new Window(
                        Instant.ofEpochSecond(row.getLong("window_start")),
                        Instant.ofEpochSecond(row.getLong("window_end"))),
                Instant.ofEpochSecond(row.getLong("opened")),
                row.getInt("attempts"),
                claim);
    }

    /** The state as people read it. */
    static @Nullable String state(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return state == null ? null : state.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

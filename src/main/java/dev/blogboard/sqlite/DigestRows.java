package dev.blogboard.sqlite;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.digest.Edition;
import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.Reader;
import dev.blogboard.digest.Readers;
import dev.blogboard.digest.Timetable;
import dev.blogboard.digest.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How rows of the ledger and of readers become values. */
final class DigestRows {
    private DigestRows() {}

    /** From the columns destination and cadence, and those of the table reader with its id as reader_id. */
    static Reader reader(ResultSet row, Preferences defaults) throws SQLException {
        return new Reader(
                row.getLong("reader_id"),
                mailbox(row),
                Cadence.valueOf(Rows.text(row, "cadence")),
                preferences(row, defaults));
    }

    static Destination.Mailbox mailbox(ResultSet row) throws SQLException {
        return switch (Destination.parse(Rows.text(row, "destination"))) {
            case Destination.Mailbox mailbox -> mailbox;
            case Destination other -> throw new IllegalStateException(other + " gets no digests.");
        };
    }

    /** The columns of the table reader, and the reason of suppressed as suppressed. */
    static Readers.Profile profile(ResultSet row, Preferences defaults) throws SQLException {
        return new Readers.Profile(
                row.getLong("id"),
                mailbox(row),
                preferences(row, defaults),
                row.getInt("version"),
                Rows.instant(row, "paused"),
                row.getString("suppressed"),
                row.getString("owner"));
    }

    static Preferences preferences(ResultSet row, Preferences defaults) throws SQLException {
        Preferences.Format format = Preferences.Format.valueOf(Rows.text(row, "format"));
        String zone = row.getString("zone");
        if (zone == null) {
            return new Preferences(defaults.timetable(), defaults.language(), format);
        }
        return new Preferences(
                new Timetable(
                        ZoneId.of(zone),
                        Arrays.stream(Rows.text(row, "days").split(","))
                                .map(DayOfWeek::valueOf)
                                .collect(Collectors.toSet()),
                        row.getInt("hour")),
                Locale.forLanguageTag(Rows.text(row, "language")),
                format);
    }

    /** The columns that hold preferences; NULL for the defaults. */
    static Map<String, @Nullable Object> columns(@Nullable Preferences preferences) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put(
                "zone",
                preferences == null ? null : preferences.timetable().zone().getId());
        columns.put(
                "days",
                preferences == null ? null : days(preferences.timetable().days()));
        columns.put("hour", preferences == null ? null : preferences.timetable().hour());
        columns.put(
                "language", preferences == null ? null : preferences.language().toLanguageTag());
        columns.put("format", preferences == null ? null : preferences.format().name());
        return columns;
    }

    static void prefer(Handle handle, Destination.Mailbox mailbox, Preferences preferences) {
        handle.createUpdate("""
                        INSERT INTO reader (destination, zone, days, hour, language, format)
                        VALUES (:destination, :zone, :days, :hour, :language, :format)
                        ON CONFLICT (destination) DO UPDATE SET zone = excluded.zone, days = excluded.days,
                            hour = excluded.hour, language = excluded.language, format = excluded.format,
                            version = version + 1
                        """)
                .bind("destination", mailbox.toString())
                .bindMap(columns(preferences))
                .execute();
    }

    private static String days(Collection<DayOfWeek> days) {
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

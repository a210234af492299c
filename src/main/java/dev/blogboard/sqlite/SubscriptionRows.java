package dev.blogboard.sqlite;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.alert.Timing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a row becomes a subscription. */
final class SubscriptionRows {
    private SubscriptionRows() {}

    static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                new SubscriptionId(row.getLong("id")),
                Rows.text(row, "query"),
                Destination.parse(Rows.text(row, "destination")),
                timing(row),
                manner(row),
                owner(row),
                Instant.ofEpochSecond(row.getLong("created")),
                row.getString("paused"),
                Rows.instant(row, "last_fired"),
                row.getLong("fired"));
    }

    private static Timing timing(ResultSet row) throws SQLException {
        String quiet = row.getString("quiet");
        return new Timing(
                Cadence.valueOf(Rows.text(row, "cadence")),
                ZoneId.of(Rows.text(row, "zone")),
                row.getInt("hour"),
                DayOfWeek.valueOf(Rows.text(row, "day")),
                quiet == null ? null : Timing.Quiet.parse(quiet),
                row.getInt("most_a_day"));
    }

    private static Manner manner(ResultSet row) throws SQLException {
        String tags = Rows.text(row, "tags");
        return new Manner(
                Rows.number(row, "role"),
                tags.isEmpty()
                        ? List.of()
                        : Arrays.stream(tags.split(",")).map(Long::valueOf).toList());
    }

    private static Subscription.@Nullable Owner owner(ResultSet row) throws SQLException {
        Long user = Rows.number(row, "owner");
        return user == null ? null : new Subscription.Owner(user, Rows.number(row, "server"));
    }
}

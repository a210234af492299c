package dev.blogboard.sqlite;

import dev.blogboard.alert.Destination;
import dev.blogboard.command.Party;
import dev.blogboard.command.People;
import dev.blogboard.command.Servers;
import dev.blogboard.command.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is kept of people and servers, in SQLite. Safe for use by several threads. */
public final class SqlitePeople implements People, Servers {
    private static final int RECENT_QUERIES = 20;

    private final Database database;

    public SqlitePeople(Database database) {
        this.database = database;
    }

    @Override
    public Settings settings(Party party) {
        return database.reading(handle -> handle.createQuery("SELECT * FROM party WHERE name = ?")
                .bind(0, party.toString())
                .map((row, context) -> settings(row))
                .findOne()
                .orElse(Settings.NONE));
    }

    private static Settings settings(ResultSet row) throws SQLException {
        long channel = row.getLong("channel");
        @Nullable Long known = row.wasNull() ? null : channel;
        String dates = row.getString("dates");
        String zone = row.getString("zone");
        return new Settings(
                known, dates == null ? null : Locale.forLanguageTag(dates), zone == null ? null : ZoneId.of(zone));
    }

    @Override
    public void set(Party party, Settings settings) {
        Locale dates = settings.dates();
        ZoneId zone = settings.zone();
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO party (name, channel, dates, zone) VALUES (:name, :channel, :dates, :zone)
                        ON CONFLICT (name) DO UPDATE
                        SET channel = excluded.channel, dates = excluded.dates, zone = excluded.zone
                        """)
                .bind("name", party.toString())
                .bind("channel", settings.channel())
                .bind("dates", dates == null ? null : dates.toLanguageTag())
                .bind("zone", zone == null ? null : zone.getId())
                .execute());
    }

    @Override
    public void searched(Destination person, String query, Instant now) {
        database.write(handle -> {
            handle.execute("""
                    INSERT INTO recent_query (person, query, at) VALUES (?, ?, ?)
                    ON CONFLICT (person, query) DO UPDATE SET at = excluded.at
                    """, person.toString(), query, now.toEpochMilli());
            handle.createUpdate("""
                            DELETE FROM recent_query WHERE person = :person AND query NOT IN
                                (SELECT query FROM recent_query WHERE person = :person ORDER BY at DESC LIMIT :kept)
                            """)
                    .bind("person", person.toString())
                    .bind("kept", RECENT_QUERIES)
                    .execute();
        });
    }

    @Override
    public List<String> recentQueries(Destination person, int limit) {
        return database.reading(
                handle -> handle.createQuery("SELECT query FROM recent_query WHERE person = ? ORDER BY at DESC LIMIT ?")
                        .bind(0, person.toString())
                        .bind(1, limit)
                        .mapTo(String.class)
                        .list());
    }

    /** What they made for servers stays there without their name. */
    @Override
    public void forget(Destination person) {
        database.write(handle -> {
            handle.execute("DELETE FROM party WHERE name = ?", person.toString());
            handle.execute("DELETE FROM recent_query WHERE person = ?", person.toString());
            eraseDestination(handle, person);
            if (person instanceof Destination.DiscordUser user) {
                handle.execute("UPDATE subscription SET owner = 0 WHERE owner = ?", user.user());
            }
        });
    }

    /** What was sent there or was to be, and what is not to be; subscriptions are for others to remove. */
    private static void eraseDestination(Handle handle, Destination destination) {
        String name = destination.toString();
        handle.execute("UPDATE alert SET post = NULL WHERE post IN (SELECT id FROM post WHERE destination = ?)", name);
        for (String table : List.of("post", "notice", "mute")) {
            handle.execute("DELETE FROM " + table + " WHERE destination = ?", name);
        }
        handle.execute("DELETE FROM destination WHERE name = ?", name);
    }

    @Override
    public boolean left(long server, Instant now) {
        return database.writing(handle -> handle.execute(
                        "INSERT INTO departure (server, at) VALUES (?, ?) ON CONFLICT (server) DO NOTHING",
                        server,
                        now.getEpochSecond())
                > 0);
    }

    @Override
    public boolean returned(long server) {
        boolean away = database.reading(handle -> handle.createQuery("SELECT 1 FROM departure WHERE server = ?")
                .bind(0, server)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
        return away && database.writing(handle -> handle.execute("DELETE FROM departure WHERE server = ?", server) > 0);
    }

    @Override
    public List<Long> leftBefore(Instant moment) {
        return database.reading(handle -> handle.createQuery("SELECT server FROM departure WHERE at < ?")
                .bind(0, moment.getEpochSecond())
                .mapTo(Long.class)
                .list());
    }

    @Override
    public List<Long> known() {
        return database.reading(
                handle -> handle.createQuery("""
                        SELECT server FROM subscription WHERE server IS NOT NULL
                        UNION SELECT CAST(substr(name, length('server:') + 1) AS INTEGER) FROM party
                        WHERE name LIKE 'server:%'
                        """).mapTo(Long.class).list());
    }

    @Override
    public void erase(long server, Collection<Destination> destinations) {
        database.write(handle -> {
            destinations.forEach(destination -> eraseDestination(handle, destination));
            handle.execute("DELETE FROM party WHERE name = ?", new Party.Server(server).toString());
            handle.execute("DELETE FROM departure WHERE server = ?", server);
        });
    }
}

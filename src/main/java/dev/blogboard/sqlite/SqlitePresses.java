package dev.blogboard.sqlite;

import dev.blogboard.alert.Destination;
import dev.blogboard.command.Presses;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What buttons stand for, in SQLite. Safe for use by several threads. */
public final class SqlitePresses implements Presses {
    private final Database database;

    public SqlitePresses(Database database) {
        this.database = database;
    }

    @Override
    public long keep(@Nullable Destination asker, String asks, Instant now) {
        return database.writing(handle -> handle.createQuery(
                        "INSERT INTO press (asker, asks, since) VALUES (:asker, :asks, :since) RETURNING id")
                .bind("asker", asker == null ? null : asker.toString())
                .bind("asks", asks)
                .bind("since", now.getEpochSecond())
                .mapTo(Long.class)
                .one());
    }

    @Override
    public Optional<Kept> find(long id) {
        return database.reading(handle -> handle.createQuery("SELECT * FROM press WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> kept(row))
                .findOne());
    }

    @Override
    public int forgetBefore(Instant moment) {
        return database.writing(handle -> handle.execute("DELETE FROM press WHERE since < ?", moment.getEpochSecond()));
    }

    @Override
    public void forget(Destination asker) {
        database.write(handle -> handle.execute("DELETE FROM press WHERE asker = ?", asker.toString()));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        String asker = row.getString("asker");
        return new Kept(
                row.getLong("id"),
                asker == null ? null : Destination.parse(asker),
                Rows.text(row, "asks"),
                Instant.ofEpochSecond(row.getLong("since")));
    }
}

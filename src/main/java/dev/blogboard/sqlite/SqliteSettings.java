package dev.blogboard.sqlite;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Small facts about the store itself, such as which catalogue was applied to it. Safe for use by several threads. */
public final class SqliteSettings {
    private final Database database;

    public SqliteSettings(Database database) {
        this.database = database;
    }

    public Optional<String> get(String name) {
        return database.reading(handle -> get(handle, name));
    }

    static Optional<String> get(Handle handle, String name) {
        return handle.createQuery("SELECT value FROM setting WHERE name = ?")
                .bind(0, name)
                .mapTo(String.class)
                .findOne();
    }

    public void put(String name, String value) {
        database.write(handle -> put(handle, name, value));
    }

    static void put(Handle handle, String name, String value) {
        handle.execute(
                "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }

    /** The value that is there; where there is none, this one from now on, in every process. */
    public String getOrPut(String name, String value) {
        return database.writing(handle -> {
            handle.execute("INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO NOTHING", name, value);
            return handle.createQuery("SELECT value FROM setting WHERE name = ?")
                    .bind(0, name)
                    .mapTo(String.class)
                    .one();
        });
    }
}

package dev.blogboard.sqlite;

import java.util.Optional;

/** Small facts about the store itself, such as which catalogue was applied to it. Safe for use by several threads. */
public final class SqliteSettings {
    private final Database database;

    public SqliteSettings(Database database) {
        this.database = database;
    }

    public Optional<String> get(String name) {
        return database.reading(handle -> handle.createQuery("SELECT value FROM setting WHERE name = ?")
                .bind(0, name)
                .mapTo(String.class)
                .findOne());
    }

    public void put(String name, String value) {
        database.write(handle -> handle.execute(
                "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value));
    }
}

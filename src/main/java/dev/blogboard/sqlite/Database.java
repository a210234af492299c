package dev.blogboard.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * A SQLite file in WAL mode: one connection that writes, opened read-write, and a few that read. Several processes may
 * have the same file open; a writer waits for another process's transaction for up to {@value #BUSY_MILLIS} ms.
 *
 * <p>{@code synchronous=NORMAL}: a crash of the process loses nothing; a power loss may lose the last transactions
 * whole, never a part of one.
 *
 * <p>Safe for use by several threads. At most {@value #READERS} of them read at a time, which also bounds how many
 * carriers of virtual threads the native calls can pin.
 */
public final class Database implements AutoCloseable {
    private static final int BUSY_MILLIS = 10_000;
    private static final int READERS = 3;
    /** Read as the file's {@code user_version}; each has a script V1.sql, V2.sql, … beside this class. */
    private static final int SCHEMA_VERSION = 13;

    private final Path file;
    private final ReentrantLock writing = new ReentrantLock();
    private final Handle writer;
    private final Semaphore readers = new Semaphore(READERS);
    private final Deque<Handle> idle = new ArrayDeque<>();

    private Database(Path file) {
        this.file = file;
        this.writer = open(SQLiteConfig.TransactionMode.IMMEDIATE);
    }

    /**
     * Opens the file, creating it and bringing its schema up to date where needed.
     *
     * @throws SchemaTooNewException when a newer Blogboard has written it
     */
    public static Database open(Path file) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        Database database = new Database(file);
        try {
            database.migrate();
        } catch (RuntimeException fault) {
            database.close();
            throw fault;
        }
        return database;
    }

    private Handle open(SQLiteConfig.TransactionMode mode) {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        settings.setBusyTimeout(BUSY_MILLIS);
        settings.enforceForeignKeys(true);
        // What people have erased is not to be found in the file's free pages either.
        settings.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "ON");
        settings.setTransactionMode(mode);
        Properties properties = settings.toProperties();
        return Jdbi.open(() -> DriverManager.getConnection("jdbc:sqlite:" + file, properties));
    }

    private void migrate() {
        write(handle -> {
            int version = handle.createQuery("PRAGMA user_version")
                    .mapTo(Integer.class)
                    .one();
            if (version > SCHEMA_VERSION) {
                throw new SchemaTooNewException(file, version, SCHEMA_VERSION);
            }
            for (int next = version + 1; next <= SCHEMA_VERSION; next++) {
                for (String statement : script("V" + next + ".sql")) {
                    handle.execute(statement);
                }
                handle.execute("PRAGMA user_version = " + next);
            }
        });
    }

    private static List<String> script(String name) {
        try (InputStream script = Database.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException("The jar has no " + name + ".");
            }
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.strip().split(";\\s*(\n|$)"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * Runs the work as one transaction that may write.
     *
     * @throws UncheckedSqlException when the database refuses
     */
    <T extends @Nullable Object> T writing(HandleCallback<T, SQLException> work) {
        writing.lock();
        try {
            return writer.inTransaction(work);
        } catch (SQLException fault) {
            throw new UncheckedSqlException(fault);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Runs the work as one transaction that may write.
     *
     * @throws UncheckedSqlException when the database refuses
     */
    void write(HandleConsumer<SQLException> work) {
        this.<@Nullable Void>writing(handle -> {
            work.useHandle(handle);
            return null;
        });
    }

    /**
     * Runs the work as one transaction that reads: all of it sees the same state.
     *
     * @throws UncheckedSqlException when the database refuses
     */
    <T extends @Nullable Object> T reading(HandleCallback<T, SQLException> work) {
        readers.acquireUninterruptibly();
        Handle reader = borrow();
        try {
            return reader.inTransaction(work);
        } catch (SQLException fault) {
            throw new UncheckedSqlException(fault);
        } finally {
            synchronized (idle) {
                idle.push(reader);
            }
            readers.release();
        }
    }

    private Handle borrow() {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return open(SQLiteConfig.TransactionMode.DEFERRED);
    }

    /** Writes a consistent copy to a file that does not exist yet, while others read and write. */
    public void backup(Path copy) {
        writing.lock();
        try {
            // VACUUM INTO reads one snapshot and cannot run inside a transaction.
            writer.execute("VACUUM INTO ?", copy.toString());
        } finally {
            writing.unlock();
        }
        try (Handle copied = Jdbi.open("jdbc:sqlite:" + copy)) {
            copied.execute("DELETE FROM setting WHERE name = ?", SqliteArticles.STORE);
        }
    }

    /** Brings the statistics by which SQLite plans its queries up to date. */
    public void optimize() {
        write(handle -> handle.execute("PRAGMA optimize"));
    }

    /** What SQLite finds wrong with the file; empty when nothing is. */
    public List<String> integrityFaults() {
        return this.<List<String>>reading(handle -> handle.createQuery("PRAGMA integrity_check")
                        .mapTo(String.class)
                        .list())
                .stream()
                .filter(line -> !line.equals("ok"))
                .toList();
    }

    @Override
    public void close() {
        writing.lock();
        try {
            synchronized (idle) {
                idle.forEach(Handle::close);
                idle.clear();
            }
            writer.close();
        } finally {
            writing.unlock();
        }
    }
}

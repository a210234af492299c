package dev.blogboard.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A right that one process has at a time in a data directory. The operating system takes it back from a process that dies.
 */
final class DataLock implements AutoCloseable {
    /** To write the index, which whoever serves has. */
    private static final String SERVING = "lock";
    /** To send digests. */
    private static final String SENDING = "sending";

    /** Closing a file gives up all locks that this process has on it: one that is held is not even opened. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private DataLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the right to write the index, unless another process, or another part of this one, has it. */
    static Optional<DataLock> tryTake(Path dataDirectory) {
        return tryTake(dataDirectory, SERVING);
    }

    /** Takes the right to send digests in the same way. */
    static Optional<DataLock> tryTakeSending(Path dataDirectory) {
        return tryTake(dataDirectory, SENDING);
    }

    private static Optional<DataLock> tryTake(Path dataDirectory, String name) {
        Path file = dataDirectory.resolve(name).toAbsolutePath().normalize();
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<DataLock> taken = Optional.empty();
        try {
            taken = open(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(file);
            }
        }
        return taken;
    }

    private static Optional<DataLock> open(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new DataLock(file, channel, lock));
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } finally {
            HELD.remove(file);
        }
    }
}

package dev.blogboard.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The daily copies of the database, in the data directory. */
final class Backups {
    private static final int KEPT = 3;

    private Backups() {}

    /** Makes today's copy, in the place of one made earlier today, and removes all but the latest few. */
    static Path make(App app) {
        Path directory = app.config().dataDir().resolve("backup");
        LocalDate today = LocalDate.ofInstant(app.clock().instant(), ZoneOffset.UTC);
        Path copy = directory.resolve("blogboard-" + today + ".db");
        Path unfinished = directory.resolve("unfinished");
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(unfinished);
            app.database().backup(unfinished);
            Files.move(unfinished, copy, StandardCopyOption.REPLACE_EXISTING);
            try (Stream<Path> files = Files.list(directory)) {
                List<Path> copies = files.filter(
                                file -> file.getFileName().toString().endsWith(".db"))
                        .sorted(Comparator.reverseOrder())
                        .toList();
                for (Path old : copies.stream().skip(KEPT).toList()) {
                    Files.delete(old);
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return copy;
    }
}

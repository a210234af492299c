package dev.blogboard.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A copy of the database. */
@Command(name = "backup", description = "Write a consistent copy of the database, while everything goes on.")
final class BackupCommand extends CliCommand {
    @Parameters(paramLabel = "FILE", description = "A file that does not exist yet.")
    private Path file = Path.of("");

    @Override
    int run(App app) throws IOException {
        if (Files.exists(file)) {
            throw new CommandFailedException(file + " is there already; name a new file.");
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new CommandFailedException("There is no directory " + directory + " to put it into.");
        }
        app.database().backup(file);
        out().println("Copied to " + file + ", " + Files.size(file) / 1024 + " kB. To restore it, stop Blogboard,"
                + " put it in the place of blogboard.db in the data directory, and remove blogboard.db-wal and"
                + " blogboard.db-shm where they are left there.");
        return Cli.DONE;
    }
}

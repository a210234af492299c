package dev.blogboard.app;

import dev.blogboard.sqlite.SqliteRuns;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;

/** For health checks: whether a process serves, and its schedule is running. */
@Command(name = "alive", description = "Say whether Blogboard is serving; exit code 1 when it is not.")
final class AliveCommand extends CliCommand {
    /** Polling looks every minute whether something is due, and a round of polls may take a while. */
    private static final Duration LATEST = Duration.ofMinutes(15);

    @Override
    int run(App app) {
        boolean lockIsFree = DataLock.tryTake(app.config().dataDir())
                .map(lock -> {
                    lock.close();
                    return true;
                })
                .orElse(false);
        if (lockIsFree) {
            throw new CommandFailedException(
                    "Nobody serves from " + app.config().dataDir() + ".");
        }
        Instant lately = CLOCK.instant().minus(LATEST);
        boolean runs =
                app.runs().latest(1).stream().map(SqliteRuns.Run::started).anyMatch(lately::isBefore);
        if (!runs) {
            throw new CommandFailedException("It holds the data directory, but no job has run lately.");
        }
        out().println("Serving.");
        return Cli.DONE;
    }
}

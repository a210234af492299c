package dev.blogboard.app;

import picocli.CommandLine.Command;

/** Checks what can be wrong. */
@Command(
        name = "doctor",
        description =
                "Check configuration, database, network, clock and connections, and say how to mend what is wrong.")
final class DoctorCommand extends CliCommand {
    @Override
    int run(App app) {
        return new Doctor(app, out()).examine() ? Cli.DONE : Cli.FAILED;
    }
}

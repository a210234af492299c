package dev.blogboard.app;

import dev.blogboard.sqlite.SchemaTooNewException;
import dev.blogboard.sqlite.UncheckedSqlException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "blogboard",
        description = {
            "Search, alerts and a weekly digest over the engineering blogs of hundreds of companies.",
            "Without a command it serves."
        },
        versionProvider = Cli.Version.class,
        subcommands = {
            ServeCommand.class,
            PollCommand.class,
            SearchCommand.class,
            RoundupCommand.class,
            AskCommand.class,
            TrendsCommand.class,
            InspectCommand.class,
            BackfillCommand.class,
            FeedsCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            SubscriptionsCommand.class,
            DigestCommand.class,
            BackupCommand.class,
            DoctorCommand.class,
            EvaluateCommand.class,
            AliveCommand.class,
            ReindexCommand.class,
            RehearseCommand.class
        })
final class Cli implements Callable<Integer> {
    static final int DONE = 0;
    static final int FAILED = 1;

    private final Map<String, String> environment;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration file. Default: config/blogboard.yaml, if there.")
    private @Nullable Path configuration;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // Picocli reads the annotation.
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // Picocli reads the annotation.
    private boolean version;

    private Cli(Map<String, String> environment) {
        this.environment = environment;
    }

    /** With no command at all: serve. */
    @Override
    public Integer call() throws Exception {
        return ServeCommand.serve(config());
    }

    static int run(String[] arguments, Map<String, String> environment) {
        return line(environment).execute(arguments);
    }

    static CommandLine line(Map<String, String> environment) {
        CommandLine line = new CommandLine(new Cli(environment)) {
            @Override
            public int execute(String... arguments) {
                return super.execute(Exclusions.spelled(arguments));
            }
        };
        // A query may begin with an @, and names no file by it.
        return line.setExecutionExceptionHandler(Cli::explain)
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(true);
    }

    private Config config() {
        return new ConfigReader(environment).read(configuration);
    }

    /** The configuration for a command at any depth. */
    static Config config(CommandLine.Model.CommandSpec spec) {
        return ((Cli) spec.root().userObject()).config();
    }

    /** Faults that a person can mend are told in a sentence; only what is our own fault shows a stack trace. */
    private static int explain(Exception fault, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        switch (fault) {
            case ConfigException mendable -> err.println(mendable.getMessage());
            case SchemaTooNewException mendable -> err.println(mendable.getMessage());
            case CommandFailedException mendable -> err.println(mendable.getMessage());
            case UncheckedSqlException database ->
                err.println("The database cannot be used: " + database.getMessage() + " (blogboard doctor says more)");
            case IOException file -> err.println(sentence(file));
            case UncheckedIOException file -> err.println(sentence(Objects.requireNonNull(file.getCause())));
            default -> {
                err.println("Blogboard failed unexpectedly; this is a fault of the program:");
                fault.printStackTrace(err);
            }
        }
        err.flush();
        return FAILED;
    }

    /** Many of these exceptions carry no more than the name of the file. */
    private static String sentence(IOException fault) {
        return switch (fault) {
            case NoSuchFileException missing -> "There is no file or directory " + missing.getFile() + ".";
            case AccessDeniedException denied -> denied.getFile() + " cannot be used: this user has no permission to.";
            case FileAlreadyExistsException there -> there.getFile() + " is there already.";
            case FileSystemException odd ->
                odd.getFile() + " cannot be used: " + Objects.requireNonNullElse(odd.getReason(), "unknown reason")
                        + ".";
            default -> "Reading or writing failed: " + fault.getMessage();
        };
    }

    /** The version, as the build wrote it into the jar. */
    static final class Version implements IVersionProvider {
        static String text() {
            String version = Cli.class.getPackage().getImplementationVersion();
            return version == null ? "development" : version;
        }

        @Override
        public String[] getVersion() {
            return new String[] {"Blogboard " + text() + " on Java " + Runtime.version()};
        }
    }
}

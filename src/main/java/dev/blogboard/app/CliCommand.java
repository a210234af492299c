package dev.blogboard.app;

import dev.blogboard.search.QuerySyntaxException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that works on the data directory: opens it, does its work, closes it. */
abstract class CliCommand implements Callable<Integer> {
    static final InstantSource CLOCK = InstantSource.system();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (App app = App.open(config(), CLOCK)) {
            return run(app);
        } catch (QuerySyntaxException mistake) {
            err().println(mistake.pointed());
            err().flush();
            return ExitCode.USAGE;
        } finally {
            out().flush();
        }
    }

    /** Does the work and returns the exit code. A mistake in a query is shown, and ends the command with exit code 2. */
    abstract int run(App app) throws Exception;

    Config config() {
        return Cli.config(spec);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    TextReplies replies() {
        return new TextReplies(new TextStyle(Ansi.AUTO.enabled()), CLOCK, UnaryOperator.identity());
    }

    /** For replies that name topics. */
    TextReplies replies(App app) {
        return new TextReplies(new TextStyle(Ansi.AUTO.enabled()), CLOCK, app.topics()::label);
    }

    /** For an argument that makes no sense: ends the command with exit code 2. */
    ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

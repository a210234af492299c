package dev.blogboard.app;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command takes, and the configuration that comes of it. */
final class CommonOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file. Default: config/blogboard.yaml, if there.")
    private @Nullable Path file;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // Picocli reads the annotation.
    private boolean help;

    Config read(Map<String, String> environment) {
        return new ConfigReader(environment).read(file);
    }
}

package dev.blogboard.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Where log lines go: to standard error, one line each, so that standard output carries answers only. All libraries log
 * through {@code java.util.logging} or SLF4J, which is bound to it.
 */
final class Logging {
    /** Loggers are weakly referenced; these have to stay as they are set. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene.internal.vectorization");

    private Logging() {}

    static void configure() {
        String settings = """
                handlers = java.util.logging.ConsoleHandler
                .level = WARNING
                dev.blogboard.level = INFO
                java.util.logging.ConsoleHandler.level = ALL
                java.util.logging.ConsoleHandler.formatter = java.util.logging.SimpleFormatter
                java.util.logging.SimpleFormatter.format = %1$tF %1$tT %4$s %5$s%6$s%n
                """;
        try {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(settings.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        // Lucene tells everyone about an incubating module; we do no vector search.
        LUCENE.setLevel(Level.SEVERE);
    }
}

package dev.blogboard.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The synonyms: a file of one's own, {@code synonyms.txt} in the data directory, or else the list in the jar. */
final class SynonymsFile {
    private SynonymsFile() {}

    static String read(Path dataDirectory) {
        Path own = dataDirectory.resolve("synonyms.txt");
        try {
            if (Files.exists(own)) {
                return Files.readString(own);
            }
            try (InputStream shipped = SynonymsFile.class.getResourceAsStream("/dev/blogboard/config/synonyms.txt")) {
                return new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException unreadable) {
            throw new ConfigException("The synonyms in " + own + " cannot be read: " + unreadable.getMessage());
        }
    }
}

package dev.blogboard.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What does not ship and why, for the editor to read after a run; not part of the project. */
final class LeftOut {
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    void feed(CatalogueRow row, String reason) {
        lines.add(String.join("\t", "feed", reason, row.company(), row.feed(), row.site()));
    }

    void article(ArticleRow row, String reason) {
        counts.merge(reason, 1, Integer::sum);
        lines.add(String.join("\t", "article", reason, row.company(), row.url(), row.title()));
    }

    void company(String name, String reason) {
        lines.add(String.join("\t", "company", reason, name, "", ""));
    }

    /** How many articles were left out for each reason. */
    Map<String, Integer> counts() {
        return counts;
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

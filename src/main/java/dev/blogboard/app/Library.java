package dev.blogboard.app;

import dev.blogboard.article.CompanyId;
import dev.blogboard.article.LibraryEntry;
import dev.blogboard.article.Published;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The starter library in the jar: company, date, language, URL and title of articles, a row each, tab-separated under a
 * header. It makes the first search find something before the first poll ends.
 */
final class Library {
    private static final String RESOURCE = "library.tsv";

    private Library() {}

    static List<LibraryEntry> load() {
        try (InputStream resource = Objects.requireNonNull(Library.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Library::entry).collect(Collectors.toList());
        } catch (IOException fault) {
            throw new IllegalStateException("The jar's " + RESOURCE + " cannot be read.", fault);
        }
    }

    private static LibraryEntry entry(String line) {
        String[] columns = line.split("\t", -1);
        return new LibraryEntry(
                new CompanyId(columns[0]),
                columns[1].isEmpty() ? null : Published.parse(columns[1]),
                columns[2].isEmpty() ? null : columns[2],
                columns[3],
                columns[4]);
    }
}

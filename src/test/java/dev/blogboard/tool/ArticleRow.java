package dev.blogboard.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The facts of a collected article; what is not known is empty. Texts and summaries are not ours and are not read. */
record ArticleRow(String id, String company, String title, String url, String date, String language, String kind) {
    static List<ArticleRow> readAll(Path gzippedJsonLines) {
        ObjectMapper json = new ObjectMapper();
        List<ArticleRow> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(gzippedJsonLines)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(from(json.readTree(line)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return rows;
    }

    private static ArticleRow from(JsonNode row) {
        return new ArticleRow(
                row.path("id").asText(),
                row.path("company").asText(),
                row.path("title").asText(),
                row.path("url").asText(),
                row.path("date").asText(),
                row.path("lang").asText(),
                row.path("doc_kind").asText());
    }

    /** The articles that any search of engineering blogs must find, under ids that sort first. */
    static List<ArticleRow> readSeeds(Path file) {
        List<ArticleRow> seeds = new ArrayList<>();
        for (TsvTable.Row row : TsvTable.read(file).rows()) {
            seeds.add(new ArticleRow(
                    "", row.get("company"), row.get("title"), row.get("url"), row.get("year"), "en", "blog"));
        }
        return seeds;
    }

    boolean seed() {
        return id.isEmpty();
    }
}

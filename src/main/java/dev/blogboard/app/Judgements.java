package dev.blogboard.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogboard.search.JudgedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A judged collection in the manner of TREC.
 *
 * @param queries by id, in the order of the file
 * @param grades for each query, the grades of its judged documents
 */
record Judgements(
        List<JudgedDocument> documents, Map<String, String> queries, Map<String, Map<String, Integer>> grades) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param documents JSON lines: id, title, text, company, published
     * @param queries lines of an id, a tab and the query
     * @param grades lines of query, 0, document and grade, with tabs between
     * @throws CommandFailedException naming the file and line that cannot be read
     */
    static Judgements read(Path documents, Path queries, Path grades) {
        List<JudgedDocument> docs = new ArrayList<>();
        eachLine(documents, line -> docs.add(document(line)));
        Map<String, String> texts = new LinkedHashMap<>();
        eachLine(queries, line -> {
            String[] parts = line.split("\t", 2);
            texts.put(parts[0], parts[1]);
        });
        Map<String, Map<String, Integer>> judged = new LinkedHashMap<>();
        eachLine(grades, line -> {
            String[] parts = line.strip().split("\\s+", -1);
            judged.computeIfAbsent(parts[0], none -> new LinkedHashMap<>()).put(parts[2], Integer.valueOf(parts[3]));
        });
        return new Judgements(docs, texts, judged);
    }

    private interface LineReader {
        void read(String line) throws IOException;
    }

    private static void eachLine(Path file, LineReader reader) {
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank()) {
                    reader.read(line);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            throw new CommandFailedException(
                    file + (number == 0 ? "" : ", line " + number) + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static JudgedDocument document(String line) throws IOException {
        JsonNode json = JSON.readTree(line);
        return new JudgedDocument(
                json.required("id").asText(),
                json.path("title").asText(""),
                json.path("text").asText(""),
                textOrNull(json, "company"),
                textOrNull(json, "published"),
                textOrNull(json, "url"));
    }

    private static @Nullable String textOrNull(JsonNode json, String field) {
        String text = json.path(field).asText("");
        return text.isEmpty() ? null : text;
    }
}

package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.CompanyId;
import dev.blogboard.topic.Taxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How well the shipped topics tag articles that a person labelled, by title and URL alone. A tag is right when the
 * person gave it or one below it; of topics above one another only the most special one is asked about.
 */
class TaggingQualityTest {
    private static final Path LABELS = Path.of("src/test/resources/dev/blogboard/topic");

    private final KnownTopics topics = new KnownTopics("config/topics.yaml");
    private final Taxonomy taxonomy = topics.taxonomy();
    private int right;
    private int wrong;
    private int missed;
    private final StringBuilder mistakes = new StringBuilder();

    /** @param file of articles on which the spellings were improved, and of others on which they never were */
    @ParameterizedTest
    @CsvSource({"labelled-articles.tsv, 600", "unseen-articles.tsv, 150"})
    void tags_are_right_and_few_are_missing(String file, int articles) throws IOException {
        List<String> lines = Files.readAllLines(LABELS.resolve(file)).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("company\t"))
                .toList();
        lines.forEach(this::judge);
        double precision = (double) right / (right + wrong);
        double recall = (double) right / (right + missed);

        assertEquals(articles, lines.size());
        System.out.printf(
                Locale.ROOT, "%s: %d articles, precision %.3f, recall %.3f%n", file, articles, precision, recall);
        assertTrue(precision >= 0.95, () -> "precision " + precision + mistakes);
        assertTrue(recall >= 0.9, () -> "recall " + recall + mistakes);
    }

    private void judge(String line) {
        String[] columns = line.split("\t", -1);
        List<String> labels = Arrays.stream(columns[3].split(" "))
                .filter(label -> !label.isEmpty())
                .toList();
        Set<String> sure =
                labels.stream().filter(label -> !label.startsWith("?")).collect(Collectors.toSet());
        Set<String> allowed = new HashSet<>();
        for (String label : labels) {
            String topic = label.replace("?", "");
            assertTrue(taxonomy.withId(topic).isPresent(), () -> "There is no topic " + topic);
            allowed.add(topic);
            allowed.addAll(taxonomy.above(topic));
        }
        Set<String> tags = topics.of(article(columns));
        Set<String> special = taxonomy.mostSpecific(tags);
        right += (int) sure.stream().filter(tags::contains).count();
        missed += (int) sure.stream().filter(topic -> !tags.contains(topic)).count();
        Set<String> bad = special.stream().filter(tag -> !allowed.contains(tag)).collect(Collectors.toSet());
        wrong += bad.size();
        if (!bad.isEmpty() || !tags.containsAll(sure)) {
            mistakes.append("\n")
                    .append(columns[2])
                    .append(": ")
                    .append(special)
                    .append(", not ")
                    .append(labels);
        }
    }

    private static Article article(String[] columns) {
        return new Article(
                new ArticleId(1),
                new CompanyId(columns[0]),
                columns[2],
                columns[1],
                null,
                "",
                null,
                Instant.EPOCH,
                null,
                1);
    }
}

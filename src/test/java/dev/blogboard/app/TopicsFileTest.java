package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.CompanyId;
import dev.blogboard.topic.Taxonomy;
import dev.blogboard.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicsFileTest {
    @Test
    void the_shipped_topics_are_a_few_hundred_and_in_order() {
        Taxonomy topics = new TopicsFile("config/topics.yaml").load();

        assertTrue(topics.all().size() > 300, () -> topics.all().size() + " topics");
        assertEquals("kafka", topics.named("Apache Kafka").map(Topic::id).orElseThrow());
        assertEquals("go", topics.named("golang").map(Topic::id).orElseThrow());
        assertEquals("kubernetes", topics.named("K8s").map(Topic::id).orElseThrow());
        assertEquals(List.of("data-pipelines", "data-engineering"), List.copyOf(topics.above("airflow")));
    }

    @Test
    void the_makers_that_the_shipped_topics_name_are_companies_that_are_shipped() throws IOException {
        Set<String> known = Files.readAllLines(Path.of("src/main/resources/dev/blogboard/app/library.tsv")).stream()
                .map(row -> row.split("\t", 2)[0])
                .collect(Collectors.toSet());
        Files.readAllLines(Path.of("config/blogs.opml")).stream()
                .flatMap(line ->
                        Pattern.compile("text=\"([^\"]+)\"").matcher(line).results())
                .map(name -> CompanyId.ofName(name.group(1)).value())
                .forEach(known::add);

        assertEquals(
                List.of(),
                new TopicsFile("config/topics.yaml")
                        .load().all().stream()
                                .flatMap(topic -> topic.makers().stream())
                                .filter(maker -> !known.contains(maker))
                                .toList());
    }

    @Test
    void a_topic_without_spellings_and_query_is_found_by_its_name() {
        Topic topic = parse("zig: {name: Zig}").withId("zig").orElseThrow();

        assertEquals(List.of("Zig"), topic.spellings());
    }

    @Test
    void every_mistake_is_told_with_its_line() {
        List<String> told = new ArrayList<>();
        for (String mistaken : List.of(
                "kafka:\n  name: Kafka\n  parents: messaging",
                "kafka:\n  home: https://kafka.apache.org",
                "kafka:\n  name: Kafka\n  spellings: Kafka",
                "kafka: {name: Kafka}\nkafka: {name: Again}",
                "Kafka!:\n  name: Kafka",
                "kafka: [",
                "kafka:\n  name: Kafka\n  parent: nowhere",
                "one:\n  name: One\n  parent: two\ntwo:\n  name: Two\n  parent: one")) {
            told.add(assertThrows(ConfigException.class, () -> parse(mistaken)).getMessage());
        }

        assertEquals(
                List.of(
                        "my.yaml, line 3: a topic has no \"parents\"; it has name, also, parent, home, makers, language, spellings, except, query.",
                        "my.yaml, line 2: the topic \"kafka\" needs a name.",
                        "my.yaml, line 3: a list in brackets has to stand here: [Kafka, \"Kafka Streams\"].",
                        "my.yaml, line 2: \"kafka\" stands here a second time.",
                        "my.yaml, line 2: A topic's id has lower-case letters, digits and single hyphens, not \"Kafka!\".",
                        "my.yaml, line 1: this is not YAML: expected the node content, but found '<stream end>'.",
                        "my.yaml: The topic \"kafka\" has the parent \"nowhere\", and there is no such topic.",
                        "my.yaml: The topic \"one\" lies above itself."),
                told);
    }

    @Test
    void no_file_means_no_topics() {
        assertEquals(0, new TopicsFile("").load().all().size());
    }

    private static Taxonomy parse(String text) {
        return new TopicsFile("my.yaml").parse(text);
    }
}

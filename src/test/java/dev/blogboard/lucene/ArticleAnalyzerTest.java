package dev.blogboard.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleAnalyzerTest {
    private final Words words = new Words();

    @ParameterizedTest
    @CsvSource({
        "caching, cache",
        "caches, cache",
        "sharding, shard",
        "shards, shard",
        "sharded, shard",
        "databases, database",
        "deploying, deploy",
        "deployments, deployment",
        "migrations, migration",
        "queries, query",
        "Kafka's, kafka",
        "Kafka’s, KAFKA",
        "microservices, microservice",
        "embeddings, embedding",
        "indexes, index",
        "pipelines, pipeline",
        "libraries, library",
        "containers, container",
        "scaled, scale",
        "scaling, scale",
        "testing, test",
        "café, cafe",
        "ﬁles, file",
        "Ｋａｆｋａ, kafka",
        "C++, c++",
        "F#, f#",
        ".NET, .net",
    })
    void these_are_one_word(String one, String other) {
        assertEquals(words.stems(one), words.stems(other));
    }

    @ParameterizedTest
    @CsvSource({
        "universal, university",
        "universe, university",
        "Kafka, Kafkaesque",
        "organization, organ",
        "generic, general",
        "generate, general",
        "policy, police",
        "import, important",
        "server, serverless",
        "news, new",
        "operator, operation",
        "C++, C",
        "C#, C",
        ".NET, net",
        "Go, going",
        "R, are",
        "Rust, rusty",
        "React, reaction",
        "Angular, angle",
        "Spark, sparkle",
        "metal, metals-server",
        "Redis, redistribute",
        "gRPC, RPC",
        "airflow, airflows-down",
        "Flink, fling",
        "Ray, rays-of",
    })
    void these_are_kept_apart(String one, String other) {
        assertNotEquals(words.stems(one), words.stems(other));
    }

    @Test
    void a_name_with_signs_is_found_by_its_parts_and_as_a_whole() {
        assertEquals(List.of("node", "js"), words.stems("Node.js"));
        assertEquals(List.of("ci", "cd"), words.stems("CI/CD"));
        assertEquals(List.of("tcp", "ip"), words.stems("TCP/IP"));
        assertEquals(List.of("gpt", "4"), words.stems("GPT-4"));
        assertEquals(List.of("snake", "case"), words.stems("snake_case"));
        assertEquals(List.of("asp", "net"), words.stems("ASP.NET"));
        assertEquals(List.of("k8s"), words.stems("K8s"));
        assertEquals(List.of("r"), words.stems("R."));
    }

    @Test
    void scripts_without_spaces_are_cut_into_pairs() {
        assertEquals(List.of("デー", "ータ", "タベ"), words.stems("データベ"));
        assertEquals(List.of("数据", "据库"), words.stems("数据库"));
        assertEquals(List.of("kafka", "の運", "運用"), words.stems("Kafkaの運用"));
    }

    @Test
    void every_form_stands_where_its_word_stands() {
        List<Words.Word> found = words.of("Predictions, cached");
        assertEquals(2, found.size());
        assertEquals("predictions", found.get(0).written());
        assertEquals("prediction", found.get(0).stem());
        assertEquals("predict", found.get(0).loose());
        assertEquals(0, found.get(0).position());
        assertEquals(1, found.get(1).position());
        assertEquals(13, found.get(1).start());
    }
}

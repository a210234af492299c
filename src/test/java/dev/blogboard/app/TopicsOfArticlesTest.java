package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Companies;
import dev.blogboard.article.CompanyId;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.search.Topics;
import dev.blogboard.topic.TopicTagger;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How spellings, exceptions and queries of the taxonomy say what an article is about. */
class TopicsOfArticlesTest {
    private static final String TOPICS = """
            databases: {name: Databases, spellings: [database, データベース]}
            redis: {name: Redis, parent: databases, spellings: [Redis]}
            inference: {name: Inference, spellings: [inference], except: [causal inference]}
            scaling: {name: Scaling, spellings: [scaling]}
            go: {name: Go, query: 'title:"in go"'}
            """;

    private static final String PADDING = " word".repeat(100);

    private final TopicTagger tagger = new TopicTagger(
            new TopicsFile("my.yaml").parse(TOPICS), new LuceneAnalysis(() -> Companies.NONE, () -> Topics.NONE, ""));

    private Set<String> of(String title, String text) {
        return tagger.of(new Article(
                new ArticleId(1), new CompanyId("acme"), title, "", null, text, null, Instant.EPOCH, null, 1));
    }

    @Test
    void a_spelling_in_the_title_is_enough_and_brings_what_lies_above() {
        assertEquals(Set.of("redis", "databases"), of("Redis at Acme", ""));
        assertEquals(Set.of("databases"), of("Our databases", ""));
        assertEquals(Set.of(), of("We scale", ""));
        assertEquals(Set.of("go"), of("Written in Go", ""));
    }

    @Test
    void a_part_of_a_longer_phrase_that_means_something_else_does_not_count() {
        assertEquals(Set.of(), of("A survey of causal inference", ""));
        assertEquals(Set.of("inference"), of("Causal inference and faster inference", ""));
    }

    @Test
    void a_short_text_tells_by_one_mention_of_a_name_a_long_one_by_three() {
        assertEquals(Set.of("redis", "databases"), of("A summary", "It tells of Redis."));
        assertEquals(Set.of(), of("A summary", "It tells of a database."));
        assertEquals(Set.of(), of("An article", "Redis and Redis." + PADDING));
        assertEquals(Set.of("redis", "databases"), of("An article", "Redis, Redis and Redis." + PADDING));
        assertEquals(Set.of(), of("An article", "Redis, Redis and Redis." + PADDING.repeat(9)));
    }

    @Test
    void spellings_of_languages_without_spaces_are_found_inside_sentences() {
        assertEquals(Set.of("databases"), of("分散データベースの話", ""));
        assertEquals(Set.of(), of("データの話", ""));
    }
}

package dev.blogboard.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.search.Topics;
import dev.blogboard.topic.Tagging;
import dev.blogboard.topic.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SqliteTagsTest extends StoreTest {
    @Test
    void articles_are_tagged_as_they_come_in_and_only_once() {
        poll(feed("https://example.com/feed"), NOW, item("1", "https://example.com/1", "Kafka", ""));
        Tagging tagging = tagging("first", article -> Set.of("kafka", "messaging"));

        assertEquals(new Tagging.Report(1, 1), tagging.run());
        assertEquals(new Tagging.Report(0, 0), tagging.run());
        assertEquals(Map.of(only().id(), Set.of("kafka", "messaging")), tags().of(List.of(only().id())));
    }

    @Test
    void tagging_for_the_first_time_does_not_count_as_a_change() {
        poll(feed("https://example.com/feed"), NOW, item("1", "https://example.com/1", "Kafka", ""));
        long change = articles.lastChange();
        tagging("first", article -> Set.of("kafka")).run();

        assertEquals(change, articles.lastChange());
    }

    @Test
    void another_taxonomy_changes_only_the_articles_whose_topics_change() {
        poll(
                feed("https://example.com/feed"),
                NOW,
                item("1", "https://example.com/1", "Kafka", ""),
                item("2", "https://example.com/2", "Flink", ""));
        tagging("first", article -> Set.of("old")).run();
        Map<ArticleId, Long> before = changes();
        Tagging.Report report = tagging(
                        "second", article -> article.title().equals("Flink") ? Set.of("flink") : Set.of("old"))
                .run();

        assertEquals(1, report.changed());
        stored().forEach(article -> assertEquals(
                article.title().equals("Flink"), article.change() > before.getOrDefault(article.id(), 0L)));
    }

    @Test
    void an_article_that_the_index_took_up_under_the_old_taxonomy_is_taken_up_again() {
        poll(feed("https://example.com/feed"), NOW, item("1", "https://example.com/1", "Kafka", ""));
        tagging("first", article -> Set.of("old")).run();
        poll(feed("https://example.com/other"), NOW, item("2", "https://example.com/2", "Flink", ""));
        long indexed = articles.lastChange();
        tagging("second", article -> Set.of("new")).run();

        assertTrue(stored().stream().allMatch(article -> article.change() > indexed));
    }

    @Test
    void an_edit_gives_an_article_the_topics_of_its_new_wording() {
        var feed = feed("https://example.com/feed");
        Tagging tagging = tagging("first", article -> Set.of(article.title()));
        poll(feed, NOW, item("1", "https://example.com/1", "kafka", ""));
        tagging.run();
        poll(feed, NOW, item("1", "https://example.com/1", "pulsar", ""));
        tagging.run();

        assertEquals(Set.of("pulsar"), tags().of(List.of(only().id())).get(only().id()));
    }

    @Test
    void a_period_is_counted_by_topic() {
        poll(
                feed("https://example.com/feed"),
                NOW,
                dated(item("1", "https://example.com/1", "kafka", ""), Instant.parse("2026-05-01T00:00:00Z")),
                dated(item("2", "https://example.com/2", "kafka", ""), Instant.parse("2026-05-07T23:59:59Z")),
                dated(item("3", "https://example.com/3", "flink", ""), Instant.parse("2026-05-08T00:00:00Z")));
        tagging("first", article -> Set.of(article.title())).run();
        Tags.Counts week =
                tags().published(Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-05-08T00:00:00Z"));

        assertEquals(new Tags.Counts(2, Map.of("kafka", new Tags.Counts.Topical(2, 1))), week);
        assertEquals(
                List.of("https://example.com/2", "https://example.com/1"),
                articles
                        .find(tags().published(
                                        Set.of("kafka", "flink"),
                                        Instant.parse("2026-05-01T00:00:00Z"),
                                        Instant.parse("2026-05-08T00:00:00Z"),
                                        10))
                        .stream()
                        .map(Article::url)
                        .toList());
    }

    private Tags tags() {
        return new SqliteTags(database);
    }

    private Article only() {
        return stored().getFirst();
    }

    private Map<ArticleId, Long> changes() {
        return stored().stream().collect(Collectors.toMap(Article::id, Article::change));
    }

    private Tagging tagging(String taxonomy, Function<Article, Set<String>> topics) {
        return new Tagging(
                articles,
                tags(),
                new Topics() {
                    @Override
                    public Optional<String> named(String name) {
                        return Optional.of(name);
                    }

                    @Override
                    public String label(String topic) {
                        return topic;
                    }

                    @Override
                    public Set<String> of(Article article) {
                        return topics.apply(article);
                    }

                    @Override
                    public List<String> all() {
                        return List.of();
                    }
                },
                taxonomy);
    }
}

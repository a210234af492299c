package dev.blogboard.discord;

import dev.blogboard.article.Companies;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.search.Topics;
import dev.blogboard.topic.Taxonomy;
import dev.blogboard.topic.Topic;
import dev.blogboard.topic.TopicTagger;
import java.util.List;

/** The few topics that the articles of {@link SampleLibrary} are about. */
final class TopicsOnTest {
    static final Taxonomy TAXONOMY = new Taxonomy(List.of(
            topic("messaging", "Messaging", null, "Message queue"),
            topic("kafka", "Apache Kafka", "messaging", "Kafka"),
            topic("feature-store", "Feature store", null, "Feature store"),
            topic("rust", "Rust", null, "Rust")));

    static final Topics TOPICS =
            new TopicTagger(TAXONOMY, new LuceneAnalysis(() -> Companies.NONE, () -> Topics.NONE, ""));

    private TopicsOnTest() {}

    private static Topic topic(
            String id, String name, @org.jspecify.annotations.Nullable String parent, String spelling) {
        return new Topic(id, name, List.of(), parent, null, null, List.of(spelling), null);
    }
}

package dev.blogboard.discord;

import dev.blogboard.app.SampleTopics;
import dev.blogboard.article.Companies;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.search.Topics;
import dev.blogboard.topic.Taxonomy;
import dev.blogboard.topic.TopicTagger;

/** The few topics that the articles of {@link SampleLibrary} are about. */
final class TopicsOnTest {
    static final Taxonomy TAXONOMY = SampleTopics.of("""
            messaging: {name: Messaging, spellings: [Message queue]}
            kafka: {name: Apache Kafka, parent: messaging, spellings: [Kafka]}
            feature-store: {name: Feature store}
            rust: {name: Rust}
            """);

    static final Topics TOPICS =
            new TopicTagger(TAXONOMY, new LuceneAnalysis(() -> Companies.NONE, () -> Topics.NONE, ""));

    private TopicsOnTest() {}
}

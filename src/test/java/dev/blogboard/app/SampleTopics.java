package dev.blogboard.app;

import dev.blogboard.topic.Taxonomy;

/** Topics of a test's own, written as in the configured file. */
public final class SampleTopics {
    private SampleTopics() {}

    public static Taxonomy of(String yaml) {
        return new TopicsFile("topics of a test").parse(yaml);
    }
}

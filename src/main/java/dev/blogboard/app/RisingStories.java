package dev.blogboard.app;

import dev.blogboard.article.ArticleId;
import dev.blogboard.digest.Trending;
import dev.blogboard.discover.Rising.RisingTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which articles are about topics that are written about more than usual, the one that rises most for each. */
final class RisingStories implements Trending {
    private static final int TOPICS = 20;

    private final App app;

    RisingStories(App app) {
        this.app = app;
    }

    @Override
    public Map<ArticleId, String> among(List<ArticleId> articles) {
        Discovery discovery = app.discovery();
        List<RisingTopic> rising = discovery.rising().thisWeek(TOPICS, 0).topics();
        if (rising.isEmpty()) {
            return Map.of();
        }
        Map<ArticleId, String> trends = new HashMap<>();
        discovery
                .tags()
                .of(articles)
                .forEach((article, topics) -> rising.stream()
                        .filter(topic -> topics.contains(topic.topic()))
                        .findFirst()
                        .ifPresent(topic -> trends.put(article, topic.name())));
        return trends;
    }
}

package dev.blogboard.search;

import dev.blogboard.article.Article;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The topics that articles are tagged with. What the topics of an article are has to depend on nothing but the article
 * and this value, so that a search and an alert see the same ones. Immutable, or to be replaced as a whole.
 */
public interface Topics {
    /** A place without topics, where {@code topic:} is refused. */
    Topics NONE = new Topics() {
        @Override
        public Optional<String> named(String name) {
            return Optional.empty();
        }

        @Override
        public String label(String topic) {
            return topic;
        }

        @Override
        public Set<String> of(Article article) {
            return Set.of();
        }

        @Override
        public List<String> all() {
            return List.of();
        }
    };

    /** The id of the topic that a person calls so: by id, label or another name, whatever the case. */
    Optional<String> named(String name);

    /** How a topic is called to people; the id itself where it is unknown. */
    String label(String topic);

    /** The ids of an article's topics, and of all topics above those. */
    Set<String> of(Article article);

    /** All ids. */
    List<String> all();
}

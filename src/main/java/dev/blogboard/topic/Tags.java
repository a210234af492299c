package dev.blogboard.topic;

import dev.blogboard.article.ArticleId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The topics of the stored articles, as they were tagged last. Each method is one transaction. */
public interface Tags {
    /** The topics of articles, and all topics above those; articles without any are left out. */
    Map<ArticleId, Set<String>> of(Collection<ArticleId> articles);

    /**
     * How many articles published from {@code from} (inclusive) to {@code before} (exclusive) have each topic. Articles
     * of which no more than the month is known are left out.
     */
    Counts published(Instant from, Instant before);

    /**
     * Articles published in a period with one of the topics, the newest first.
     *
     * @param limit how many at most
     */
    List<ArticleId> published(Set<String> topics, Instant from, Instant before, int limit);

    /** How far tagging has come. */
    State state();

    /**
     * Makes the tags of some articles be these, and remembers how far tagging has come. An article whose tags become
     * others by that counts as changed, so that the index takes it up again; one that had never been tagged does not.
     *
     * @param tags for each article its topics and all topics above those
     * @return how many articles got other tags than they had
     */
    int store(Map<ArticleId, Set<String>> tags, State state);

    /**
     * How many articles of a period have each topic.
     *
     * @param articles all articles of the period
     */
    record Counts(long articles, Map<String, Topical> topics) {
        public Counts {
            topics = Map.copyOf(topics);
        }

        /** @param companies how many companies published them */
        public record Topical(long articles, long companies) {}
    }

    /**
     * How far tagging has come.
     *
     * @param taxonomy the fingerprint of the taxonomy that the articles are tagged with
     * @param change the change number up to which they are
     */
    record State(String taxonomy, long change) {
        public static final State NOTHING = new State("", 0);
    }
}

package dev.blogboard.app;

import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.search.Topics;
import dev.blogboard.topic.Taxonomy;
import dev.blogboard.topic.Topic;
import dev.blogboard.topic.TopicTagger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The topics of the configured file, read when the first one is asked for: most commands need none. Safe for use by
 * several threads.
 */
final class KnownTopics implements Topics {
    private final String file;
    private @Nullable Taxonomy taxonomy;
    private @Nullable TopicTagger tagger;

    KnownTopics(String file) {
        this.file = file;
    }

    /** @throws ConfigException when the file cannot be read */
    synchronized Taxonomy taxonomy() {
        Taxonomy known = taxonomy;
        if (known == null) {
            known = new TopicsFile(file).load();
            taxonomy = known;
        }
        return known;
    }

    private synchronized TopicTagger tagger() {
        TopicTagger known = tagger;
        if (known == null) {
            known = new TopicTagger(taxonomy(), new LuceneAnalysis(() -> Companies.NONE, () -> Topics.NONE, ""));
            tagger = known;
        }
        return known;
    }

    /** Changes when the topics of an article may: with the taxonomy, and with how it is applied. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(TopicTagger.VERSION.getBytes(StandardCharsets.UTF_8));
            for (Topic topic : taxonomy().all()) {
                digest.update(topic.toString().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    @Override
    public Optional<String> named(String name) {
        return taxonomy().named(name).map(Topic::id);
    }

    @Override
    public String label(String topic) {
        return taxonomy().name(topic);
    }

    @Override
    public Set<String> of(Article article) {
        return tagger().of(article);
    }

    @Override
    public List<String> all() {
        return tagger().all();
    }
}

package dev.blogboard.topic;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Articles;
import dev.blogboard.search.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tags articles as they come in or change; and all of them again, a batch at a time, when the taxonomy is another one.
 * A stop at any point loses nothing: the next run goes on from the last batch that was stored.
 */
public final class Tagging {
    private static final int BATCH = 500;

    private final Articles articles;
    private final Tags tags;
    private final Topics topics;
    private final String fingerprint;

    /** @param fingerprint changes when the topics of any article may change by the taxonomy */
    public Tagging(Articles articles, Tags tags, Topics topics, String fingerprint) {
        this.articles = articles;
        this.tags = tags;
        this.topics = topics;
        this.fingerprint = fingerprint;
    }

    /**
     * What a run did.
     *
     * @param articles how many it looked at
     * @param changed how many of these have other topics now
     */
    public record Report(int articles, int changed) {}

    /** Tags what is to be tagged, and returns when that is done or the thread is interrupted. */
    public Report run() {
        Tags.State state = tags.state();
        long change = state.taxonomy().equals(fingerprint) ? state.change() : 0;
        int seen = 0;
        int changed = 0;
        for (List<Article> batch = articles.changedAfter(change, BATCH);
                !batch.isEmpty() && !Thread.currentThread().isInterrupted();
                batch = articles.changedAfter(change, BATCH)) {
            Map<ArticleId, Set<String>> found = new HashMap<>();
            batch.forEach(article -> found.put(article.id(), topics.of(article)));
            change = batch.getLast().change();
            changed += tags.store(found, new Tags.State(fingerprint, change));
            seen += batch.size();
        }
        return new Report(seen, changed);
    }
}

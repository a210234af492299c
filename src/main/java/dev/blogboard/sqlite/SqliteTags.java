package dev.blogboard.sqlite;

import dev.blogboard.article.ArticleId;
import dev.blogboard.topic.Tags;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The topics of articles in SQLite. Safe for use by several threads. */
public final class SqliteTags implements Tags {
    private static final String TAXONOMY = "topics";
    private static final String TAGGED_TO = "topics-tagged-to";
    /** Well below the number of variables that a statement of SQLite may have. */
    private static final int CHUNK = 5_000;

    private final Database database;

    public SqliteTags(Database database) {
        this.database = database;
    }

    @Override
    public Map<ArticleId, Set<String>> of(Collection<ArticleId> articles) {
        List<Long> ids = articles.stream().map(ArticleId::value).toList();
        return database.reading(handle -> {
            Map<ArticleId, Set<String>> topics = new HashMap<>();
            for (int start = 0; start < ids.size(); start += CHUNK) {
                topics.putAll(read(handle, ids.subList(start, Math.min(ids.size(), start + CHUNK))));
            }
            return topics;
        });
    }

    private static Map<ArticleId, Set<String>> read(Handle handle, List<Long> ids) {
        Map<ArticleId, Set<String>> topics = new HashMap<>();
        handle.createQuery("SELECT article, topic FROM article_topic WHERE article IN (<ids>)")
                .bindList("ids", ids)
                .map((row, context) -> {
                    topics.computeIfAbsent(new ArticleId(row.getLong("article")), none -> new HashSet<>())
                            .add(Rows.text(row, "topic"));
                    return true;
                })
                .list();
        return topics;
    }

    @Override
    public Counts published(Instant from, Instant before) {
        return database.reading(handle -> {
            long all = handle.createQuery("""
                            SELECT count(*) FROM article
                            WHERE published >= :from AND published < :before AND precision IN ('DAY', 'SECOND')
                            """)
                    .bind("from", from.getEpochSecond())
                    .bind("before", before.getEpochSecond())
                    .mapTo(Long.class)
                    .one();
            Map<String, Counts.Topical> topics = new HashMap<>();
            handle.createQuery("""
                            SELECT topic, count(*) AS articles, count(DISTINCT company) AS companies
                            FROM article JOIN article_topic ON article = article.id
                            WHERE published >= :from AND published < :before AND precision IN ('DAY', 'SECOND')
                            GROUP BY topic
                            """)
                    .bind("from", from.getEpochSecond())
                    .bind("before", before.getEpochSecond())
                    .map((row, context) -> topics.put(
                            Rows.text(row, "topic"),
                            new Counts.Topical(row.getLong("articles"), row.getLong("companies"))))
                    .list();
            return new Counts(all, topics);
        });
    }

    @Override
    public List<ArticleId> published(Set<String> topics, Instant from, Instant before, int limit) {
        if (topics.isEmpty()) {
            return List.of();
        }
        return database.reading(handle -> handle.createQuery("""
                        SELECT id FROM article
                        WHERE published >= :from AND published < :before AND precision IN ('DAY', 'SECOND')
                          AND EXISTS (SELECT 1 FROM article_topic WHERE article = article.id AND topic IN (<topics>))
                        ORDER BY published DESC, id DESC LIMIT :limit
                        """)
                .bind("from", from.getEpochSecond())
                .bind("before", before.getEpochSecond())
                .bind("limit", limit)
                .bindList("topics", List.copyOf(topics))
                .mapTo(Long.class)
                .map(ArticleId::new)
                .list());
    }

    @Override
    public State state() {
        return database.reading(handle -> new State(
                SqliteSettings.get(handle, TAXONOMY).orElse(""),
                SqliteSettings.get(handle, TAGGED_TO).map(Long::parseLong).orElse(0L)));
    }

    @Override
    public int store(Map<ArticleId, Set<String>> tags, State state) {
        return database.writing(handle -> {
            List<Long> ids = tags.keySet().stream().map(ArticleId::value).toList();
            Map<ArticleId, Set<String>> before = ids.isEmpty() ? Map.of() : read(handle, ids);
            Map<ArticleId, Set<String>> others = new HashMap<>();
            tags.forEach((article, topics) -> {
                if (!topics.equals(before.getOrDefault(article, Set.of()))) {
                    others.put(article, topics);
                }
            });
            String taxonomy = SqliteSettings.get(handle, TAXONOMY).orElse("");
            if (!taxonomy.isEmpty() && !taxonomy.equals(state.taxonomy())) {
                handle.execute("UPDATE article SET tagged = 1 WHERE tagged = 0");
            }
            write(handle, others);
            touch(handle, others.keySet());
            markTagged(handle, ids);
            SqliteSettings.put(handle, TAXONOMY, state.taxonomy());
            SqliteSettings.put(handle, TAGGED_TO, Long.toString(state.change()));
            return others.size();
        });
    }

    private static void write(Handle handle, Map<ArticleId, Set<String>> tags) {
        try (PreparedBatch forget = handle.prepareBatch("DELETE FROM article_topic WHERE article = ?");
                PreparedBatch insert =
                        handle.prepareBatch("INSERT INTO article_topic (article, topic) VALUES (?, ?)")) {
            tags.keySet().forEach(article -> forget.add(article.value()));
            tags.forEach((article, topics) -> topics.forEach(topic -> insert.add(article.value(), topic)));
            if (forget.size() > 0) {
                forget.execute();
            }
            if (insert.size() > 0) {
                insert.execute();
            }
        }
    }

    /** Where the index may have taken an article up with other topics, it has to take it up again. */
    private static void touch(Handle handle, Collection<ArticleId> articles) {
        if (articles.isEmpty()) {
            return;
        }
        List<Long> indexed = handle.createQuery("SELECT id FROM article WHERE tagged = 1 AND id IN (<ids>) ORDER BY id")
                .bindList("ids", articles.stream().map(ArticleId::value).toList())
                .mapTo(Long.class)
                .list();
        Changes changes = Changes.in(handle);
        for (long id : indexed) {
            handle.execute("UPDATE article SET change = ? WHERE id = ?", changes.next(), id);
        }
        changes.save(handle);
    }

    private static void markTagged(Handle handle, List<Long> ids) {
        if (!ids.isEmpty()) {
            handle.createUpdate("UPDATE article SET tagged = 1 WHERE tagged = 0 AND id IN (<ids>)")
                    .bindList("ids", ids)
                    .execute();
        }
    }
}

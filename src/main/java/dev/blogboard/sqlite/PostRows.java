package dev.blogboard.sqlite;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Post;
import dev.blogboard.alert.Subscription;
import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Posts put together from their rows: the same for every attempt, but for what was edited meanwhile. */
final class PostRows {
    private PostRows() {}

    /** A post's own row. */
    record Head(
            long id,
            String nonce,
            Destination destination,
            Instant created,
            Post.Occasion occasion,
            String state,
            int attempts,
            int looks,
            boolean shortened) {}

    static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getLong("id"),
                Rows.text(row, "nonce"),
                Destination.parse(Rows.text(row, "destination")),
                Instant.ofEpochSecond(row.getLong("created")),
                Post.Occasion.valueOf(Rows.text(row, "occasion")),
                Rows.text(row, "state"),
                row.getInt("attempts"),
                row.getInt("looks"),
                row.getBoolean("shortened"));
    }

    private record Part(long article, long story, long subscription) {}

    /** The post; empty when all of its subscriptions were removed. */
    static Optional<Post> post(Handle handle, Head head) {
        List<Part> parts = handle.createQuery("""
                        SELECT alert.article, coalesce(retold.original, alert.article) AS story, alert.subscription
                        FROM alert LEFT JOIN retold ON retold.article = alert.article
                        WHERE alert.post = ? ORDER BY alert.id
                        """)
                .bind(0, head.id())
                .map((row, context) ->
                        new Part(row.getLong("article"), row.getLong("story"), row.getLong("subscription")))
                .list();
        Map<Long, List<Part>> stories = new LinkedHashMap<>();
        parts.forEach(part -> stories.computeIfAbsent(part.story(), story -> new ArrayList<>())
                .add(part));
        if (stories.isEmpty()) {
            return Optional.empty();
        }
        List<Post.Entry> entries = stories.values().stream()
                .limit(Post.MOST_ENTRIES)
                .map(story -> entry(handle, story))
                .toList();
        Manner manner = entries.stream()
                .flatMap(entry -> entry.subscriptions().stream())
                .map(Subscription::manner)
                .reduce(Manner.PLAIN, Manner::and);
        return Optional.of(new Post(
                head.nonce(),
                head.destination(),
                head.created(),
                head.occasion(),
                entries,
                stories.size() - entries.size(),
                manner,
                head.shortened()));
    }

    private static Post.Entry entry(Handle handle, List<Part> story) {
        Article article = articles(handle, ":id", story.getFirst().article()).getFirst();
        List<Article> alsoAt = articles(
                        handle,
                        "SELECT article FROM retold WHERE original = :id UNION SELECT :id",
                        story.getFirst().story())
                .stream()
                .filter(other -> !other.id().equals(article.id()))
                .toList();
        Set<Long> ids = story.stream().map(Part::subscription).collect(Collectors.toCollection(LinkedHashSet::new));
        List<Subscription> subscriptions = handle.createQuery(
                        "SELECT * FROM subscription WHERE id IN (<ids>) ORDER BY id")
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> SqliteSubscriptions.subscription(row))
                .list();
        return new Post.Entry(article, company(handle, article), alsoAt, subscriptions);
    }

    private static List<Article> articles(Handle handle, String ids, long id) {
        return handle.createQuery(
                        "SELECT " + Rows.ARTICLE_COLUMNS + " FROM article WHERE id IN (" + ids + ") ORDER BY id")
                .bind("id", id)
                .map((row, context) -> Rows.article(row))
                .list();
    }

    private static Company company(Handle handle, Article article) {
        return handle.createQuery("SELECT * FROM company WHERE id = ?")
                .bind(0, article.company().value())
                .map((row, context) -> Rows.company(row))
                .one();
    }

    /** Changes when, and only when, a reader would see a difference. */
    static String fingerprint(Post post) {
        String shown = post.entries().stream()
                .map(entry -> entry.article().title()
                        + '\n'
                        + entry.article().url()
                        + '\n'
                        + entry.company().name()
                        + '\n'
                        + entry.article()
                                .text()
                                .substring(
                                        0, Math.min(400, entry.article().text().length()))
                        + '\n'
                        + entry.alsoAt().stream().map(Article::url).toList()
                        + '\n'
                        + entry.subscriptions().stream()
                                .map(Subscription::query)
                                .toList())
                .collect(Collectors.joining("\n", post.more() + "\n", ""));
        return hash(shown).substring(0, 32);
    }

    /** Of no other post, in this store or any other: an old backup gives out the same numbers, at other times. */
    static String nonce(String store, char kind, long id, Instant created) {
        return kind + hash(store + kind + id + '\n' + created.getEpochSecond()).substring(0, Post.LONGEST_NONCE - 1);
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}

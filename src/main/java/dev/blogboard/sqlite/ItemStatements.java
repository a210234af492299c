package dev.blogboard.sqlite;

import dev.blogboard.article.CompanyId;
import dev.blogboard.article.Item;
import dev.blogboard.article.Published;
import dev.blogboard.feed.FeedId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of storing items. Plain JDBC, each statement prepared once for a whole document: a poll of all feeds runs
 * tens of thousands of these, and preparing them each time would cost more than running them.
 */
final class ItemStatements implements AutoCloseable {
    private final Connection connection;
    private final FeedId feed;
    private final Changes changes;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    ItemStatements(Connection connection, FeedId feed, Changes changes) {
        this.connection = connection;
        this.feed = feed;
        this.changes = changes;
    }

    /**
     * A stored article that an item may be.
     *
     * @param hash of what this feed said of it last; 0 when this feed has not been asked about
     * @param feed whose edits count
     */
    record Known(
            long article,
            long hash,
            @Nullable FeedId feed,
            String url,
            String title,
            String text,
            @Nullable Published published) {
        boolean belongsTo(FeedId other) {
            return other.equals(feed);
        }

        /** The date it has, unless the other one is the first or says it more exactly. */
        @Nullable
        Published refined(@Nullable Published other) {
            if (published == null || other == null) {
                return published == null ? other : published;
            }
            return other.precision().compareTo(published.precision()) > 0 ? other : published;
        }
    }

    /** What does not stand in the item as it is to be stored. */
    record NewArticle(
            CompanyId company,
            @Nullable String canonical,
            String url,
            String title,
            String text,
            @Nullable Published published,
            boolean history,
            boolean held) {}

    @Nullable
    Known findByKey(String key) throws SQLException {
        PreparedStatement query = prepare("""
                SELECT article.id, entry.hash, article.feed, url, title, text, published, precision
                FROM entry JOIN article ON article.id = entry.article
                WHERE entry.feed = ? AND entry.key = ?
                """);
        query.setLong(1, feed.value());
        query.setString(2, key);
        return known(query);
    }

    @Nullable
    Known findByCanonical(String canonical) throws SQLException {
        PreparedStatement query = prepare("""
                SELECT id, 0 AS hash, feed, url, title, text, published, precision FROM article WHERE canonical = ?
                """);
        query.setString(1, canonical);
        return known(query);
    }

    private static @Nullable Known known(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? known(row) : null;
        }
    }

    private static Known known(ResultSet row) throws SQLException {
        long owner = row.getLong("feed");
        FeedId owning = row.wasNull() ? null : new FeedId(owner);
        return new Known(
                row.getLong("id"),
                row.getLong("hash"),
                owning,
                Rows.text(row, "url"),
                Rows.text(row, "title"),
                Rows.text(row, "text"),
                Rows.published(row));
    }

    /** All articles that this feed ever brought. */
    List<Known> articlesOfFeed() throws SQLException {
        PreparedStatement query = prepare("""
                SELECT article.id, 0 AS hash, article.feed, url, title, text, published, precision
                FROM entry JOIN article ON article.id = entry.article WHERE entry.feed = ? ORDER BY article.id
                """);
        query.setLong(1, feed.value());
        List<Known> articles = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                articles.add(known(row));
            }
        }
        return articles;
    }

    boolean knowsFromThisFeed(long article) throws SQLException {
        PreparedStatement query = prepare("SELECT 1 FROM entry WHERE article = ? AND feed = ?");
        query.setLong(1, article);
        query.setLong(2, feed.value());
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    long insertArticle(NewArticle article, Item item, @Nullable String language, Instant now) throws SQLException {
        PreparedStatement insert = prepare("""
                INSERT INTO article (company, feed, canonical, url, title, author, text, published, precision,
                                     first_seen, language, history, held, matched, change)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                RETURNING id
                """);
        insert.setString(1, article.company().value());
        insert.setLong(2, feed.value());
        insert.setString(3, article.canonical());
        insert.setString(4, article.url());
        insert.setString(5, article.title());
        insert.setString(6, item.author());
        insert.setString(7, article.text());
        bindPublished(insert, 8, article.published());
        insert.setLong(10, now.getEpochSecond());
        insert.setString(11, language);
        insert.setBoolean(12, article.history());
        insert.setBoolean(13, article.held());
        insert.setBoolean(14, article.history() || article.held());
        insert.setLong(15, changes.next());
        try (ResultSet row = insert.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    void insertEntry(String key, long article, long hash) throws SQLException {
        PreparedStatement insert = prepare("INSERT INTO entry (feed, key, article, hash) VALUES (?, ?, ?, ?)");
        insert.setLong(1, feed.value());
        insert.setString(2, key);
        insert.setLong(3, article);
        insert.setLong(4, hash);
        insert.executeUpdate();
    }

    /** @param readyBy until when the article waits for its page before it is matched; null for history */
    void insertPage(long article, String url, Instant due, @Nullable Instant readyBy) throws SQLException {
        PreparedStatement insert =
                prepare("INSERT INTO page (article, host, state, ready_by, due) VALUES (?, ?, 'WAITING', ?, ?)");
        insert.setLong(1, article);
        insert.setString(2, SqlitePages.host(url));
        insert.setLong(3, readyBy == null ? 0 : readyBy.getEpochSecond());
        insert.setLong(4, due.getEpochSecond());
        insert.executeUpdate();
    }

    boolean hasTextOfPage(long article) throws SQLException {
        PreparedStatement query = prepare("SELECT 1 FROM page WHERE article = ? AND state = 'FETCHED'");
        query.setLong(1, article);
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    void updateEntry(String key, long hash) throws SQLException {
        PreparedStatement update = prepare("UPDATE entry SET hash = ? WHERE feed = ? AND key = ?");
        update.setLong(1, hash);
        update.setLong(2, feed.value());
        update.setString(3, key);
        update.executeUpdate();
    }

    /** Gives an article the canonical URL that it is known by from now on, where no other article has that. */
    void moveTo(long article, @Nullable String canonical) throws SQLException {
        PreparedStatement update = prepare("UPDATE OR IGNORE article SET canonical = ? WHERE id = ?");
        update.setString(1, canonical);
        update.setLong(2, article);
        update.executeUpdate();
    }

    void adopt(long article) throws SQLException {
        PreparedStatement update = prepare("UPDATE article SET feed = ? WHERE id = ?");
        update.setLong(1, feed.value());
        update.setLong(2, article);
        update.executeUpdate();
    }

    void updateArticle(
            long article, String url, String title, String text, @Nullable String author, @Nullable Published published)
            throws SQLException {
        PreparedStatement update = prepare("""
                UPDATE article SET url = ?, title = ?, text = ?, author = coalesce(?, author), published = ?,
                    precision = ?, change = ?
                WHERE id = ?
                """);
        update.setString(1, url);
        update.setString(2, title);
        update.setString(3, text);
        update.setString(4, author);
        bindPublished(update, 5, published);
        update.setLong(7, changes.next());
        update.setLong(8, article);
        update.executeUpdate();
    }

    private static void bindPublished(PreparedStatement statement, int index, @Nullable Published published)
            throws SQLException {
        statement.setObject(index, published == null ? null : published.start().getEpochSecond());
        statement.setString(
                index + 1, published == null ? null : published.precision().name());
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
    }
}

package dev.blogboard.sqlite;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Articles;
import dev.blogboard.article.CanonicalUrl;
import dev.blogboard.article.LibraryEntry;
import dev.blogboard.article.Published;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The articles in SQLite. Safe for use by several threads. */
public final class SqliteArticles implements Articles {
    /** The setting with the store's name; {@link Database#backup} leaves it out, so that each copy gets its own. */
    static final String STORE = "name-of-this-copy";

    private final Database database;
    private final InstantSource clock;

    public SqliteArticles(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<Article> find(List<ArticleId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<ArticleId, Article> found = new HashMap<>();
        database.reading(handle -> {
            handle.createQuery("SELECT " + Rows.ARTICLE_COLUMNS + " FROM article WHERE id IN (<ids>)")
                    .bindList("ids", ids.stream().map(ArticleId::value).toList())
                    .map((row, context) -> Rows.article(row))
                    .forEach(article -> found.put(article.id(), article));
            return found;
        });
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public Map<ArticleId, String> titles(Collection<ArticleId> ids) {
        String numbers = ids.stream().map(id -> Long.toString(id.value())).collect(Collectors.joining(",", "[", "]"));
        Map<ArticleId, String> titles = new HashMap<>();
        database.reading(handle -> {
            // As JSON, since there may be thousands: more than a statement may have parameters.
            handle.createQuery("SELECT id, title FROM article WHERE id IN (SELECT value FROM json_each(?))")
                    .bind(0, numbers)
                    .map((row, context) -> Map.entry(new ArticleId(row.getLong(1)), row.getString(2)))
                    .forEach(title -> titles.put(title.getKey(), title.getValue()));
            return titles;
        });
        return titles;
    }

    @Override
    public List<Article> changedAfter(long change, int limit) {
        return database.reading(handle -> handle.createQuery("SELECT " + Rows.ARTICLE_COLUMNS
                        + " FROM article WHERE change > :change ORDER BY change LIMIT :limit")
                .bind("change", change)
                .bind("limit", limit)
                .map((row, context) -> Rows.article(row))
                .list());
    }

    @Override
    public long lastChange() {
        return database.reading(Changes::last);
    }

    @Override
    public String store() {
        return database.writing(handle -> {
            handle.execute("INSERT INTO setting VALUES (?, lower(hex(randomblob(16)))) ON CONFLICT DO NOTHING", STORE);
            return handle.createQuery("SELECT value FROM setting WHERE name = ?")
                    .bind(0, STORE)
                    .mapTo(String.class)
                    .one();
        });
    }

    @Override
    public long count() {
        return database.reading(handle -> handle.createQuery("SELECT count(*) FROM article")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public int addHistory(Collection<LibraryEntry> entries) {
        return database.writing(handle -> insertHistory(handle, entries));
    }

    private int insertHistory(Handle handle, Collection<LibraryEntry> entries) throws SQLException {
        Changes changes = Changes.in(handle);
        long firstNew = Changes.last(handle) + 1;
        long now = clock.instant().getEpochSecond();
        int added = 0;
        // One prepared statement for thousands of rows: the library has to be there before anyone can type a query.
        try (PreparedStatement insert = handle.getConnection().prepareStatement("""
                        INSERT INTO article (company, canonical, url, title, text, published, precision, first_seen,
                                             language, history, matched, change)
                        SELECT ?1, ?2, ?3, ?4, '', ?5, ?6, ?7, ?8, 1, 1, ?9
                        WHERE EXISTS (SELECT 1 FROM company WHERE id = ?1)
                        ON CONFLICT (canonical) DO NOTHING
                        """)) {
            for (LibraryEntry entry : entries) {
                Published published = entry.published();
                insert.setString(1, entry.company().value());
                insert.setString(2, CanonicalUrl.of(entry.url()).orElse(entry.url()));
                insert.setString(3, entry.url());
                insert.setString(4, entry.title());
                insert.setObject(5, published == null ? null : published.start().getEpochSecond());
                insert.setString(
                        6, published == null ? null : published.precision().name());
                insert.setLong(7, now);
                insert.setString(8, entry.language());
                insert.setLong(9, changes.next());
                added += insert.executeUpdate();
            }
        }
        queuePages(handle, firstNew);
        changes.save(handle);
        return added;
    }

    /** Of the library only titles are known: all of its pages are to be fetched, in time. */
    private static void queuePages(Handle handle, long firstNew) {
        handle.createUpdate("""
                        INSERT INTO page (article, host, state, ready_by, due)
                        SELECT id, lower(substr(rest, 1, CASE instr(rest, '/') WHEN 0 THEN length(rest)
                            ELSE instr(rest, '/') - 1 END)), 'WAITING', 0, first_seen
                        FROM (SELECT id, first_seen, substr(url, instr(url, '://') + 3) AS rest
                            FROM article WHERE change >= :first)
                        """).bind("first", firstNew).execute();
    }
}

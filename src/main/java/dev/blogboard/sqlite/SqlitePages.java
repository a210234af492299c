package dev.blogboard.sqlite;

import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Published;
import dev.blogboard.article.WholeText;
import dev.blogboard.page.Page;
import dev.blogboard.page.Pages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The queue of pages in SQLite. Safe for use by several threads. */
public final class SqlitePages implements Pages {
    private static final Pattern HOST = Pattern.compile("(?i)https?://(?:[^/?#@]*@)?([^/?#]+).*");

    private final Database database;

    public SqlitePages(Database database) {
        this.database = database;
    }

    /** By what pages are held apart: host and port. */
    static String host(String url) {
        Matcher parts = HOST.matcher(url);
        return parts.matches() ? parts.group(1).toLowerCase(Locale.ROOT) : "";
    }

    @Override
    public List<Waiting> urgent(Instant now, int limit) {
        return database.reading(handle -> handle.createQuery("""
                        SELECT page.article, article.url, page.tries FROM page JOIN article ON article.id = page.article
                        WHERE page.state = 'WAITING' AND page.ready_by > 0 AND page.due <= :now
                        ORDER BY page.due, page.article LIMIT :limit
                        """)
                .bind("now", now.getEpochSecond())
                .bind("limit", limit)
                .map((row, context) -> waiting(row))
                .list());
    }

    @Override
    public List<Waiting> ofHistory(Instant now, int limit) {
        // Of a group's rows SQLite takes the one that max() is found in.
        return database.reading(handle -> handle.createQuery("""
                        SELECT page.article, article.url, page.tries, max(coalesce(article.published, 0)) AS newest
                        FROM page JOIN article ON article.id = page.article
                        WHERE page.state = 'WAITING' AND page.ready_by = 0 AND page.due <= :now
                        GROUP BY page.host ORDER BY newest DESC LIMIT :limit
                        """)
                .bind("now", now.getEpochSecond())
                .bind("limit", limit)
                .map((row, context) -> waiting(row))
                .list());
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(new ArticleId(row.getLong("article")), Rows.text(row, "url"), row.getInt("tries"));
    }

    @Override
    public void read(ArticleId article, Page page) {
        database.write(handle -> {
            handle.createUpdate("""
                            UPDATE page SET state = 'FETCHED', tries = tries + 1, error = NULL, canonical = :canonical,
                                image = :image
                            WHERE article = :article
                            """)
                    .bind("article", article.value())
                    .bind("canonical", page.canonicalUrl())
                    .bind("image", page.image())
                    .execute();
            known(handle, article).ifPresent(known -> fillIn(handle, article, known, page));
        });
    }

    /** What the article is before its page is taken into it. */
    private record Known(String text, @Nullable Published published) {}

    private static Optional<Known> known(Handle handle, ArticleId article) {
        return handle.createQuery("SELECT text, published, precision FROM article WHERE id = ?")
                .bind(0, article.value())
                .map((row, context) -> new Known(Rows.text(row, "text"), Rows.published(row)))
                .findOne();
    }

    /** The feed is right about what it says; the page adds its text, and what the feed left out. */
    private static void fillIn(Handle handle, ArticleId article, Known known, Page page) {
        boolean fuller = page.text().length() > known.text().length() && !WholeText.isWhole(known.text());
        Published published = known.published() == null ? page.published() : known.published();
        Changes changes = Changes.in(handle);
        handle.createUpdate("""
                        UPDATE article SET text = :text, author = coalesce(author, :author), published = :published,
                            precision = :precision, language = coalesce(language, :language), change = :change
                        WHERE id = :article
                        """)
                .bind("article", article.value())
                .bind("text", fuller ? page.text() : known.text())
                .bind("author", page.author())
                .bind("published", published == null ? null : published.start().getEpochSecond())
                .bind(
                        "precision",
                        published == null ? null : published.precision().name())
                .bind("language", page.language())
                .bind("change", changes.next())
                .execute();
        changes.save(handle);
    }

    @Override
    public void refused(ArticleId article, String reason) {
        database.write(handle -> handle.execute(
                "UPDATE page SET state = 'FAILED', tries = tries + 1, error = ? WHERE article = ?",
                reason,
                article.value()));
    }

    @Override
    public void postpone(ArticleId article, String reason, Instant due) {
        database.write(handle -> handle.execute(
                "UPDATE page SET tries = tries + 1, error = ?, due = ?, ready_by = 0 WHERE article = ?",
                reason,
                due.getEpochSecond(),
                article.value()));
    }

    @Override
    public long waiting() {
        return database.reading(handle -> handle.createQuery("SELECT count(*) FROM page WHERE state = 'WAITING'")
                .mapTo(Long.class)
                .one());
    }
}

package dev.blogboard.sqlite;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.Published;
import dev.blogboard.feed.ArchivePages;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.FeedAdvice;
import dev.blogboard.feed.FeedId;
import dev.blogboard.feed.Reading;
import dev.blogboard.feed.Validators;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How rows become values. The names of columns are the same in every query, so each table has one mapping. */
final class Rows {
    static final String ARTICLE_COLUMNS = """
            article.id, article.company, article.title, article.url, article.author, article.text, article.published,
            article.precision, article.first_seen, article.language, article.change
            """;

    private Rows() {}

    static Article article(ResultSet row) throws SQLException {
        return new Article(
                new ArticleId(row.getLong("id")),
                new CompanyId(text(row, "company")),
                text(row, "title"),
                text(row, "url"),
                row.getString("author"),
                text(row, "text"),
                published(row),
                Instant.ofEpochSecond(row.getLong("first_seen")),
                row.getString("language"),
                row.getLong("change"));
    }

    static @Nullable Published published(ResultSet row) throws SQLException {
        Instant start = instant(row, "published");
        return start == null ? null : new Published(start, Published.Precision.valueOf(text(row, "precision")));
    }

    static Company company(ResultSet row) throws SQLException {
        String aliases = text(row, "aliases");
        String parent = row.getString("parent");
        return new Company(
                new CompanyId(text(row, "id")),
                text(row, "name"),
                aliases.isEmpty() ? List.of() : List.of(aliases.split("\n")),
                parent == null ? null : new CompanyId(parent),
                row.getString("site"),
                row.getBoolean("ambiguous"));
    }

    static Feed feed(ResultSet row) throws SQLException {
        return new Feed(
                new FeedId(row.getLong("id")),
                text(row, "url"),
                new CompanyId(text(row, "company")),
                row.getString("title"),
                row.getString("site"),
                row.getString("language"),
                Feed.Origin.valueOf(text(row, "origin")),
                row.getBoolean("paused"),
                row.getBoolean("completed"),
                new Validators(row.getString("etag"), row.getString("last_modified")),
                row.getString("body_hash"),
                Instant.ofEpochSecond(row.getLong("next_poll")),
                instant(row, "retry_after"),
                instant(row, "last_poll"),
                instant(row, "last_success"),
                row.getObject("last_status") == null ? null : row.getInt("last_status"),
                row.getString("last_error"),
                row.getInt("failures"),
                row.getBoolean("gone"),
                seconds(row, "rhythm"),
                new FeedAdvice(
                        seconds(row, "ttl"),
                        parts(row, "skip_hours", Integer::valueOf),
                        parts(row, "skip_days", DayOfWeek::valueOf),
                        List.copyOf(parts(row, "hubs", Function.identity())),
                        row.getString("self")),
                archive(row),
                row.getString("moved_to"),
                reading(row));
    }

    private static @Nullable Reading reading(ResultSet row) throws SQLException {
        String stage = row.getString("stage");
        return stage == null ? null : new Reading(Reading.Stage.valueOf(stage), row.getString("stage_reason"));
    }

    private static @Nullable ArchivePages archive(ResultSet row) throws SQLException {
        String url = row.getString("archive_url");
        String items = row.getString("archive_items");
        return url == null || items == null ? null : new ArchivePages(url, items, row.getString("archive_next"));
    }

    private static @Nullable Duration seconds(ResultSet row, String column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? null : Duration.ofSeconds(seconds);
    }

    /** A column of parts with a newline between them. */
    private static <T> Set<T> parts(ResultSet row, String column, Function<String, T> reader) throws SQLException {
        String joined = row.getString(column);
        return joined == null || joined.isEmpty()
                ? Set.of()
                : Arrays.stream(joined.split("\n")).map(reader).collect(Collectors.toUnmodifiableSet());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochSecond(seconds);
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** A column that is never NULL. */
    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    static @Nullable Long seconds(@Nullable Instant instant) {
        return instant == null ? null : instant.getEpochSecond();
    }
}

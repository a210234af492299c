package dev.blogboard.sqlite;

import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.feed.ArchivePages;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.FeedId;
import dev.blogboard.feed.Feeds;
import dev.blogboard.feed.Fetched;
import dev.blogboard.feed.Notice;
import dev.blogboard.feed.ParsedFeed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The feeds and companies in SQLite. Safe for use by several threads. */
public final class SqliteFeeds implements Feeds {
    private final Database database;
    private final Duration waitForPages;

    /** Without pages: an article is what its feed says, and ready at once. */
    public SqliteFeeds(Database database) {
        this(database, Duration.ZERO);
    }

    /**
     * @param waitForPages how long a new article without its whole text waits for its page before it is matched; zero
     *     when no pages are fetched
     */
    public SqliteFeeds(Database database, Duration waitForPages) {
        this.database = database;
        this.waitForPages = waitForPages;
    }

    @Override
    public Companies companies() {
        return database.reading(handle -> new Companies(handle.createQuery("SELECT * FROM company ORDER BY id")
                .map((row, context) -> Rows.company(row))
                .list()));
    }

    @Override
    public List<Feed> all() {
        return database.reading(handle -> handle.createQuery("SELECT * FROM feed ORDER BY company, url")
                .map((row, context) -> Rows.feed(row))
                .list());
    }

    @Override
    public List<Feed> due(Instant now) {
        return database.reading(handle -> handle.createQuery("""
            SELECT * FROM feed
            WHERE paused = 0 AND gone = 0 AND next_poll <= :now AND (retry_after IS NULL OR retry_after <= :now)
            ORDER BY next_poll
            """)
                .bind("now", now.getEpochSecond())
                .map((row, context) -> Rows.feed(row))
                .list());
    }

    @Override
    public Optional<Feed> withUrl(String url) {
        return database.reading(handle -> withUrl(handle, url));
    }

    private static Optional<Feed> withUrl(Handle handle, String url) {
        return handle.createQuery("SELECT * FROM feed WHERE url = :url")
                .bind("url", url)
                .map((row, context) -> Rows.feed(row))
                .findOne();
    }

    @Override
    public CatalogueChange apply(Catalogue catalogue, Instant now) {
        return database.writing(handle -> {
            catalogue.companies().forEach(company -> saveCompany(handle, company));
            return CatalogueFeeds.apply(handle, catalogue.feeds(), now);
        });
    }

    private static void saveCompany(Handle handle, Company company) {
        CompanyId parent = company.parent();
        handle.createUpdate("""
            INSERT INTO company (id, name, aliases, parent, site, ambiguous)
            VALUES (:id, :name, :aliases, :parent, :site, :ambiguous)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, aliases = excluded.aliases,
                parent = excluded.parent, site = excluded.site, ambiguous = excluded.ambiguous
            """)
                .bind("id", company.id().value())
                .bind("name", company.name())
                .bind("aliases", String.join("\n", company.aliases()))
                .bind("parent", parent == null ? null : parent.value())
                .bind("site", company.site())
                .bind("ambiguous", company.ambiguous())
                .execute();
    }

    @Override
    public void addCompany(Company company) {
        database.write(handle -> {
            boolean known = handle.createQuery("SELECT count(*) FROM company WHERE id = ?")
                            .bind(0, company.id().value())
                            .mapTo(Integer.class)
                            .one()
                    > 0;
            if (!known) {
                saveCompany(handle, company);
            }
        });
    }

    @Override
    public Optional<Feed> add(NewFeed feed, Feed.Origin origin, Instant now) {
        return database.writing(handle -> {
            int added = insert(handle, feed, origin, now);
            return added == 0 ? Optional.empty() : withUrl(handle, feed.url());
        });
    }

    /** Returns 0 when a feed with this URL is there already, else 1. */
    static int insert(Handle handle, NewFeed feed, Feed.Origin origin, Instant now) {
        ArchivePages archive = feed.archive();
        return handle.createUpdate("""
            INSERT INTO feed (url, company, title, site, language, origin, next_poll, archive_url,
                archive_items, archive_next)
            VALUES (:url, :company, :title, :site, :language, :origin, :now, :archive, :items, :next)
            ON CONFLICT (url) DO NOTHING
            """)
                .bind("url", feed.url())
                .bind("company", feed.company().value())
                .bind("title", feed.title())
                .bind("site", feed.site())
                .bind("language", feed.language())
                .bind("origin", origin.name())
                .bind("now", now.getEpochSecond())
                .bind("archive", archive == null ? null : archive.url())
                .bind("items", archive == null ? null : archive.items())
                .bind("next", archive == null ? null : archive.next())
                .execute();
    }

    @Override
    public void remove(FeedId feed) {
        database.write(handle -> delete(handle, feed));
    }

    static void delete(Handle handle, FeedId feed) {
        handle.execute("UPDATE article SET feed = NULL WHERE feed = ?", feed.value());
        handle.execute("DELETE FROM feed WHERE id = ?", feed.value());
    }

    @Override
    public void pause(FeedId feed, boolean paused) {
        database.write(handle ->
                handle.execute("UPDATE feed SET paused = ?, gone = 0 WHERE id = ?", paused ? 1 : 0, feed.value()));
    }

    @Override
    public Stored record(Feed feed, Fetched fetched, Instant now, Instant nextPoll) {
        return database.writing(handle -> {
            Optional<Boolean> completed = handle.createQuery("SELECT completed FROM feed WHERE id = ?")
                    .bind(0, feed.id().value())
                    .mapTo(Boolean.class)
                    .findOne();
            if (completed.isEmpty()) {
                return Stored.NOTHING; // Removed while it was being fetched.
            }
            Stored stored = Stored.NOTHING;
            if (fetched instanceof Fetched.Fresh fresh) {
                ItemStore items = new ItemStore(handle, feed, !completed.get(), now, waitForPages);
                stored = items.store(fresh.feed());
            }
            new FeedStates(handle, feed, now).save(fetched, stored, nextPoll);
            return stored;
        });
    }

    @Override
    public Stored push(FeedId id, ParsedFeed told, Instant now) {
        return database.writing(handle -> {
            Optional<Feed> feed = handle.createQuery("SELECT * FROM feed WHERE id = ?")
                    .bind(0, id.value())
                    .map((row, context) -> Rows.feed(row))
                    .findOne();
            return feed.isEmpty()
                    ? Stored.NOTHING
                    : new ItemStore(handle, feed.get(), !feed.get().completed(), now, waitForPages).store(told);
        });
    }

    @Override
    public void pollNext(FeedId feed, Instant now) {
        database.write(handle ->
                handle.execute("UPDATE feed SET next_poll = ? WHERE id = ?", now.getEpochSecond(), feed.value()));
    }

    @Override
    public int release(FeedId feed) {
        return database.writing(
                handle -> handle.createUpdate("UPDATE article SET held = 0, matched = 0 WHERE held = 1 AND feed = ?")
                        .bind(0, feed.value())
                        .execute());
    }

    @Override
    public List<Notice> notices(int limit) {
        return database.reading(handle -> handle.createQuery("""
            SELECT feed.url, notice.kind, notice.sentence, notice.since
            FROM feed_notice AS notice JOIN feed ON feed.id = notice.feed
            ORDER BY notice.id DESC LIMIT ?
            """)
                .bind(0, limit)
                .map((row, context) -> notice(row))
                .list());
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                Rows.text(row, "url"),
                Notice.Kind.valueOf(Rows.text(row, "kind")),
                Rows.text(row, "sentence"),
                Instant.ofEpochSecond(row.getLong("since")));
    }

    @Override
    public List<Notice> takeNotices() {
        return database.writing(handle -> {
            List<Notice> untold =
                    handle.createQuery("""
                        SELECT feed.url, notice.kind, notice.sentence, notice.since
                        FROM feed_notice AS notice JOIN feed ON feed.id = notice.feed
                        WHERE notice.told = 0 ORDER BY notice.id
                        """).map((row, context) -> notice(row)).list();
            handle.execute("UPDATE feed_notice SET told = 1 WHERE told = 0");
            return untold;
        });
    }
}

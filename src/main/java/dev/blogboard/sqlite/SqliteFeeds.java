package dev.blogboard.sqlite;

import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.FeedId;
import dev.blogboard.feed.Feeds;
import dev.blogboard.feed.Fetched;
import dev.blogboard.feed.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

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
                        WHERE paused = 0 AND next_poll <= :now AND (retry_after IS NULL OR retry_after <= :now)
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
        return handle.createUpdate("""
                        INSERT INTO feed (url, company, title, site, language, origin, next_poll)
                        VALUES (:url, :company, :title, :site, :language, :origin, :now)
                        ON CONFLICT (url) DO NOTHING
                        """)
                .bind("url", feed.url())
                .bind("company", feed.company().value())
                .bind("title", feed.title())
                .bind("site", feed.site())
                .bind("language", feed.language())
                .bind("origin", origin.name())
                .bind("now", now.getEpochSecond())
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
            saveState(handle, feed, fetched, now, nextPoll);
            return stored;
        });
    }

    private static void saveState(Handle handle, Feed feed, Fetched fetched, Instant now, Instant nextPoll) {
        Update update = switch (fetched) {
            case Fetched.Fresh fresh ->
                success(handle, fresh.status(), fresh.validators())
                        .bind("hash", fresh.bodyHash())
                        .bind("title", fresh.feed().title())
                        .bind("site", fresh.feed().link());
            case Fetched.NotModified same ->
                success(handle, same.status(), same.validators())
                        .bind("hash", feed.bodyHash())
                        .bind("title", (String) null)
                        .bind("site", (String) null);
            case Fetched.Throttled throttled ->
                handle.createUpdate("""
                                        UPDATE feed SET last_poll = :now, next_poll = :next, last_status = :status,
                                            retry_after = :until
                                        WHERE id = :id
                                        """)
                        .bind("status", throttled.status())
                        .bind("until", throttled.until().getEpochSecond());
            case Fetched.Gone gone ->
                failure(handle, gone.status(), "The server says that this feed is gone for good (410).", true);
            case Fetched.Failed failed -> failure(handle, failed.status(), failed.error(), false);
        };
        update.bind("id", feed.id().value())
                .bind("now", now.getEpochSecond())
                .bind("next", nextPoll.getEpochSecond())
                .execute();
    }

    private static Update success(Handle handle, int status, Validators validators) {
        return handle.createUpdate("""
                        UPDATE feed SET last_poll = :now, next_poll = :next, last_success = :now, last_status = :status,
                            etag = :etag, last_modified = :modified, body_hash = :hash,
                            title = coalesce(:title, title), site = coalesce(site, :site),
                            completed = 1, failures = 0, last_error = NULL, retry_after = NULL, gone = 0
                        WHERE id = :id
                        """)
                .bind("status", status)
                .bind("etag", validators.etag())
                .bind("modified", validators.lastModified());
    }

    private static Update failure(Handle handle, @Nullable Integer status, String error, boolean gone) {
        return handle.createUpdate("""
                        UPDATE feed SET last_poll = :now, next_poll = :next, last_status = :status,
                            last_error = :error, failures = failures + 1, gone = :gone
                        WHERE id = :id
                        """)
                .bind("status", status)
                .bind("error", error)
                .bind("gone", gone);
    }
}

package dev.blogboard.sqlite;

import dev.blogboard.article.CompanyId;
import dev.blogboard.article.Item;
import dev.blogboard.article.ItemIdentity;
import dev.blogboard.article.Published;
import dev.blogboard.article.WholeText;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds.Stored;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.sqlite.ItemStatements.Known;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stores the items that one poll of a feed brought, within the poll's transaction. */
final class ItemStore {
    /** Earlier dates are a publishing system's way of saying that it has none. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    /** Clocks differ, and some time zones are wrong by a summer time. */
    private static final Duration FUTURE = Duration.ofHours(2);

    private final Handle handle;
    private final Feed feed;
    private final boolean history;
    private final Instant now;
    private final Duration waitForPages;

    /**
     * @param history whether what is stored is history: no poll of the feed has completed before
     * @param waitForPages how long a new article waits for its page; zero when no pages are fetched
     */
    ItemStore(Handle handle, Feed feed, boolean history, Instant now, Duration waitForPages) {
        this.handle = handle;
        this.feed = feed;
        this.history = history;
        this.now = now;
        this.waitForPages = waitForPages;
    }

    Stored store(ParsedFeed parsed) throws SQLException {
        Changes changes = Changes.in(handle);
        int added = 0;
        int updated = 0;
        int held = 0;
        ItemIdentity identity = new ItemIdentity(parsed.items());
        Set<String> seen = new HashSet<>();
        try (ItemStatements statements = new ItemStatements(handle.getConnection(), feed.id(), changes)) {
            ChangedScheme scheme = new ChangedScheme(statements, feed);
            if (!history) {
                scheme.lookAt(parsed.items(), identity);
            }
            // Feeds begin with the newest: from the end, articles are numbered in the order they were written.
            for (Item item : parsed.items().reversed()) {
                String key = identity.key(item);
                if (isEmpty(item) || !seen.add(key)) {
                    continue;
                }
                switch (new OneItem(statements, scheme, item, key, parsed.language()).store()) {
                    case ADDED -> added++;
                    case HELD -> held++;
                    case UPDATED -> updated++;
                    case UNCHANGED -> {}
                }
            }
        }
        changes.save(handle);
        return new Stored(added + held, updated, held);
    }

    private static boolean isEmpty(Item item) {
        return item.link() == null && item.title() == null && item.text() == null;
    }

    private enum Outcome {
        ADDED,
        HELD,
        UPDATED,
        UNCHANGED
    }

    /** One item on its way into the store. */
    private final class OneItem {
        private final ItemStatements statements;
        private final ChangedScheme scheme;
        private final Item item;
        private final String key;
        private final @Nullable String feedLanguage;
        private final long hash;

        OneItem(ItemStatements statements, ChangedScheme scheme, Item item, String key, @Nullable String feedLanguage) {
            this.statements = statements;
            this.scheme = scheme;
            this.item = item;
            this.key = key;
            this.feedLanguage = feedLanguage;
            this.hash = hash(item);
        }

        Outcome store() throws SQLException {
            Known byKey = statements.findByKey(key);
            if (byKey != null) {
                return byKey.hash() == hash ? Outcome.UNCHANGED : edit(byKey);
            }
            String canonical = ItemIdentity.canonicalUrl(item);
            Known byUrl = canonical == null ? null : statements.findByCanonical(canonical);
            if (byUrl == null) {
                Known byTitle = scheme.known(item);
                return byTitle == null ? add(canonical) : move(byTitle, canonical);
            }
            if (statements.knowsFromThisFeed(byUrl.article()) && !ItemIdentity.sameTitle(byUrl.title(), item.title())) {
                // Another entry on the same page, such as a change log's: the URL does not tell them apart.
                return add(null);
            }
            return join(byUrl);
        }

        private Outcome add(@Nullable String canonical) throws SQLException {
            long article = statements.insertArticle(
                    new ItemStatements.NewArticle(
                            company(), canonical, url(), title(), text(), dateOfNew(), history, scheme.recognised()),
                    item,
                    language(),
                    now);
            statements.insertEntry(key, article, hash);
            if (item.link() != null && !waitForPages.isZero() && !WholeText.isWhole(item.text())) {
                statements.insertPage(article, url(), now, history ? null : now.plus(waitForPages));
            }
            return scheme.recognised() ? Outcome.HELD : Outcome.ADDED;
        }

        private Outcome edit(Known known) throws SQLException {
            statements.updateEntry(key, hash);
            if (!known.belongsTo(feed.id())) {
                return fillIn(known);
            }
            statements.updateArticle(
                    known.article(), url(), title(), fullest(known), item.author(), known.refined(date()));
            return Outcome.UPDATED;
        }

        /** The feed's text, unless that is an excerpt and the page has given us the whole. */
        private String fullest(Known known) throws SQLException {
            boolean excerpt = !WholeText.isWhole(text());
            return text().isEmpty() || (excerpt && statements.hasTextOfPage(known.article())) ? known.text() : text();
        }

        /** An article of this feed, which has another id and URL now. */
        private Outcome move(Known known, @Nullable String canonical) throws SQLException {
            statements.moveTo(known.article(), canonical);
            statements.insertEntry(key, known.article(), hash);
            return edit(known);
        }

        /** An article that another feed, the library or an earlier guid of this feed brought before. */
        private Outcome join(Known known) throws SQLException {
            statements.insertEntry(key, known.article(), hash);
            if (known.feed() == null) {
                statements.adopt(known.article());
                statements.updateArticle(
                        known.article(), url(), title(), fullest(known), item.author(), known.refined(date()));
                return Outcome.UPDATED;
            }
            return fillIn(known);
        }

        /** Another feed's article: its own feed is right about it, and we add only what that left out. */
        private Outcome fillIn(Known known) throws SQLException {
            if (!known.text().isEmpty() || text().isEmpty()) {
                return Outcome.UNCHANGED;
            }
            statements.updateArticle(
                    known.article(), known.url(), known.title(), text(), item.author(), known.refined(date()));
            return Outcome.UPDATED;
        }

        private CompanyId company() {
            return feed.company();
        }

        private String url() {
            return Objects.requireNonNullElseGet(
                    item.link(), () -> Objects.requireNonNullElse(feed.site(), feed.url()));
        }

        private String title() {
            String title = item.title();
            return title != null && !title.isBlank() ? title : Titles.standIn(text(), url());
        }

        private String text() {
            return Objects.requireNonNullElse(item.text(), "");
        }

        private @Nullable String language() {
            if (item.language() != null) {
                return item.language();
            }
            return feedLanguage != null ? feedLanguage : feed.language();
        }

        /** A new article without a believable date is one of today; history without one stays undated. */
        private @Nullable Published dateOfNew() {
            Published date = date();
            return date == null && !history ? Published.at(now) : date;
        }

        private @Nullable Published date() {
            Instant said = item.published() != null ? item.published() : item.updated();
            if (said == null || said.isBefore(EARLIEST)) {
                return null;
            }
            if (said.isAfter(now.plus(FUTURE))) {
                return history ? null : Published.at(now);
            }
            return Published.at(said);
        }
    }

    /** Of everything that a reader would notice when it is edited; dates alone are changed by machines all the time. */
    private static long hash(Item item) {
        MessageDigest digest = sha256();
        for (@Nullable String part : new @Nullable String[] {item.link(), item.title(), item.author(), item.text()}) {
            digest.update(part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}

package dev.blogboard.sqlite;

import dev.blogboard.article.Item;
import dev.blogboard.article.ItemIdentity;
import dev.blogboard.feed.Feed;
import dev.blogboard.sqlite.ItemStatements.Known;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a feed that has changed its ids and URLs, as when a blog moves to another publishing system: more than half
 * of what it holds looks new at once. A feed that really wrote that much since the last poll says so by its dates, and by
 * titles that we do not know.
 */
final class ChangedScheme {
    /** In a feed that holds fewer, two new articles would be more than half. */
    private static final int FEWEST_ITEMS = 5;
    /** Dates without a time of day are up to a day early. */
    private static final Duration IMPRECISION = Duration.ofDays(1);

    private final ItemStatements statements;
    private final Feed feed;
    private final Map<String, Known> byTitle = new HashMap<>();
    private boolean recognised;

    ChangedScheme(ItemStatements statements, Feed feed) {
        this.statements = statements;
        this.feed = feed;
    }

    /** Looks at the items of a poll; to be asked before any of them is stored. */
    ChangedScheme lookAt(List<Item> items, ItemIdentity identity) throws SQLException {
        Instant lastSuccess = feed.lastSuccess();
        if (lastSuccess == null || items.size() < FEWEST_ITEMS) {
            return this;
        }
        Instant earliestNew = lastSuccess.minus(IMPRECISION);
        int seemNew = 0;
        int undated = 0;
        for (Item item : items) {
            if (seemsNew(item, identity)) {
                seemNew++;
                undated += isNewByItsDate(item, earliestNew) ? 0 : 1;
            }
        }
        if (seemNew * 2 <= items.size()) {
            return this;
        }
        statements.articlesOfFeed().forEach(known -> byTitle.putIfAbsent(ItemIdentity.titleKey(known.title()), known));
        int suspicious = undated;
        for (Item item : items) {
            boolean titleIsKnown = byTitle.containsKey(ItemIdentity.titleKey(item.title()));
            suspicious += titleIsKnown && isNewByItsDate(item, earliestNew) && seemsNew(item, identity) ? 1 : 0;
        }
        recognised = byTitle.size() >= FEWEST_ITEMS && suspicious * 2 > items.size();
        return this;
    }

    private boolean seemsNew(Item item, ItemIdentity identity) throws SQLException {
        String canonical = ItemIdentity.canonicalUrl(item);
        return statements.findByKey(identity.key(item)) == null
                && (canonical == null || statements.findByCanonical(canonical) == null);
    }

    private static boolean isNewByItsDate(Item item, Instant earliestNew) {
        Instant date = item.published() != null ? item.published() : item.updated();
        return date != null && date.isAfter(earliestNew);
    }

    boolean recognised() {
        return recognised;
    }

    /** The article that an item with an unknown id and URL is, by its title; null when none is. */
    @Nullable
    Known known(Item item) {
        return recognised && item.title() != null ? byTitle.get(ItemIdentity.titleKey(item.title())) : null;
    }
}

package dev.blogboard.sqlite;

import dev.blogboard.feed.ArchivePages;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds.CatalogueChange;
import dev.blogboard.feed.Feeds.NewFeed;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Makes the feeds that came from the catalogue be those it lists now. */
final class CatalogueFeeds {
    private CatalogueFeeds() {}

    static CatalogueChange apply(Handle handle, Collection<NewFeed> listed, Instant now) {
        Map<String, Feed> known = new HashMap<>();
        handle.createQuery("SELECT * FROM feed")
                .map((row, context) -> Rows.feed(row))
                .forEach(feed -> known.put(feed.url(), feed));
        listedElsewhere(handle, known);
        int added = 0;
        int changed = 0;
        for (NewFeed feed : listed) {
            Feed before = known.remove(feed.url());
            if (before == null) {
                added += SqliteFeeds.insert(handle, feed, Feed.Origin.CATALOGUE, now);
            } else if (before.origin() == Feed.Origin.CATALOGUE) {
                changed += change(handle, before, feed);
            }
        }
        int removed = 0;
        for (Feed left : known.values()) {
            if (left.origin() == Feed.Origin.CATALOGUE) {
                SqliteFeeds.delete(handle, left.id());
                removed++;
            }
        }
        return new CatalogueChange(added, changed, removed);
    }

    /** A feed that has moved is known to the catalogue by the URL where it was. */
    private static void listedElsewhere(Handle handle, Map<String, Feed> known) {
        handle.createQuery("SELECT url, listed_url FROM feed WHERE listed_url IS NOT NULL")
                .map((row, context) -> Map.entry(Rows.text(row, "url"), Rows.text(row, "listed_url")))
                .forEach(moved -> {
                    Feed feed = known.remove(moved.getKey());
                    if (feed != null) {
                        known.putIfAbsent(moved.getValue(), feed);
                    }
                });
    }

    /** The catalogue's title is a stand-in until the feed gave its own, so that a difference there is no change. */
    private static int change(Handle handle, Feed before, NewFeed listed) {
        ArchivePages archive = listed.archive();
        return handle.createUpdate("""
                        UPDATE feed SET company = :company, language = :language, site = coalesce(:site, site),
                            archive_url = :archive, archive_items = :items, archive_next = :next
                        WHERE id = :id AND (company <> :company OR language IS NOT :language
                            OR site IS NOT coalesce(:site, site) OR archive_url IS NOT :archive
                            OR archive_items IS NOT :items OR archive_next IS NOT :next)
                        """)
                .bind("archive", archive == null ? null : archive.url())
                .bind("items", archive == null ? null : archive.items())
                .bind("next", archive == null ? null : archive.next())
                .bind("id", before.id().value())
                .bind("company", listed.company().value())
                .bind("language", listed.language())
                .bind("site", listed.site())
                .execute();
    }
}

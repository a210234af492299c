package dev.blogboard.source;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import dev.blogboard.article.Item;
import dev.blogboard.feed.ParsedFeed;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Rome read, in our terms. */
final class RomeFeed {
    private final SyndFeed feed;
    private final Links links;
    private final boolean withHtml;

    RomeFeed(SyndFeed feed, String location, boolean withHtml) {
        this.feed = feed;
        this.links = new Links(location).within(feed.getLink());
        this.withHtml = withHtml;
    }

    ParsedFeed parsed() {
        List<Item> items = feed.getEntries().stream().map(this::item).toList();
        return new ParsedFeed(
                Html.line(feed.getTitle()),
                links.absolute(feed.getLink()),
                Html.line(feed.getDescription()),
                blankToNull(feed.getLanguage()),
                items);
    }

    private Item item(SyndEntry entry) {
        String summary = value(entry.getDescription());
        String content = entry.getContents().stream()
                .map(RomeFeed::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String id = blankToNull(entry.getUri());
        String link = links.absolute(blankToNull(entry.getLink()));
        return Items.of(
                id,
                link == null ? links.absolute(id) : link,
                entry.getTitle(),
                author(entry),
                instant(entry.getPublishedDate()),
                instant(entry.getUpdatedDate()),
                summary,
                content,
                null,
                links,
                withHtml);
    }

    private static @Nullable String author(SyndEntry entry) {
        if (blankToNull(entry.getAuthor()) != null) {
            return entry.getAuthor();
        }
        List<SyndPerson> authors = entry.getAuthors();
        return authors == null || authors.isEmpty() ? null : authors.getFirst().getName();
    }

    private static @Nullable String value(@Nullable SyndContent content) {
        return content == null ? null : blankToNull(content.getValue());
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}

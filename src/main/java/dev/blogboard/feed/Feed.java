package dev.blogboard.feed;

import dev.blogboard.article.CompanyId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feed that we poll, and how it has been doing.
 *
 * @param company whose articles it brings
 * @param title its own title once it was read, or the one it was added with
 * @param site the page it belongs to
 * @param language a BCP 47 tag
 * @param origin who added it
 * @param paused whether a person stopped it
 * @param completed whether a poll of it ever completed; until then what it brings is history
 * @param bodyHash SHA-256 of the last body, hexadecimal
 * @param nextPoll when it is due
 * @param retryAfter until when its server asked us to stay away; nothing overrides that
 * @param failures how many polls in a row have failed
 * @param gone whether the server said that it will not come back; then it is polled only when a person asks for that
 * @param rhythm the usual time between two of its articles, where there were enough dates to tell
 * @param advice what it said of itself when it was last read
 * @param archive where it lists its older articles, when a person had to say so
 * @param movedTo where the last poll was redirected for good; the feed is taken to be there once a second poll agrees
 * @param reading how its document could be read when it last was
 */
public record Feed(
        FeedId id,
        String url,
        CompanyId company,
        @Nullable String title,
        @Nullable String site,
        @Nullable String language,
        Origin origin,
        boolean paused,
        boolean completed,
        Validators validators,
        @Nullable String bodyHash,
        Instant nextPoll,
        @Nullable Instant retryAfter,
        @Nullable Instant lastPoll,
        @Nullable Instant lastSuccess,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        int failures,
        boolean gone,
        @Nullable Duration rhythm,
        FeedAdvice advice,
        @Nullable ArchivePages archive,
        @Nullable String movedTo,
        @Nullable Reading reading) {
    /** Who added a feed, and so who may change it. */
    public enum Origin {
        /** The catalogue file: applying it again may change or remove the feed. */
        CATALOGUE,
        /** A person, by a command or an import: the catalogue leaves it alone. */
        PERSON
    }

    /** Whether a person has to look after it: its last poll failed, or it is gone. */
    public boolean ailing() {
        return gone || failures > 0;
    }

    public FetchRequest request() {
        return new FetchRequest(url, validators, bodyHash);
    }
}

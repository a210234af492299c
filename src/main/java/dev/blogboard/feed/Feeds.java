package dev.blogboard.feed;

import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The feeds that are polled and the companies they belong to. Each method is one transaction; safe for use by several
 * threads and processes.
 */
public interface Feeds {
    /** All companies of which we have a feed or an article. */
    Companies companies();

    /** All feeds, by company and URL. */
    List<Feed> all();

    /** The feeds that are due at this moment, neither gone nor paused nor told by their server to wait. */
    List<Feed> due(Instant now);

    Optional<Feed> withUrl(String url);

    /**
     * Makes the catalogue's feeds be those listed: new ones are added, changed ones changed, those no longer listed
     * removed. Feeds that a person added stay as they are. Companies are added and changed, never removed.
     */
    CatalogueChange apply(Catalogue catalogue, Instant now);

    /** Adds a company, unless one with this id is known. */
    void addCompany(Company company);

    /**
     * Adds a feed of a known company, due at once.
     *
     * @return the feed, or empty when one with this URL is there already
     */
    Optional<Feed> add(NewFeed feed, Feed.Origin origin, Instant now);

    /** Removes a feed; its articles stay. */
    void remove(FeedId feed);

    void pause(FeedId feed, boolean paused);

    /**
     * Records what came of a poll: stores the articles it brought, and the feed's new state.
     *
     * <p>An item is known by its id, else its canonical URL, else its title and date, within its feed; and one article
     * stands for one canonical URL across feeds. What is known is updated and never counts as new. The items of a feed
     * that never completed a poll are history: searchable, and no reason for an alert.
     *
     * <p>When more than half of what a known feed holds looks new at once, and neither its dates nor its titles speak for
     * that, the feed has changed its ids and URLs: articles are then known by their titles, and the rest is held: stored
     * and searchable, but no reason for an alert before a person says so.
     *
     * @param nextPoll when to poll it again
     */
    Stored record(Feed feed, Fetched fetched, Instant now, Instant nextPoll);

    /**
     * Stores articles of a feed that we were told of, as {@link #record} does; the feed's state stays as it is, since a
     * message need not hold all that the feed does.
     */
    Stored push(FeedId feed, ParsedFeed told, Instant now);

    /** Makes a feed due at once, unless its server asked us to stay away. */
    void pollNext(FeedId feed, Instant now);

    /** Lets the articles of a feed that are held meet the saved queries. Returns how many. */
    int release(FeedId feed);

    /** What happened to feeds lately, told or not, newest first. */
    List<Notice> notices(int limit);

    /** What happened to feeds that nobody has been told of yet, oldest first; each is returned once. */
    List<Notice> takeNotices();

    /**
     * What a poll changed: articles stored for the first time, and stored ones that came with other contents.
     *
     * @param held how many of those added are held
     */
    record Stored(int added, int updated, int held) {
        public static final Stored NOTHING = new Stored(0, 0);

        public Stored(int added, int updated) {
            this(added, updated, 0);
        }
    }

    /**
     * A feed to be added.
     *
     * @param archive where it lists its older articles; absent where the feed or a sitemap leads to them
     */
    record NewFeed(
            String url,
            CompanyId company,
            @Nullable String title,
            @Nullable String site,
            @Nullable String language,
            @Nullable ArchivePages archive) {
        public NewFeed(
                String url,
                CompanyId company,
                @Nullable String title,
                @Nullable String site,
                @Nullable String language) {
            this(url, company, title, site, language, null);
        }
    }

    /** A directory of companies, and feeds of theirs. */
    record Catalogue(Collection<Company> companies, Collection<NewFeed> feeds) {
        public static final Catalogue EMPTY = new Catalogue(List.of(), List.of());
    }

    /** How many feeds applying a catalogue touched. */
    record CatalogueChange(int added, int changed, int removed) {}
}

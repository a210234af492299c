package dev.blogboard.command;

import dev.blogboard.alert.Destination;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Articles;
import dev.blogboard.article.Companies;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryRanking;
import dev.blogboard.search.SearchIndex;
import dev.blogboard.search.Suggestion;
import dev.blogboard.topic.Taxonomy;
import dev.blogboard.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may follow while a person types, from the index and from memory, so that it can be asked for at every key. Safe
 * for use by several threads.
 */
public final class Completions {
    private static final int RECENT = 5;
    private static final int SHORTEST = 2;
    private static final int MOST_WORDS = 8;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}+#.]+");
    private static final Duration FEEDS_FRESH = Duration.ofMinutes(1);

    private final Supplier<? extends SearchIndex> index;
    private final Supplier<Companies> companies;
    private final Supplier<Taxonomy> topics;
    private final Articles articles;
    private final Feeds feeds;
    private final People people;
    private final InstantSource clock;
    private volatile @Nullable KnownFeeds known;

    private record KnownFeeds(List<String> urls, Instant read) {}

    public Completions(
            Supplier<? extends SearchIndex> index,
            Supplier<Companies> companies,
            Supplier<Taxonomy> topics,
            Articles articles,
            Feeds feeds,
            People people,
            InstantSource clock) {
        this.index = index;
        this.companies = companies;
        this.topics = topics;
        this.articles = articles;
        this.feeds = feeds;
        this.people = people;
        this.clock = clock;
    }

    /**
     * What to offer.
     *
     * @param label what a person reads
     * @param value what is typed for them when they take it
     */
    public record Offer(String label, String value) {}

    /** Own queries that begin so, the latest first, then how this one may go on. */
    public List<Offer> query(Destination person, String typed, int limit) {
        String start = typed.strip().toLowerCase(Locale.ROOT);
        List<Offer> offers = new ArrayList<>();
        for (String recent : people.recentQueries(person, RECENT)) {
            if (recent.toLowerCase(Locale.ROOT).startsWith(start)) {
                offers.add(new Offer("↺ " + recent, recent));
            }
        }
        if (!start.isEmpty()) {
            for (Suggestion suggestion : index.get().suggest(typed, limit)) {
                String kind = switch (suggestion.kind()) {
                    case COMPANY -> " · company";
                    case TOPIC -> " · topic";
                    case TITLE -> "";
                };
                offers.add(new Offer(suggestion.query() + kind, suggestion.query()));
            }
        }
        return offers.stream().limit(limit).toList();
    }

    public List<Offer> company(String typed, int limit) {
        return CompanyNames.matching(typed, companies.get(), limit).stream()
                .map(company -> new Offer(company.name(), company.name()))
                .toList();
    }

    /** Topics of which the name begins so, then those with it anywhere; in the order of the taxonomy. */
    public List<Offer> topic(String typed, int limit) {
        String part = typed.strip().toLowerCase(Locale.ROOT);
        return topics.get().all().stream()
                .filter(topic -> topic.id().contains(part) || name(topic).contains(part))
                .sorted(Comparator.comparing(
                        topic -> !topic.id().startsWith(part) && !name(topic).startsWith(part)))
                .limit(limit)
                .map(topic -> new Offer(topic.name(), topic.id()))
                .toList();
    }

    private static String name(Topic topic) {
        return topic.name().toLowerCase(Locale.ROOT);
    }

    /** Articles whose title has these words, the last of which may be only begun; the offer's value is the number. */
    public List<Offer> article(String typed, int limit) {
        List<Query> words = new ArrayList<>();
        Matcher word = WORD.matcher(typed.toLowerCase(Locale.ROOT));
        while (word.find() && words.size() < MOST_WORDS) {
            boolean whole = word.end() < typed.length();
            if (word.group().length() >= SHORTEST) {
                words.add(
                        whole
                                ? new Query.Word(Query.Field.TITLE, word.group())
                                : new Query.Prefix(Query.Field.TITLE, word.group()));
            }
        }
        if (words.isEmpty()) {
            return List.of();
        }
        Query query = words.size() == 1 ? words.getFirst() : new Query.And(words);
        List<ArticleId> found = index.get().ranked(query, limit).stream()
                .map(QueryRanking.Ranked::article)
                .toList();
        return articles.find(found).stream()
                .map(article ->
                        new Offer(article.title(), Long.toString(article.id().value())))
                .limit(limit)
                .toList();
    }

    public List<Offer> feed(String typed, int limit) {
        String part = typed.strip().toLowerCase(Locale.ROOT);
        return feedUrls().stream()
                .filter(url -> url.toLowerCase(Locale.ROOT).contains(part))
                .limit(limit)
                .map(url -> new Offer(url, url))
                .toList();
    }

    private List<String> feedUrls() {
        KnownFeeds feedsBefore = known;
        Instant now = clock.instant();
        if (feedsBefore == null || feedsBefore.read().plus(FEEDS_FRESH).isBefore(now)) {
            feedsBefore = new KnownFeeds(feeds.all().stream().map(Feed::url).toList(), now);
            known = feedsBefore;
        }
        return feedsBefore.urls();
    }

    public List<Offer> zone(String typed, int limit) {
        String part = typed.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.equals("UTC") || zone.matches("(?!Etc/|SystemV/).+/.+"))
                .filter(zone -> zone.toLowerCase(Locale.ROOT).contains(part))
                .sorted()
                .limit(limit)
                .map(zone -> new Offer(zone, zone))
                .toList();
    }
}

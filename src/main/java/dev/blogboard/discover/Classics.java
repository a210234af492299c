package dev.blogboard.discover;

import dev.blogboard.article.CompanyId;
import dev.blogboard.search.Facets.Count;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Query;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchIndex;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import dev.blogboard.search.Sort;
import dev.blogboard.topic.Taxonomy;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds a few good articles from years ago: of each topic the one that a search for the topic's name puts first among
 * those older than {@value #YEARS} years. Topics that are asked for come first, then the most written about, each week
 * other ones. Safe for use by several threads.
 */
public final class Classics {
    static final int YEARS = 2;
    private static final int CANDIDATES = 3;
    private static final Duration WEEK = Duration.ofDays(7);

    private final SearchIndex index;
    private final Taxonomy taxonomy;
    private final InstantSource clock;

    public Classics(SearchIndex index, Taxonomy taxonomy, InstantSource clock) {
        this.index = index;
        this.taxonomy = taxonomy;
        this.clock = clock;
    }

    /** A topic, by its name, and the article for it. */
    public record Classic(String topic, Hit hit) {}

    /** At most {@code most} articles of as many companies, of the same ones throughout a week. */
    public List<Classic> thisWeek(List<String> topicsFirst, int most) {
        Set<CompanyId> companies = new HashSet<>();
        List<Classic> classics = new ArrayList<>();
        for (String topic : topics(topicsFirst)) {
            if (classics.size() == most) {
                break;
            }
            oldAndGood(topic).stream()
                    .filter(hit -> companies.add(hit.company().id()))
                    .findFirst()
                    .ifPresent(hit -> classics.add(new Classic(taxonomy.name(topic), hit)));
        }
        return classics;
    }

    private Set<String> topics(List<String> first) {
        List<String> largest = new ArrayList<>(
                search(new SearchRequest(new Query.Everything(), Sort.NEWEST, 0, 0)).facets().topics().stream()
                        .map(Count::value)
                        .toList());
        long week = clock.instant().getEpochSecond() / WEEK.toSeconds();
        if (!largest.isEmpty()) {
            Collections.rotate(largest, (int) (week % largest.size()));
        }
        Set<String> all = new LinkedHashSet<>(first);
        all.addAll(largest);
        return all;
    }

    private List<Hit> oldAndGood(String topic) {
        Query old = new Query.Dates(null, new Query.Bound.Ago(Period.ofYears(YEARS)));
        Query named = new Query.Phrase(Query.Field.ANY, taxonomy.name(topic), 0);
        return search(new SearchRequest(
                        new Query.And(List.of(new Query.Topic(topic), named, old)), Sort.RELEVANCE, 0, CANDIDATES))
                .hits();
    }

    private SearchResult search(SearchRequest request) {
        try {
            return index.search(request);
        } catch (QuerySyntaxException impossible) {
            throw new IllegalStateException("Our own query exceeds a limit.", impossible);
        }
    }
}

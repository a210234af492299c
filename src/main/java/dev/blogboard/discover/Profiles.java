package dev.blogboard.discover;

import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Company;
import dev.blogboard.search.Facets;
import dev.blogboard.search.Facets.Count;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryRanking.Ranked;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchIndex;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import dev.blogboard.search.Sort;
import dev.blogboard.topic.Tags;
import dev.blogboard.topic.Taxonomy;
import dev.blogboard.topic.Topic;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says what a topic or a company is about. Safe for use by several threads. */
public final class Profiles {
    private static final int MOST_ARTICLES = 20_000;
    private static final int YEARS = 6;
    private static final int STACK = 15;
    private static final int RELATED = 15;

    private final SearchIndex index;
    private final Tags tags;
    private final Taxonomy taxonomy;

    public Profiles(SearchIndex index, Tags tags, Taxonomy taxonomy) {
        this.index = index;
        this.tags = tags;
        this.taxonomy = taxonomy;
    }

    /** A topic and how many articles have it. */
    public record Counted(Topic topic, long articles) {}

    /** All topics that some article has, in the order of the taxonomy. */
    public List<Counted> topics() {
        Map<String, Long> counts = new HashMap<>();
        facets(new Query.Everything()).topics().forEach(count -> counts.put(count.value(), count.articles()));
        List<Counted> counted = new ArrayList<>();
        for (Topic topic : taxonomy.all()) {
            long articles = counts.containsKey(topic.id()) ? counts.get(topic.id()) : count(topic);
            if (articles > 0) {
                counted.add(new Counted(topic, articles));
            }
        }
        return counted;
    }

    private long count(Topic topic) {
        return found(new SearchRequest(new Query.Topic(topic.id()), Sort.NEWEST, 0, 0))
                .total();
    }

    public TopicProfile topic(Topic topic) {
        Query query = new Query.Topic(topic.id());
        SearchResult latest = found(new SearchRequest(query, Sort.NEWEST, 0, 10));
        Facets facets = latest.facets();
        List<Hit> best = found(new SearchRequest(
                        new Query.And(List.of(query, new Query.Phrase(Query.Field.ANY, topic.name(), 0))),
                        Sort.RELEVANCE,
                        0,
                        10))
                .hits();
        return new TopicProfile(
                topic,
                taxonomy.above(topic.id()).stream()
                        .map(this::known)
                        .flatMap(Optional::stream)
                        .toList(),
                taxonomy.below(topic.id()).stream()
                        .map(this::known)
                        .flatMap(Optional::stream)
                        .toList(),
                latest.total(),
                facets.companies(),
                facets.years(),
                related(topic, facets),
                best.isEmpty()
                        ? found(new SearchRequest(query, Sort.RELEVANCE, 0, 10)).hits()
                        : best,
                latest.hits());
    }

    private Optional<Topic> known(String id) {
        return taxonomy.withId(id);
    }

    /** Topics neither above nor below, and of those above one another only the special ones. */
    private List<Count<Topic>> related(Topic topic, Facets facets) {
        Set<String> above = Set.copyOf(taxonomy.above(topic.id()));
        List<Count<Topic>> related = new ArrayList<>();
        Set<String> special =
                taxonomy.mostSpecific(facets.topics().stream().map(Count::value).toList());
        for (Count<String> count : facets.topics()) {
            boolean beside = !count.value().equals(topic.id())
                    && !above.contains(count.value())
                    && !taxonomy.above(count.value()).contains(topic.id())
                    && special.contains(count.value());
            if (beside && related.size() < RELATED) {
                known(count.value()).ifPresent(other -> related.add(new Count<>(other, count.articles())));
            }
        }
        return related;
    }

    public CompanyProfile company(Company company) {
        Query query = new Query.AtCompany(company.id());
        List<Ranked> all = index.ranked(query, MOST_ARTICLES);
        Map<ArticleId, Set<String>> topics =
                tags.of(all.stream().map(Ranked::article).toList());
        List<Integer> years = years(all);
        List<CompanyProfile.StackRow> stack = stack(all, topics, years);
        return new CompanyProfile(
                company,
                all.size(),
                years,
                stack,
                best(query, stack),
                found(new SearchRequest(query, Sort.NEWEST, 0, 10)).hits());
    }

    /** The last years in which it published, ascending. */
    private static List<Integer> years(List<Ranked> all) {
        TreeSet<Integer> years = new TreeSet<>();
        all.stream()
                .map(Ranked::published)
                .filter(Objects::nonNull)
                .map(Profiles::year)
                .forEach(years::add);
        return years.stream().skip(Math.max(0, years.size() - YEARS)).toList();
    }

    private static int year(Instant published) {
        return published.atOffset(ZoneOffset.UTC).getYear();
    }

    private List<CompanyProfile.StackRow> stack(
            List<Ranked> all, Map<ArticleId, Set<String>> topics, List<Integer> years) {
        Map<String, Long> totals = new HashMap<>();
        Map<String, long[]> perYear = new HashMap<>();
        for (Ranked article : all) {
            int column = article.published() == null ? -1 : years.indexOf(year(article.published()));
            for (String topic : taxonomy.mostSpecific(topics.getOrDefault(article.article(), Set.of()))) {
                totals.merge(topic, 1L, Long::sum);
                if (column >= 0) {
                    perYear.computeIfAbsent(topic, none -> new long[years.size()])[column]++;
                }
            }
        }
        return totals.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .flatMap(entry -> known(entry.getKey()).stream()
                        .map(topic -> new CompanyProfile.StackRow(
                                topic, entry.getValue(), boxed(perYear.get(topic.id()), years.size()))))
                .limit(STACK)
                .toList();
    }

    private static List<Long> boxed(long @Nullable [] counts, int size) {
        List<Long> boxed = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            boxed.add(counts == null ? 0L : counts[index]);
        }
        return boxed;
    }

    private List<Hit> best(Query company, List<CompanyProfile.StackRow> stack) {
        Map<ArticleId, Hit> best = new LinkedHashMap<>();
        for (CompanyProfile.StackRow row : stack.stream().limit(6).toList()) {
            Query about = new Query.And(List.of(
                    company,
                    new Query.Topic(row.topic().id()),
                    new Query.Phrase(Query.Field.ANY, row.topic().name(), 0)));
            found(new SearchRequest(about, Sort.RELEVANCE, 0, 1))
                    .hits()
                    .forEach(hit -> best.putIfAbsent(hit.article().id(), hit));
        }
        return List.copyOf(best.values());
    }

    private Facets facets(Query query) {
        return found(new SearchRequest(query, Sort.NEWEST, 0, 0)).facets();
    }

    private SearchResult found(SearchRequest request) {
        try {
            return index.search(request);
        } catch (QuerySyntaxException impossible) {
            throw new IllegalStateException("Our own query exceeds a limit.", impossible);
        }
    }
}

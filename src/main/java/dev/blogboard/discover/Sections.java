package dev.blogboard.discover;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Company;
import dev.blogboard.search.QueryRanking.Ranked;
import dev.blogboard.topic.Taxonomy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes what one company has to say, section by section. For one roundup. */
final class Sections {
    private static final int USES = 6;
    private static final int PROJECTS = 6;
    /** What a quotation adds to the worth of an article. */
    private static final double QUOTED = 0.5;
    /** What a year adds to it. */
    private static final double NEWER = 0.02;

    private final Subject subject;
    private final Taxonomy taxonomy;
    private final Standing standing;
    private final Map<ArticleId, Article> rows;
    private final Map<ArticleId, Set<String>> topics;
    private final int keys;

    /**
     * Writes of some articles.
     *
     * @param rows those that were read
     * @param topics of the articles that were read
     * @param keys how many articles each section names
     */
    Sections(
            Subject subject,
            Taxonomy taxonomy,
            Standing standing,
            Map<ArticleId, Article> rows,
            Map<ArticleId, Set<String>> topics,
            int keys) {
        this.subject = subject;
        this.taxonomy = taxonomy;
        this.standing = standing;
        this.rows = rows;
        this.topics = topics;
        this.keys = keys;
    }

    Roundup.Section of(Company company, List<Ranked> found) {
        List<Article> read = read(found);
        List<Integer> years = years(found);
        return new Roundup.Section(
                company,
                found.size(),
                years.isEmpty() ? null : years.getFirst(),
                years.isEmpty() ? null : years.getLast(),
                uses(read),
                Projects.in(read, company, taxonomy).stream()
                        .limit(PROJECTS)
                        .map(named -> new Roundup.Project(named.name(), named.article()))
                        .toList(),
                keys(read, company),
                subject.at(company.id(), allTopics(read)));
    }

    /** How much there is, and the article of the most worth, where any was read. */
    Roundup.Further inShort(Company company, List<Ranked> found) {
        return new Roundup.Further(
                company,
                found.size(),
                read(found).stream()
                        .findFirst()
                        .map(article -> new Roundup.Key(article, null))
                        .orElse(null));
    }

    /** Those of the most worth first. */
    private List<Article> read(List<Ranked> found) {
        return found.stream()
                .map(each -> rows.get(each.article()))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingDouble(article -> -worth(article)))
                .toList();
    }

    /** Ascending. */
    static List<Integer> years(Collection<Ranked> found) {
        return found.stream()
                .map(Ranked::published)
                .filter(Objects::nonNull)
                .map(Sections::year)
                .sorted()
                .toList();
    }

    private static int year(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).getYear();
    }

    private Set<String> allTopics(List<Article> read) {
        Set<String> all = new HashSet<>();
        read.forEach(article -> all.addAll(topics.getOrDefault(article.id(), Set.of())));
        return all;
    }

    /** What the articles are about besides the subject, and what lies above or below it. */
    private List<Roundup.Use> uses(List<Article> read) {
        Map<String, Long> counts = new HashMap<>();
        String topic = subject.topic();
        Set<String> above = topic == null ? Set.of() : taxonomy.above(topic);
        for (Article article : read) {
            for (String other : taxonomy.mostSpecific(topics.getOrDefault(article.id(), Set.of()))) {
                if (!other.equals(topic) && !above.contains(other)) {
                    counts.merge(other, 1L, Long::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(USES)
                .map(entry -> new Roundup.Use(entry.getKey(), taxonomy.name(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** The articles of the most worth, one of each series; those that can be quoted before their equals. */
    private List<Roundup.Key> keys(List<Article> read, Company company) {
        Set<String> series = new HashSet<>();
        return read.stream()
                .filter(article -> series.add(Series.of(article.title())))
                .limit(2L * keys)
                .map(article -> new Roundup.Key(article, Quotes.of(article, subject, company)))
                .sorted(Comparator.comparingDouble(key -> -worth(key.article()) - (key.quote() == null ? 0 : QUOTED)))
                .limit(keys)
                .toList();
    }

    private double worth(Article article) {
        double newer = article.published() == null ? 0 : article.published().year() * NEWER;
        return standing.weight(article.id()) + newer;
    }
}

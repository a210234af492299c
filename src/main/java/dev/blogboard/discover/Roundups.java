package dev.blogboard.discover;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Articles;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.Published;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryRanking;
import dev.blogboard.search.QueryRanking.Ranked;
import dev.blogboard.topic.Tags;
import dev.blogboard.topic.Taxonomy;
import dev.blogboard.topic.Topic;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes roundups. Safe for use by several threads. */
public final class Roundups {
    /** As many articles as a roundup counts; the best of them where there are more. */
    private static final int MOST_ARTICLES = 20_000;
    /** What a quotation adds to the worth of an article. */
    private static final double QUOTED = 0.5;
    /** As many articles of a company as are read for quotations, projects and uses. */
    private static final int READ_PER_COMPANY = 30;

    private final QueryRanking ranking;
    private final Articles articles;
    private final Tags tags;
    private final Taxonomy taxonomy;
    private final Supplier<Companies> companies;

    public Roundups(
            QueryRanking ranking, Articles articles, Tags tags, Taxonomy taxonomy, Supplier<Companies> companies) {
        this.ranking = ranking;
        this.articles = articles;
        this.tags = tags;
        this.taxonomy = taxonomy;
        this.companies = companies;
    }

    /**
     * What to write.
     *
     * @param filter a further condition, such as companies or a period; absent for none
     * @param sections how many companies get a section of their own
     * @param keys how many articles each names
     */
    public record Request(Subject subject, @Nullable Query filter, int sections, int keys) {}

    /** The subject of a roundup: the topic that is called so, or else what a query finds. */
    public Subject subject(String typed, ParsedQuery parsed) {
        Optional<Topic> topic = taxonomy.named(typed.strip());
        return topic.map(found -> Subject.of(found, taxonomy))
                .orElseGet(() -> Subject.of(parsed.canonical(), parsed.query()));
    }

    public Roundup write(Request request) {
        Companies known = companies.get();
        Subject subject = request.subject();
        List<Ranked> all = ranking.ranked(with(request.filter(), subject.query()), MOST_ARTICLES);
        Set<ArticleId> direct = subject.own().equals(subject.query())
                ? Set.of()
                : ranking.ranked(with(request.filter(), subject.own()), MOST_ARTICLES).stream()
                        .map(Ranked::article)
                        .collect(Collectors.toSet());
        Map<CompanyId, List<Ranked>> byCompany = new LinkedHashMap<>();
        Set<CompanyId> vendors = vendors(subject, all, known);
        all.stream()
                .filter(found -> !vendors.contains(found.company()) || direct.contains(found.article()))
                .forEach(found -> byCompany
                        .computeIfAbsent(found.company(), none -> new ArrayList<>())
                        .add(found));
        List<CompanyId> order = byCompany.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                        (Map.Entry<CompanyId, List<Ranked>> entry) -> -weight(entry.getValue(), direct)))
                .map(Map.Entry::getKey)
                .toList();
        Optional<CompanyId> home = home(subject, order, known);
        List<CompanyId> users =
                order.stream().filter(id -> !home.equals(Optional.of(id))).toList();
        List<CompanyId> shown = users.stream().limit(request.sections()).toList();
        Shelf shelf = read(Stream.concat(shown.stream(), home.stream()).toList(), byCompany, direct);
        return new Roundup(
                subject.label(),
                subject.typed(),
                subject.topic(),
                figures(byCompany.values(), users.size(), shelf),
                shown.stream()
                        .map(id -> section(request, company(known, id), byCompany.getOrDefault(id, List.of()), shelf))
                        .toList(),
                home.map(id -> section(request, company(known, id), byCompany.getOrDefault(id, List.of()), shelf))
                        .orElse(null),
                users.stream()
                        .skip(request.sections())
                        .map(id -> new Roundup.Further(
                                company(known, id),
                                byCompany.getOrDefault(id, List.of()).size()))
                        .toList());
    }

    private static Query with(@Nullable Query filter, Query query) {
        return filter == null ? query : new Query.And(List.of(query, filter));
    }

    private static Company company(Companies known, CompanyId id) {
        return known.withId(id).orElseGet(() -> Company.named(id.value()));
    }

    /** How much a company has to say: its articles, those that name the subject itself twice. */
    private static double weight(List<Ranked> found, Set<ArticleId> direct) {
        return found.size()
                + found.stream().filter(each -> direct.contains(each.article())).count();
    }

    /** The company that publishes where the topic's home page is, such as the Rust project for Rust. */
    private Optional<CompanyId> home(Subject subject, List<CompanyId> order, Companies known) {
        Set<String> home = subject.topic() == null ? Set.of() : homes(List.of(subject.topic()));
        return order.stream().filter(id -> isAt(home, company(known, id))).findFirst();
    }

    /** Those who make what merely belongs to the subject; what they write is about that, not about the subject. */
    private Set<CompanyId> vendors(Subject subject, List<Ranked> all, Companies known) {
        Set<String> homes = subject.topic() == null ? Set.of() : homes(taxonomy.usedIn(subject.topic()));
        return all.stream()
                .map(Ranked::company)
                .distinct()
                .filter(id -> isAt(homes, company(known, id)))
                .collect(Collectors.toSet());
    }

    private Set<String> homes(Collection<String> topics) {
        return topics.stream()
                .flatMap(id -> taxonomy.withId(id).stream())
                .map(Topic::home)
                .filter(Objects::nonNull)
                .flatMap(url -> domain(url).stream())
                .collect(Collectors.toSet());
    }

    private static boolean isAt(Set<String> domains, Company company) {
        return Optional.ofNullable(company.site())
                .flatMap(Roundups::domain)
                .filter(domains::contains)
                .isPresent();
    }

    /** The last two parts of a URL's host. */
    private static Optional<String> domain(String url) {
        try {
            String host = URI.create(url).getHost();
            String[] parts =
                    host == null ? new String[0] : host.toLowerCase(Locale.ROOT).split("\\.");
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(parts[parts.length - 2] + "." + parts[parts.length - 1]);
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    /** The rows and topics of the articles that are looked at. */
    private record Shelf(Map<ArticleId, Article> articles, Map<ArticleId, Set<String>> topics, Set<ArticleId> direct) {}

    private Shelf read(List<CompanyId> shown, Map<CompanyId, List<Ranked>> byCompany, Set<ArticleId> direct) {
        List<ArticleId> wanted = new ArrayList<>();
        for (CompanyId id : shown) {
            byCompany.getOrDefault(id, List.of()).stream()
                    .sorted(Comparator.comparing((Ranked found) -> !direct.contains(found.article())))
                    .limit(READ_PER_COMPANY)
                    .map(Ranked::article)
                    .forEach(wanted::add);
        }
        Map<ArticleId, Article> rows = new HashMap<>();
        articles.find(wanted).forEach(article -> rows.put(article.id(), article));
        return new Shelf(rows, tags.of(wanted), direct);
    }

    private static Roundup.Figures figures(Collection<List<Ranked>> found, int companies, Shelf shelf) {
        List<Ranked> all = found.stream().flatMap(List::stream).toList();
        List<Integer> years = years(all);
        long withText = shelf.articles().values().stream()
                .filter(article -> !article.text().isBlank())
                .count();
        return new Roundup.Figures(
                all.size(),
                companies,
                shelf.articles().size(),
                withText,
                years.isEmpty() ? null : years.getFirst(),
                years.isEmpty() ? null : years.getLast());
    }

    /** Ascending. */
    private static List<Integer> years(Collection<Ranked> found) {
        return found.stream()
                .map(Ranked::published)
                .filter(Objects::nonNull)
                .map(Roundups::year)
                .sorted()
                .toList();
    }

    private static int year(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).getYear();
    }

    private Roundup.Section section(Request request, Company company, List<Ranked> found, Shelf shelf) {
        Subject subject = request.subject();
        List<Article> rows = found.stream()
                .map(each -> shelf.articles().get(each.article()))
                .filter(Objects::nonNull)
                .toList();
        List<Integer> years = years(found);
        return new Roundup.Section(
                company,
                found.size(),
                years.isEmpty() ? null : years.getFirst(),
                years.isEmpty() ? null : years.getLast(),
                uses(subject, rows, shelf),
                Projects.in(rows, company).stream()
                        .limit(6)
                        .map(named -> new Roundup.Project(named.name(), named.article()))
                        .toList(),
                keys(subject, company, rows, shelf.direct(), request.keys()),
                subject.at(company.id()));
    }

    /** What the articles are about besides the subject, and what lies above or below it. */
    private List<Roundup.Use> uses(Subject subject, List<Article> rows, Shelf shelf) {
        Map<String, Long> counts = new HashMap<>();
        String topic = subject.topic();
        Set<String> above = topic == null ? Set.of() : new LinkedHashSet<>(taxonomy.above(topic));
        for (Article article : rows) {
            Set<String> topics = shelf.topics().getOrDefault(article.id(), Set.of());
            for (String other : taxonomy.mostSpecific(topics)) {
                if (!other.equals(topic) && !above.contains(other)) {
                    counts.merge(other, 1L, Long::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(6)
                .map(entry -> new Roundup.Use(entry.getKey(), taxonomy.name(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static List<Roundup.Key> keys(
            Subject subject, Company company, List<Article> rows, Set<ArticleId> direct, int limit) {
        Set<String> titles = new LinkedHashSet<>();
        return rows.stream()
                .sorted(Comparator.comparingDouble(article -> -worth(article, subject, company, direct)))
                .filter(article -> titles.add(article.title().toLowerCase(Locale.ROOT)))
                .limit(2L * limit)
                .map(article -> new Roundup.Key(article, Quotes.of(article, subject)))
                .sorted(Comparator.comparingDouble(
                        key -> -worth(key.article(), subject, company, direct) - (key.quote() == null ? 0 : QUOTED)))
                .limit(limit)
                .toList();
    }

    /** Articles that name the subject in the title, in the words of the company, and newer. */
    private static double worth(Article article, Subject subject, Company company, Set<ArticleId> direct) {
        String title = article.title();
        double worth = direct.contains(article.id()) ? 1 : 0;
        worth += subject.names() != null && subject.names().matcher(title).find() ? 2 : 0;
        worth += title.toLowerCase(Locale.ROOT).contains(company.name().toLowerCase(Locale.ROOT)) ? 0.6 : 0;
        Published published = article.published();
        return worth + (published == null ? 0 : (published.year() - 2010) * 0.02);
    }
}

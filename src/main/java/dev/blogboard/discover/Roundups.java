package dev.blogboard.discover;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Articles;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.search.Facets;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryRanking.Ranked;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchIndex;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.Sort;
import dev.blogboard.topic.Tags;
import dev.blogboard.topic.Taxonomy;
import dev.blogboard.topic.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    /** Of as many, the best, the title is looked at; others weigh what an article weighs at least. */
    private static final int MOST_TITLES = 5_000;
    /** As many articles of a company as are read for quotations, projects and uses. */
    private static final int READ_PER_COMPANY = 30;

    private final SearchIndex index;
    private final Articles articles;
    private final Tags tags;
    private final Taxonomy taxonomy;
    private final Makers makers;
    private final Supplier<Companies> companies;

    public Roundups(SearchIndex index, Articles articles, Tags tags, Taxonomy taxonomy, Supplier<Companies> companies) {
        this.index = index;
        this.articles = articles;
        this.tags = tags;
        this.taxonomy = taxonomy;
        this.makers = new Makers(taxonomy);
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
        Subject subject = request.subject();
        List<Ranked> all = ranked(request.filter(), subject.query());
        List<Ranked> own = subject.belonging().isEmpty() ? all : ranked(request.filter(), subject.own());
        Set<ArticleId> direct = own.stream().map(Ranked::article).collect(Collectors.toSet());
        Map<Company, List<Ranked>> byCompany = byCompany(subject, all, direct);
        Standing standing = new Standing(subject, byCompany, direct, titles(all), published());
        List<Company> order = order(subject, standing, byCompany);
        Optional<Company> home = order.stream()
                .filter(company ->
                        subject.topic() != null && makers.ownTopics(company).contains(subject.topic()))
                .findFirst();
        List<Company> users = new ArrayList<>(order);
        home.ifPresent(users::remove);
        List<Company> shown = users.stream().limit(request.sections()).toList();
        List<Company> further = users.stream().skip(request.sections()).toList();
        List<ArticleId> read = new ArrayList<>();
        Stream.concat(shown.stream(), home.stream())
                .forEach(company -> read.addAll(best(company, byCompany, standing, READ_PER_COMPANY)));
        further.stream().limit(Roundup.NAMED).forEach(company -> read.addAll(best(company, byCompany, standing, 1)));
        Map<ArticleId, Article> rows = articles.find(read).stream().collect(Collectors.toMap(Article::id, row -> row));
        Sections sections = new Sections(subject, taxonomy, standing, rows, tags.of(read), request.keys());
        return new Roundup(
                subject.label(),
                subject.typed(),
                subject.topic(),
                figures(byCompany.values(), users.size(), rows.values()),
                shown.stream()
                        .map(company -> sections.of(company, byCompany.getOrDefault(company, List.of())))
                        .toList(),
                home.map(company -> sections.of(company, byCompany.getOrDefault(company, List.of())))
                        .orElse(null),
                further.stream()
                        .map(company -> sections.inShort(company, byCompany.getOrDefault(company, List.of())))
                        .toList());
    }

    private List<Ranked> ranked(@Nullable Query filter, Query query) {
        return index.ranked(filter == null ? query : new Query.And(List.of(query, filter)), MOST_ARTICLES);
    }

    /** Of those who make what merely belongs to the subject only what names the subject itself. */
    private Map<Company, List<Ranked>> byCompany(Subject subject, List<Ranked> all, Set<ArticleId> direct) {
        Companies known = companies.get();
        Map<CompanyId, List<Ranked>> byId = new LinkedHashMap<>();
        all.forEach(found ->
                byId.computeIfAbsent(found.company(), none -> new ArrayList<>()).add(found));
        Map<Company, List<Ranked>> byCompany = new LinkedHashMap<>();
        byId.forEach((id, found) -> {
            Company company = known.withId(id).orElseGet(() -> Company.named(id.value()));
            List<Ranked> told = !Collections.disjoint(makers.ownTopics(company), subject.belonging())
                    ? found.stream()
                            .filter(each -> direct.contains(each.article()))
                            .toList()
                    : found;
            if (!told.isEmpty()) {
                byCompany.put(company, told);
            }
        });
        return byCompany;
    }

    private Map<ArticleId, String> titles(List<Ranked> all) {
        return articles.titles(
                all.stream().limit(MOST_TITLES).map(Ranked::article).toList());
    }

    /** How many articles each company has in all. */
    private Map<Company, Long> published() {
        try {
            return index
                    .search(new SearchRequest(new Query.Everything(), Sort.NEWEST, 0, 0))
                    .facets()
                    .companies()
                    .stream()
                    .collect(Collectors.toMap(Facets.Count::value, Facets.Count::articles));
        } catch (QuerySyntaxException impossible) {
            throw new IllegalStateException("Everything exceeds no limit.", impossible);
        }
    }

    /** Those with the most to say first, and those who make what it is about, or a part of that, after all others. */
    private List<Company> order(Subject subject, Standing standing, Map<Company, List<Ranked>> byCompany) {
        Map<Company, Double> says = new HashMap<>();
        Set<Company> making = new HashSet<>();
        byCompany.forEach((company, found) -> {
            Set<String> made = makers.madeBy(company);
            says.put(company, standing.of(company, found, !made.isEmpty()));
            if (made.contains(subject.topic()) || isPartOf(subject, makers.ownTopics(company))) {
                making.add(company);
            }
        });
        return byCompany.keySet().stream()
                .sorted(Comparator.comparingInt((Company company) -> making.contains(company) ? 1 : 0)
                        .thenComparingDouble(company -> -says.getOrDefault(company, 0.0))
                        .thenComparing(Company::name))
                .toList();
    }

    /** Whether projects lie below the subject: vLLM is no user of machine learning. */
    private boolean isPartOf(Subject subject, Set<String> projects) {
        return subject.topic() != null
                && projects.stream().anyMatch(project -> taxonomy.above(project).contains(subject.topic()));
    }

    private static List<ArticleId> best(
            Company company, Map<Company, List<Ranked>> byCompany, Standing standing, int limit) {
        return byCompany.getOrDefault(company, List.of()).stream()
                .map(Ranked::article)
                .sorted(Comparator.comparingDouble(article -> -standing.weight(article)))
                .limit(limit)
                .toList();
    }

    private static Roundup.Figures figures(Collection<List<Ranked>> found, int companies, Collection<Article> read) {
        List<Ranked> all = found.stream().flatMap(List::stream).toList();
        List<Integer> years = Sections.years(all);
        return new Roundup.Figures(
                all.size(),
                companies,
                read.size(),
                read.stream().filter(article -> !article.text().isBlank()).count(),
                years.isEmpty() ? null : years.getFirst(),
                years.isEmpty() ? null : years.getLast());
    }
}

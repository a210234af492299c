package dev.blogboard.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.Published;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryIndex;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.TermFrequency;
import dev.blogboard.search.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/** The law: an alert for a query fires for an article if and only if a search for the query finds it. */
class AlertsAreSearchesProperties {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Companies COMPANIES = new Companies(List.of(
            Company.named("Netflix"),
            Company.named("Uber"),
            new Company(new CompanyId("uber-eats"), "Uber Eats", List.of(), new CompanyId("uber"), null, false)));
    private static final String SYNONYMS = """
            kubernetes, k8s
            machine learning, ml
            ci/cd, continuous integration, continuous delivery
            node.js, nodejs
            asp.net => .net
            """;
    private static final List<String> WORDS = List.of(
            "kafka",
            "Kafka's",
            "sharding",
            "shards",
            "caching",
            "cache",
            "k8s",
            "Kubernetes",
            "ML",
            "machine",
            "learning",
            "CI/CD",
            "continuous",
            "integration",
            "C++",
            "C#",
            ".NET",
            "ASP.NET",
            "Node.js",
            "nodejs",
            "GPT-4",
            "netflix",
            "Uber",
            "データベース",
            "データ",
            "数据库系统",
            "base",
            "don't",
            "snake_case",
            "ﬁle",
            "café",
            "cafe",
            "the",
            "of");

    private final LuceneAnalysis analysis = new LuceneAnalysis(() -> COMPANIES, () -> Topics.NONE, SYNONYMS);
    private final QueryParser parser = new QueryParser(COMPANIES);

    @Property(tries = 500)
    void an_alert_fires_if_and_only_if_a_search_finds(
            @ForAll("articles") List<Article> articles, @ForAll("queries") List<String> typed) throws Exception {
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analysis.analyzer()))) {
                for (Article article : articles) {
                    writer.addDocument(Fields.document(article, Topics.NONE, analysis.words()));
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                for (Query query : parsed(typed)) {
                    assertEquals(fires(articles, query), finds(new IndexSearcher(reader), query), parser.print(query));
                }
            }
        }
    }

    private List<Query> parsed(List<String> typed) throws QuerySyntaxException {
        List<Query> queries = new ArrayList<>();
        for (String each : typed) {
            queries.add(parser.parse(each).query());
        }
        return queries;
    }

    private Set<Long> fires(List<Article> articles, Query query) {
        QueryIndex saved = new QueryIndex(new TermFrequency());
        saved.put(0, analysis.condition(query));
        Set<Long> fires = new HashSet<>();
        for (Article article : articles) {
            saved.matching(
                    analysis.terms(article),
                    NOW,
                    fired -> fires.add(article.id().value()));
        }
        return fires;
    }

    private Set<Long> finds(IndexSearcher searcher, Query query) throws Exception {
        org.apache.lucene.search.Query rendered = new ConditionRenderer(NOW).render(analysis.condition(query));
        return Candidate.read(searcher, searcher.search(rendered, 1000).scoreDocs, dev.blogboard.search.Match.FULL)
                .stream()
                .map(Candidate::article)
                .collect(Collectors.toSet());
    }

    @Provide
    Arbitrary<List<Article>> articles() {
        Arbitrary<String> text = Arbitraries.of(WORDS).list().ofMaxSize(25).map(words -> String.join(" ", words));
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 2500);
        return Combinators.combine(
                        Arbitraries.of("netflix", "uber", "uber-eats"),
                        text.map(words -> words.length() > 60 ? words.substring(0, 60) : words),
                        text,
                        days.injectNull(0.2),
                        Arbitraries.of("en", "ja-JP").injectNull(0.3))
                .as(AlertsAreSearchesProperties::article)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(AlertsAreSearchesProperties::numbered);
    }

    private static Article article(
            String company, String title, String text, @Nullable Integer daysAgo, @Nullable String language) {
        Published published = daysAgo == null
                ? null
                : Published.parse(
                        LocalDate.parse("2026-11-20").minusDays(daysAgo).toString());
        String author = text.length() % 3 == 0 ? null : text.length() % 3 == 1 ? "Jay Kafka" : "Ada";
        String url = "https://eng." + company + ".com/" + title.length();
        return new Article(
                new ArticleId(1), new CompanyId(company), title, url, author, text, published, NOW, language, 1);
    }

    private static List<Article> numbered(List<Article> articles) {
        List<Article> numbered = new ArrayList<>();
        for (Article each : articles) {
            numbered.add(new Article(
                    new ArticleId(numbered.size() + 1L),
                    each.company(),
                    each.title(),
                    each.url(),
                    each.author(),
                    each.text(),
                    each.published(),
                    each.firstSeen(),
                    each.language(),
                    1));
        }
        return numbered;
    }

    @Provide
    Arbitrary<List<String>> queries() {
        Arbitrary<String> word = Arbitraries.of(WORDS);
        Arbitrary<String> words = word.list().ofMinSize(2).ofMaxSize(4).map(some -> String.join(" ", some));
        Arbitrary<String> condition = Arbitraries.oneOf(
                word,
                word,
                words.map(some -> '"' + some + '"'),
                Combinators.combine(words, Arbitraries.integers().between(1, 9))
                        .as((some, slop) -> '"' + some + "\"~" + slop),
                Arbitraries.of("kaf*", "cach*", "cachi*", "sha*", "データ*", "node.j*", "c++*", "ka*"),
                Arbitraries.of("title:kafka", "title:\"machine learning\"", "author:kafka", "author:ada"),
                Arbitraries.of("company:uber", "company:netflix", "at netflix", "lang:ja", "site:uber.com"),
                Arbitraries.of("since:30d", "since:2024", "before:2023-06", "year:2021..2023", "until:2025"));
        return Arbitraries.lazyOf(
                        () -> condition,
                        () -> condition.map(some -> "-" + (some.startsWith("at ") ? "kafka" : some)),
                        () -> Combinators.combine(condition, condition).as((one, other) -> one + " " + other),
                        () -> Combinators.combine(condition, condition, condition)
                                .as((one, two, three) -> "(" + one + " OR " + two + ") " + three),
                        () -> Combinators.combine(condition, condition, condition)
                                .as((one, two, three) -> one + " -(" + two + " " + three + ")"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}

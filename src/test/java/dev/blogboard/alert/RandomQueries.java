package dev.blogboard.alert;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.Published;
import dev.blogboard.search.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Articles and queries by chance, from so few words that they often meet. */
final class RandomQueries {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final Companies COMPANIES = companies();

    private static final List<String> WORDS = List.of(
            "kafka",
            "streams",
            "streaming",
            "stream",
            "k8s",
            "kubernetes",
            "Kubernetes",
            "postgres",
            "PostgreSQL",
            "machine",
            "learning",
            "ml",
            "C++",
            "C#",
            "node.js",
            ".NET",
            "the",
            "of",
            "cache",
            "caching",
            "caches",
            "Café",
            "日本語の検索",
            "検索",
            "wi-fi",
            "real-time",
            "feature",
            "store",
            "don't",
            "Netflix",
            "netflix's",
            "universities",
            "universal");

    private final Random random;

    RandomQueries(long seed) {
        random = new Random(seed);
    }

    private static Companies companies() {
        Company meta = Company.named("Meta");
        Company instagram = new Company(new CompanyId("instagram"), "Instagram", List.of("IG"), meta.id(), null, false);
        return new Companies(List.of(meta, instagram, Company.named("Netflix"), Company.named("Square")));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String words(int least, int most) {
        return Stream.generate(() -> any(WORDS))
                .limit(random.nextInt(least, most + 1))
                .collect(Collectors.joining(" "));
    }

    List<Article> articles(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(this::article).toList();
    }

    private Article article(int number) {
        Published published =
                random.nextInt(5) == 0 ? null : Published.at(NOW.minus(Duration.ofDays(random.nextInt(900))));
        return new Article(
                new ArticleId(number),
                any(COMPANIES.all().stream().map(Company::id).toList()),
                // A number of its own: articles of the same title are one hit.
                words(1, 5) + " no" + number,
                "https://" + any(List.of("blog.example.com", "example.com", "eng.other.org")) + "/" + number,
                random.nextInt(3) == 0 ? any(List.of("Ada Lovelace", "Kafka Stream", "Grace Hopper")) : null,
                random.nextInt(4) == 0 ? "" : words(0, 25),
                published,
                NOW,
                any(List.of("en", "en-GB", "ja")),
                number);
    }

    Query query(int depth) {
        return switch (random.nextInt(depth > 0 ? 16 : 10)) {
            case 0, 1, 2 -> new Query.Word(field(), any(WORDS));
            case 3 -> new Query.Phrase(field(), words(2, 3), 0);
            case 4 -> new Query.Phrase(field(), words(1, 3), random.nextInt(4));
            case 5 ->
                new Query.Prefix(field(), any(List.of("str", "ka", "cach", "univ", "node.j", "検索", "ca", "postg")));
            case 6 ->
                new Query.AtCompany(
                        any(COMPANIES.all().stream().map(Company::id).toList()));
            case 7 -> new Query.CompanyOrWords(new CompanyId("netflix"), new Query.Word(Query.Field.ANY, "netflix"));
            case 8 ->
                any(List.of(
                        new Query.Site("example.com"),
                        new Query.Site("blog.example.com"),
                        new Query.Language("en"),
                        new Query.Everything()));
            case 9 -> dates();
            case 10, 11, 12 -> new Query.And(parts(depth));
            case 13, 14 -> new Query.Or(parts(depth));
            default -> new Query.Not(query(depth - 1));
        };
    }

    private List<Query> parts(int depth) {
        return Stream.generate(() -> query(depth - 1))
                .limit(random.nextInt(2, 4))
                .toList();
    }

    private Query.Field field() {
        return random.nextInt(3) == 0 ? any(List.of(Query.Field.values())) : Query.Field.ANY;
    }

    private Query dates() {
        Query.Bound since = random.nextBoolean()
                ? new Query.Bound.Ago(Period.ofDays(random.nextInt(1, 700)))
                : new Query.Bound.Day(LocalDate.of(2024 + random.nextInt(3), 1 + random.nextInt(12), 1));
        return new Query.Dates(since, random.nextBoolean() ? null : new Query.Bound.Day(LocalDate.of(2026, 3, 1)));
    }
}

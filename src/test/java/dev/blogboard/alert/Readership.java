package dev.blogboard.alert;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.Published;
import dev.blogboard.sqlite.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Made-up articles, and subscribers whose queries use the words of these; always the same ones.
 *
 * <p>The n-th most frequent of 60,000 words has a share in proportion to 1/(n + 10), in articles of 600 words. Queries
 * are drawn from the same words but for the hundred most frequent, which in a real text are of the kind that a query
 * ignores. Half are one to three words, the others a phrase of two (20 %), words at one of 500 companies (20 %), or words
 * without another one (10 %). The n-th most popular query has a share of the subscribers in proportion to 1/(n + 50).
 */
final class Readership {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final int VOCABULARY = 60_000;
    private static final int UNTELLING = 100;
    private static final int COMPANIES = 500;
    private static final int WORDS_IN_ARTICLE = 600;

    final Companies companies = new Companies(IntStream.range(0, COMPANIES)
            .mapToObj(number -> Company.named("Firm" + letters(number)))
            .toList());
    /** What each subscription asks for; its number is its place here, from 1. */
    final List<String> queries;

    private final Random random = new Random(42);
    private final double[] words = shares(VOCABULARY, 10);

    /** @param size how many subscriptions; with a d behind it, no two of them have the same query */
    Readership(String size) {
        boolean distinct = size.endsWith("d");
        int subscriptions = Integer.parseInt(distinct ? size.substring(0, size.length() - 1) : size);
        queries = distinct ? distinctQueries(subscriptions) : queries(subscriptions);
    }

    /** Running totals. */
    private static double[] shares(int count, int flattened) {
        double[] totals = new double[count];
        double sum = 0;
        for (int rank = 0; rank < count; rank++) {
            sum += 1.0 / (rank + flattened);
            totals[rank] = sum;
        }
        return totals;
    }

    private int draw(double[] totals, int leftOut) {
        double from = leftOut == 0 ? 0 : totals[leftOut - 1];
        double at = from + random.nextDouble() * (totals[totals.length - 1] - from);
        int low = leftOut;
        int high = totals.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (totals[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private List<String> queries(int subscriptions) {
        double[] popularity = shares(subscriptions, 50);
        Map<Integer, String> byRank = new HashMap<>();
        List<String> all = new ArrayList<>(subscriptions);
        for (int number = 0; number < subscriptions; number++) {
            all.add(byRank.computeIfAbsent(draw(popularity, 0), rank -> query()));
        }
        return all;
    }

    private List<String> distinctQueries(int subscriptions) {
        Set<String> distinct = new LinkedHashSet<>();
        while (distinct.size() < subscriptions) {
            distinct.add(query());
        }
        return new ArrayList<>(distinct);
    }

    /** In the canonical form, in which queries are stored. */
    private String query() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> "\"" + word() + " " + word() + "\"";
            case 2, 3 -> "company:firm" + letters(random.nextInt(COMPANIES)) + " " + words();
            case 4 -> "-" + word() + " " + words();
            default -> words();
        };
    }

    private String words() {
        return Stream.generate(this::word)
                .limit(1L + random.nextInt(3))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private String word() {
        return "w" + letters(draw(words, UNTELLING));
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number; rest > 0 || letters.isEmpty(); rest /= 20) {
            letters.append("bcdfghjklmnpqrtvwxza".charAt(rest % 20));
        }
        return letters.append('o').toString();
    }

    List<String> distinctQueries() {
        return List.copyOf(new LinkedHashSet<>(queries));
    }

    /** The first ones, numbered from 1. */
    List<Article> articles(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(this::article).toList();
    }

    private Article article(int number) {
        return new Article(
                new ArticleId(number),
                new CompanyId("firm" + letters(random.nextInt(COMPANIES))),
                text(7),
                "https://example.com/" + number,
                null,
                text(WORDS_IN_ARTICLE),
                Published.at(NOW),
                NOW,
                "en",
                number);
    }

    private String text(int length) {
        return Stream.generate(() -> "w" + letters(draw(words, 0)))
                .limit(length)
                .collect(Collectors.joining(" "));
    }

    /** Each subscription has a channel of its own. One by one, a million would take too long. */
    void subscribe(Path database) throws SQLException {
        Database.open(database).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            connection.setAutoCommit(false);
            try (PreparedStatement subscription = connection.prepareStatement(
                    "INSERT INTO subscription (id, query, destination, created, cadence) VALUES (?, ?, ?, 0, 'INSTANT')")) {
                for (int number = 1; number <= queries.size(); number++) {
                    subscription.setInt(1, number);
                    subscription.setString(2, queries.get(number - 1));
                    subscription.setString(3, "channel:" + number);
                    subscription.executeUpdate();
                }
            }
            connection.commit();
        }
    }
}

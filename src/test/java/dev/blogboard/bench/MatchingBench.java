package dev.blogboard.bench;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.Published;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.search.ArticleTerms;
import dev.blogboard.search.Condition;
import dev.blogboard.search.Evaluation;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.QueryIndex;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.TermFrequency;
import dev.blogboard.search.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures how new articles meet saved queries: {@code MatchingBench 1000 10000 100000 1000000}. Words are drawn from one
 * Zipf distribution for articles and queries, so that frequent words are frequent in both. Queries are distinct: one to
 * three words, phrases, company filters and exclusions.
 */
public final class MatchingBench {
    private static final int VOCABULARY = 60_000;
    private static final int COMPANIES = 500;
    private static final int WORDS_IN_ARTICLE = 600;
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final Random random = new Random(42);
    private final double[] cumulative = new double[VOCABULARY];
    private final Companies companies = new Companies(IntStream.range(0, COMPANIES)
            .mapToObj(number -> Company.named("Firm" + letters(number)))
            .toList());
    private final LuceneAnalysis analysis = new LuceneAnalysis(() -> companies, () -> Topics.NONE, "");

    private MatchingBench() {
        double sum = 0;
        for (int rank = 0; rank < VOCABULARY; rank++) {
            sum += 1.0 / (rank + 10);
            cumulative[rank] = sum;
        }
    }

    public static void main(String[] arguments) throws QuerySyntaxException {
        MatchingBench bench = new MatchingBench();
        List<Article> articles =
                IntStream.rangeClosed(1, 400).mapToObj(bench::article).toList();
        System.out.printf(
                "%-10s %12s %12s %14s %14s %12s%n",
                "queries", "ready in s", "bytes/query", "analyse ms", "match ms", "articles/s");
        for (String size : arguments.length == 0 ? new String[] {"1000", "10000", "100000"} : arguments) {
            bench.measure(Integer.parseInt(size), articles);
        }
    }

    private void measure(int size, List<Article> articles) throws QuerySyntaxException {
        List<String> texts = queries(size);
        TermFrequency frequency = new TermFrequency();
        articles.subList(0, 200).forEach(article -> frequency.count(analysis.terms(article)));
        long before = used();
        long started = System.nanoTime();
        QueryIndex index = new QueryIndex(frequency);
        QueryParser parser = new QueryParser(companies);
        for (int from = 0; from < texts.size(); from += 20_000) {
            List<Condition> conditions = texts.subList(from, Math.min(texts.size(), from + 20_000)).parallelStream()
                    .map(text -> condition(parser, text))
                    .toList();
            for (int number = 0; number < conditions.size(); number++) {
                index.put(from + number, conditions.get(number));
            }
        }
        double ready = (System.nanoTime() - started) / 1e9;
        double bytes = (double) (used() - before) / size;
        disagreements(index, texts, parser, articles);
        double[] millis = run(index, articles);
        System.out.printf(
                "%-10d %12.2f %12.0f %14.3f %14.3f %12.0f%n",
                size, ready, bytes, millis[0], millis[1], 1000 / (millis[0] + millis[1]));
    }

    private Condition condition(QueryParser parser, String text) {
        try {
            ParsedQuery parsed = parser.parse(text);
            return analysis.condition(parsed.query());
        } catch (QuerySyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Milliseconds an article takes to be analysed, and to meet the queries. */
    private double[] run(QueryIndex index, List<Article> articles) {
        long[] matches = {0};
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
        for (int round = 0; round < 4; round++) {
            long analysing = 0;
            long matching = 0;
            for (Article article : articles.subList(200, 400)) {
                long one = System.nanoTime();
                ArticleTerms terms = analysis.terms(article);
                long two = System.nanoTime();
                index.matching(terms, NOW, query -> matches[0]++);
                analysing += two - one;
                matching += System.nanoTime() - two;
            }
            best[0] = Math.min(best[0], analysing / 200.0 / 1e6);
            best[1] = Math.min(best[1], matching / 200.0 / 1e6);
        }
        return best;
    }

    /** What matches has to be what a query asks, whatever it is filed under. */
    private void disagreements(QueryIndex index, List<String> texts, QueryParser parser, List<Article> articles) {
        int checked = Math.min(texts.size(), 2_000);
        for (Article article : articles.subList(200, 210)) {
            ArticleTerms terms = analysis.terms(article);
            Evaluation evaluation = new Evaluation(terms, NOW);
            Set<Integer> fired = new LinkedHashSet<>();
            index.matching(terms, NOW, fired::add);
            for (int number = 0; number < checked; number++) {
                if (evaluation.holds(condition(parser, texts.get(number))) != fired.contains(number)) {
                    throw new IllegalStateException("Disagreement about " + texts.get(number));
                }
            }
        }
    }

    private List<String> queries(int size) {
        Set<String> distinct = new LinkedHashSet<>();
        while (distinct.size() < size) {
            String words =
                    Stream.generate(this::word).limit(1L + random.nextInt(3)).collect(Collectors.joining(" "));
            distinct.add(
                    switch (random.nextInt(10)) {
                        case 0, 1 -> "\"" + word() + " " + word() + "\"";
                        case 2, 3 -> words + " company:firm" + letters(random.nextInt(COMPANIES));
                        case 4 -> words + " -" + word();
                        default -> words;
                    });
        }
        return new ArrayList<>(distinct);
    }

    private Article article(int number) {
        String text = Stream.generate(this::word).limit(WORDS_IN_ARTICLE).collect(Collectors.joining(" "));
        String title = Stream.generate(this::word).limit(7).collect(Collectors.joining(" "));
        return new Article(
                new ArticleId(number),
                new CompanyId("firm" + letters(random.nextInt(COMPANIES))),
                title,
                "https://example.com/" + number,
                null,
                text,
                Published.at(NOW),
                NOW,
                "en",
                number);
    }

    private String word() {
        double at = random.nextDouble() * cumulative[VOCABULARY - 1];
        int low = 0;
        int high = VOCABULARY - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (cumulative[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return "w" + letters(low);
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number; rest > 0 || letters.isEmpty(); rest /= 20) {
            letters.append("bcdfghjklmnpqrtvwxza".charAt(rest % 20));
        }
        return letters.append('o').toString();
    }

    private static long used() {
        for (int round = 0; round < 3; round++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

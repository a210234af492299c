package dev.blogboard.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Articles;
import dev.blogboard.article.LibraryEntry;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.lucene.LuceneIndex;
import dev.blogboard.search.ArticleSearch;
import dev.blogboard.search.ArticleTerms;
import dev.blogboard.search.BinaryReader;
import dev.blogboard.search.BinaryWriter;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Match;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryIndex;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import dev.blogboard.search.Sort;
import dev.blogboard.search.TermFrequency;
import dev.blogboard.search.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** An alert fires for an article if and only if a search finds it. */
class AlertLawTest {
    private static final int QUERIES = 80;

    @Property(tries = 10)
    void an_alert_fires_exactly_when_a_search_finds_the_article(@ForAll long seed) throws Exception {
        RandomQueries chance = new RandomQueries(seed);
        List<Article> articles = chance.articles(40);
        List<Query> queries =
                Stream.generate(() -> chance.query(3)).limit(QUERIES).toList();
        LuceneAnalysis analysis = new LuceneAnalysis(
                () -> RandomQueries.COMPANIES, () -> Topics.NONE, "k8s, kubernetes\nml, machine learning");
        List<Set<Long>> fired = fired(queries, articles, analysis, new Random(seed));
        Path directory = Files.createTempDirectory("law");
        try (LuceneIndex index =
                LuceneIndex.writable(directory, new Shelved(articles), analysis, () -> RandomQueries.NOW)) {
            index.catchUp();
            for (int number = 0; number < queries.size(); number++) {
                assertEquals(found(index, queries.get(number)), fired.get(number), "query " + queries.get(number));
            }
        } finally {
            delete(directory);
        }
    }

    /** For each query, the articles that it fires for. */
    private static List<Set<Long>> fired(
            List<Query> queries, List<Article> articles, LuceneAnalysis analysis, Random random) throws IOException {
        Map<Article, ArticleTerms> terms = new LinkedHashMap<>();
        articles.forEach(article -> terms.put(article, analysis.terms(article)));
        TermFrequency frequency = new TermFrequency();
        terms.values().stream().limit(random.nextInt(20)).forEach(frequency::count);
        QueryIndex before = new QueryIndex(frequency);
        liveThrough(before, queries, analysis.terms(articles.getFirst()), analysis, random);
        QueryIndex saved = random.nextBoolean() ? writtenAndRead(before) : before;
        liveThrough(saved, queries, analysis.terms(articles.getFirst()), analysis, random);
        List<Set<Long>> fired = new ArrayList<>();
        for (int number = 0; number < queries.size(); number++) {
            saved.put(number, analysis.condition(queries.get(number)));
            fired.add(new TreeSet<>());
        }
        QueryIndex kept = random.nextBoolean() ? writtenAndRead(saved) : saved;
        terms.forEach((article, ofArticle) -> kept.matching(
                ofArticle,
                RandomQueries.NOW,
                number -> assertTrue(fired.get(number).add(article.id().value()), "each query once")));
        return fired;
    }

    /** As after a start of the program. */
    private static QueryIndex writtenAndRead(QueryIndex saved) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        saved.write(new BinaryWriter(bytes));
        return QueryIndex.read(new BinaryReader(ByteBuffer.wrap(bytes.toByteArray())));
    }

    /** Queries come, change, meet articles and go, as in the life of a server. */
    private static void liveThrough(
            QueryIndex saved, List<Query> queries, ArticleTerms article, LuceneAnalysis analysis, Random random) {
        for (int step = 0; step < 3 * queries.size(); step++) {
            int number = random.nextInt(queries.size());
            switch (random.nextInt(3)) {
                case 0 -> saved.remove(number);
                case 1 -> saved.put(number, analysis.condition(queries.get(random.nextInt(queries.size()))));
                default -> saved.matching(article, RandomQueries.NOW, any -> {});
            }
        }
    }

    private static Set<Long> found(ArticleSearch search, Query query) throws QuerySyntaxException {
        SearchResult result = search.search(new SearchRequest(query, Sort.NEWEST, 0, SearchRequest.MAX_LIMIT));
        Set<Long> found = new TreeSet<>();
        for (Hit hit : result.hits()) {
            if (hit.match() == Match.FULL) {
                found.add(hit.article().id().value());
                hit.alsoAt().forEach(other -> found.add(other.id().value()));
            }
        }
        assertEquals(result.total(), found.size(), "all are shown");
        return found;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        assertTrue(Files.notExists(directory));
    }

    /** A store of these articles. */
    private record Shelved(List<Article> all) implements Articles {
        @Override
        public List<Article> find(List<ArticleId> ids) {
            return ids.stream().map(id -> all.get((int) id.value() - 1)).toList();
        }

        @Override
        public List<Article> changedAfter(long change, int limit) {
            return all.stream()
                    .filter(article -> article.change() > change)
                    .limit(limit)
                    .toList();
        }

        @Override
        public long lastChange() {
            return all.size();
        }

        @Override
        public long count() {
            return all.size();
        }

        @Override
        public int addHistory(Collection<LibraryEntry> entries) {
            throw new UnsupportedOperationException("These are all there are.");
        }
    }
}

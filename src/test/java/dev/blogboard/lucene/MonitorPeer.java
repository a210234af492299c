package dev.blogboard.lucene;

import dev.blogboard.article.Article;
import dev.blogboard.search.Condition;
import dev.blogboard.search.Keyword;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.TextField;
import dev.blogboard.search.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultiMatchingQueries;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Lucene's own way to match saved queries, given the very queries that a search renders and the same analysis. */
public final class MonitorPeer implements AutoCloseable {
    private static final int BATCH = 10_000;

    private final LuceneAnalysis analysis;
    private final QueryParser parser;
    private final Instant now;
    private final Monitor monitor;

    /** Which queries it looks at. */
    public enum Way {
        /** Those that have one of the article's terms, each by its longest. */
        LONGEST_TERM,
        /** The same, each by its rarest term as counted in a sample. */
        RAREST_TERM,
        /** Those that have several of the article's terms. */
        SEVERAL_TERMS
    }

    public MonitorPeer(LuceneAnalysis analysis, QueryParser parser, List<Article> sample, Way way, Instant now)
            throws IOException {
        this.analysis = analysis;
        this.parser = parser;
        this.now = now;
        monitor = new Monitor(analysis.analyzer(), presearcher(way, sample));
    }

    private Presearcher presearcher(Way way, List<Article> sample) {
        TermWeightor rarest = TermWeightor.termFreqWeightor(frequencies(sample), 100, 0.8);
        return switch (way) {
            case LONGEST_TERM -> new TermFilteredPresearcher();
            case RAREST_TERM -> new TermFilteredPresearcher(rarest, List.of(), Set.of());
            case SEVERAL_TERMS -> new MultipassTermFilteredPresearcher(2, 0, rarest, List.of(), Set.of());
        };
    }

    private Map<String, Integer> frequencies(List<Article> sample) {
        Map<String, Integer> frequencies = new HashMap<>();
        sample.forEach(article -> analysis.terms(article)
                .positions()
                .getOrDefault(TextField.TEXT, Map.of())
                .keySet()
                .forEach(term -> frequencies.merge(term, 1, Integer::sum)));
        return frequencies;
    }

    /** Each goes by its text. */
    public void register(List<String> queries) throws IOException, QuerySyntaxException {
        for (int from = 0; from < queries.size(); from += BATCH) {
            List<MonitorQuery> some = new ArrayList<>();
            for (String query : queries.subList(from, Math.min(queries.size(), from + BATCH))) {
                some.add(new MonitorQuery(query, rendered(analysis, parser, query, now)));
            }
            monitor.register(some);
        }
    }

    /** What matches each of the articles. */
    public List<List<String>> matching(List<Article> articles) {
        try {
            Document[] documents = articles.stream().map(MonitorPeer::document).toArray(Document[]::new);
            MultiMatchingQueries<QueryMatch> matches = monitor.match(documents, QueryMatch.SIMPLE_MATCHER);
            List<List<String>> all = new ArrayList<>();
            for (int number = 0; number < documents.length; number++) {
                all.add(matches.getMatches(number).stream()
                        .map(QueryMatch::getQueryId)
                        .toList());
            }
            return all;
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }

    /** Only what conditions ask for. */
    private static Document document(Article article) {
        Document document = new Document();
        for (TextField field : TextField.values()) {
            Fields.values(article, field)
                    .forEach(value -> document.add(
                            new org.apache.lucene.document.TextField(Fields.name(field), value, Store.NO)));
        }
        Fields.keywords(article, Topics.NONE)
                .forEach((Keyword keyword, Collection<String> values) ->
                        values.forEach(value -> document.add(new StringField(Fields.name(keyword), value, Store.NO))));
        if (article.published() != null) {
            document.add(
                    new LongPoint(Fields.PUBLISHED, article.published().start().getEpochSecond()));
        }
        return document;
    }

    private static org.apache.lucene.search.Query rendered(
            LuceneAnalysis analysis, QueryParser parser, String query, Instant now) throws QuerySyntaxException {
        Condition condition = analysis.condition(parser.parse(query).query());
        return new ConditionRenderer(now).render(condition);
    }

    /**
     * How many of these queries fired for other articles than a search for them finds.
     *
     * @param fired for each query the numbers of articles; those that fired for none may be absent
     */
    public static int disagreements(
            LuceneAnalysis analysis,
            QueryParser parser,
            List<Article> articles,
            List<String> queries,
            Map<String, Set<Long>> fired,
            Instant now)
            throws IOException, QuerySyntaxException {
        int disagreements = 0;
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analysis.analyzer()))) {
                for (Article article : articles) {
                    writer.addDocument(Fields.document(article, Topics.NONE, analysis.words()));
                }
                writer.forceMerge(1);
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (String query : queries) {
                    Set<Long> found = new TreeSet<>();
                    for (ScoreDoc hit :
                            searcher.search(rendered(analysis, parser, query, now), articles.size()).scoreDocs) {
                        found.add(articles.get(hit.doc).id().value());
                    }
                    disagreements += found.equals(fired.getOrDefault(query, Set.of())) ? 0 : 1;
                }
            }
        }
        return disagreements;
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }
}

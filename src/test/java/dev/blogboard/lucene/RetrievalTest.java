package dev.blogboard.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.blogboard.article.Companies;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.Sort;
import dev.blogboard.search.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrievalTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final int ARTICLES = 600;
    private static final int DEPTH = 5;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final LuceneAnalysis analysis = new LuceneAnalysis(() -> Companies.NONE, () -> Topics.NONE, "");
    private final Retrieval retrieval = new Retrieval(analysis, () -> NOW);

    @Test
    void what_is_passed_over_is_none_of_the_best() throws IOException, QuerySyntaxException {
        Shelf shelf = new Shelf();
        Random random = new Random(7);
        for (int number = 0; number < ARTICLES; number++) {
            shelf.put("company", text(random, 4), text(random, 5 + random.nextInt(80)), null);
        }
        try (LuceneIndex index = LuceneIndex.writable(directory, shelf, analysis, () -> NOW)) {
            index.catchUp();
        }
        try (FSDirectory stored = FSDirectory.open(directory);
                DirectoryReader reader = DirectoryReader.open(stored)) {
            IndexSearcher searcher = Scoring.searcher(reader);
            for (String typed : List.of(
                    "word0",
                    "word1",
                    "word0 OR word3",
                    "word0 word1",
                    "word1 -word3",
                    "wor* word0",
                    "wor*",
                    "-word5")) {
                Retrieval.Prepared prepared = retrieval.prepare(
                        new QueryParser(Companies.NONE).parse(typed).query());
                int total = searcher.count(prepared.full());
                List<Candidate> all = best(searcher, prepared, 0);
                assertEquals(all, best(searcher, prepared, total), typed);
                assertEquals(DEPTH, all.size(), typed);
            }
        }
    }

    private static List<Candidate> best(IndexSearcher searcher, Retrieval.Prepared prepared, int total)
            throws IOException {
        return Retrieval.full(searcher, prepared, prepared.full(), total, Sort.RELEVANCE, DEPTH);
    }

    /** Of a few words, the first of them far more often than the last. */
    private static String text(Random random, int words) {
        return IntStream.range(0, words)
                .mapToObj(place -> "word" + (int) (8 * Math.pow(random.nextDouble(), 3)))
                .collect(Collectors.joining(" "));
    }
}

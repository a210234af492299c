package dev.blogboard.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Match;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import dev.blogboard.search.Sort;
import dev.blogboard.search.Suggestion;
import dev.blogboard.search.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest {
    private static final Companies COMPANIES =
            new Companies(List.of(Company.named("Netflix"), Company.named("Uber"), Company.named("LinkedIn")));
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final Shelf shelf = new Shelf();
    private final QueryParser parser = new QueryParser(COMPANIES);
    private final LuceneAnalysis analysis =
            new LuceneAnalysis(() -> COMPANIES, () -> Topics.NONE, "kubernetes, k8s\npredict ~ forecast");

    @BeforeEach
    void fill() {
        shelf.put("netflix", "Python at Netflix", "How we use Python for everything.", "2019-04-29");
        shelf.put("uber", "Kafka at Uber", "Millions of messages. Apache Kafka runs in many regions.", "2021-06-01");
        shelf.put("linkedin", "Kafka & streams at LinkedIn", "The log is what every engineer should know.", "2020");
        shelf.put("uber", "Moving to Kubernetes", "Our fleet moves. Netflix did so, too, in Python.", null);
    }

    private LuceneIndex open() {
        LuceneIndex index = LuceneIndex.writable(directory, shelf, analysis, () -> NOW);
        index.catchUp();
        return index;
    }

    private SearchResult search(LuceneIndex index, String typed) throws QuerySyntaxException {
        return index.search(SearchRequest.firstPage(parser.parse(typed).query()));
    }

    private static List<String> titles(SearchResult result, Match match) {
        return result.hits().stream()
                .filter(hit -> hit.match() == match)
                .map(hit -> hit.article().title())
                .toList();
    }

    @Test
    void an_index_that_is_not_there_yet_can_be_searched_again_and_again_until_it_is() throws QuerySyntaxException {
        try (LuceneIndex index = LuceneIndex.writable(directory, shelf, analysis, () -> NOW)) {
            for (int again = 0; again < 3; again++) {
                assertEquals(0, search(index, "kafka").total());
            }
            index.catchUp();
            assertEquals(2, search(index, "kafka").total());
        }
    }

    @Test
    void full_matches_come_first_and_near_ones_are_marked() throws QuerySyntaxException {
        try (LuceneIndex index = open()) {
            SearchResult result = search(index, "kafka streams");
            assertEquals(List.of("Kafka & streams at LinkedIn"), titles(result, Match.FULL));
            assertEquals(List.of("Kafka at Uber"), titles(result, Match.NEAR));
            assertEquals(1, result.total());
        }
    }

    @Test
    void a_companys_own_articles_come_before_those_that_mention_it() throws QuerySyntaxException {
        try (LuceneIndex index = open()) {
            assertEquals(
                    List.of("Python at Netflix", "Moving to Kubernetes"),
                    titles(search(index, "netflix python"), Match.FULL));
            assertEquals(List.of("Python at Netflix"), titles(search(index, "python at netflix"), Match.FULL));
        }
    }

    @Test
    void the_snippet_is_the_passage_that_matches_with_its_words_marked() throws QuerySyntaxException {
        try (LuceneIndex index = open()) {
            Hit hit = search(index, "regions kafka at uber").hits().getFirst();
            assertEquals(
                    List.of("Kafka", "regions"),
                    hit.snippet().marks().stream()
                            .map(mark -> hit.snippet().text().substring(mark.start(), mark.end()))
                            .toList());
            assertEquals(0, hit.title().marks().getFirst().start());
        }
    }

    @Test
    void synonyms_and_spelling_help() throws QuerySyntaxException {
        try (LuceneIndex index = open()) {
            assertEquals(List.of("Moving to Kubernetes"), titles(search(index, "k8s"), Match.FULL));
            SearchResult.DidYouMean better = search(index, "kafak").didYouMean();
            assertEquals("kafka", Objects.requireNonNull(better).query());
            assertEquals(2, better.total());
        }
    }

    @Test
    void what_excludes_everything_is_named() throws QuerySyntaxException {
        try (LuceneIndex index = open()) {
            List<SearchResult.Clause> clauses =
                    search(index, "kafka cobol at uber").clauses();
            assertEquals(new SearchResult.Clause("cobol", 0, 1), clauses.getFirst());
            List<SearchResult.Clause> each = search(index, "kafka since:2030").clauses();
            assertEquals(new SearchResult.Clause("since:2030", 0, 2), each.getFirst());
        }
    }

    @Test
    void facets_count_all_that_matches_fully() throws QuerySyntaxException {
        try (LuceneIndex index = open()) {
            SearchResult result = search(index, "kafka OR python");
            assertEquals("Uber", result.facets().companies().getFirst().value().name());
            assertEquals(2, result.facets().companies().getFirst().articles());
            assertEquals(
                    List.of(2021, 2020, 2019),
                    result.facets().years().stream().map(count -> count.value()).toList());
        }
    }

    @Test
    void the_same_story_elsewhere_is_folded_and_counted() throws QuerySyntaxException {
        shelf.put("netflix", "Python at Netflix!", "", "2019-05-02");
        try (LuceneIndex index = open()) {
            SearchResult result = search(index, "title:python at netflix");
            assertEquals(2, result.total());
            assertEquals(1, result.hits().size());
            assertEquals(1, result.hits().getFirst().alsoAt().size());
        }
    }

    @Test
    void pages_stay_what_they_are_while_articles_come_in() throws QuerySyntaxException {
        for (int number = 0; number < 30; number++) {
            shelf.put("uber", "Rust number " + number, "Rust.", "2024-01-" + (10 + number % 20));
        }
        try (LuceneIndex index = open()) {
            var query = parser.parse("rust").query();
            SearchResult first = index.search(SearchRequest.firstPage(query));
            assertTrue(first.more());
            SearchRequest next = new SearchRequest(query, Sort.RELEVANCE, 10, 10, first.asOf());
            List<Hit> before = index.search(next).hits();
            shelf.put("netflix", "Rust", "Rust Rust Rust", "2026-11-20");
            index.catchUp();
            assertEquals(
                    before.stream().map(hit -> hit.article().id()).toList(),
                    index.search(next).hits().stream()
                            .map(hit -> hit.article().id())
                            .toList());
            assertEquals(31, index.search(SearchRequest.firstPage(query)).total());
            List<ArticleId> all = Stream.of(0, 10, 20, 30)
                    .flatMap(offset -> pageFrom(index, offset, first.asOf()).stream())
                    .toList();
            assertEquals(30, all.size());
            assertEquals(30, all.stream().distinct().count());
        }
    }

    private List<ArticleId> pageFrom(LuceneIndex index, int offset, String asOf) {
        try {
            SearchRequest request = new SearchRequest(parser.parse("rust").query(), Sort.RELEVANCE, offset, 10, asOf);
            return index.search(request).hits().stream()
                    .map(hit -> hit.article().id())
                    .toList();
        } catch (QuerySyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void similar_articles_share_what_is_characteristic() {
        shelf.put("netflix", "Kafka in many regions", "Apache Kafka messages in regions.", "2022");
        try (LuceneIndex index = open()) {
            assertEquals(
                    "Kafka in many regions",
                    index.similar(new ArticleId(2), 5).getFirst().article().title());
        }
    }

    @Test
    void what_is_typed_is_continued() {
        try (LuceneIndex index = open()) {
            assertTrue(index.suggest("python at net", 5)
                    .contains(new Suggestion(Suggestion.Kind.COMPANY, "Netflix", "python at company:netflix")));
            assertEquals(
                    List.of("moving to kubernetes"),
                    index.suggest("moving to kub", 5).stream()
                            .map(Suggestion::query)
                            .toList());
        }
    }

    @Test
    void a_damaged_index_is_made_anew() throws IOException, QuerySyntaxException {
        open().close();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> !path.endsWith("write.lock")).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        assertEquals(
                0, LuceneIndex.readable(directory, shelf, analysis, () -> NOW).lastChange());
        try (LuceneIndex index = open()) {
            assertEquals(2, search(index, "kafka").total());
            assertEquals(shelf.lastChange(), index.lastChange());
        }
    }

    @Test
    void an_index_that_is_far_behind_says_so() throws QuerySyntaxException {
        try (LuceneIndex index = open()) {
            for (int number = 0; number < 1_100; number++) {
                shelf.put("uber", "Go " + number, "", null);
            }
            assertNotNull(search(index, "kafka").indexing());
            index.catchUp();
            @Nullable Object indexing = search(index, "kafka").indexing();
            assertEquals(null, indexing);
        }
    }

    @Test
    void too_short_a_prefix_is_refused() {
        StringBuilder many = new StringBuilder();
        for (int number = 0; number < 10_050; number++) {
            many.append(" zz").append(Integer.toString(number, 36));
        }
        shelf.put("uber", "Words", many.toString(), null);
        try (LuceneIndex index = open()) {
            String message = "";
            try {
                search(index, "zz*");
            } catch (QuerySyntaxException mistake) {
                message = mistake.pointed();
            }
            assertTrue(message.contains("More than 10,000 words"), message);
            assertFalse(message.isEmpty());
        }
    }
}

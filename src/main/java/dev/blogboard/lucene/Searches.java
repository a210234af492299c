package dev.blogboard.lucene;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Articles;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.search.Condition;
import dev.blogboard.search.Facets;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Marked;
import dev.blogboard.search.Match;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryCounts.Month;
import dev.blogboard.search.QueryRanking.Ranked;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;

/** Answers from one state of the index. Safe for use by several threads. */
final class Searches {
    /** With fewer full matches than this, near ones follow. */
    private static final int FEW = 10;

    private final Articles articles;
    private final LuceneAnalysis analysis;
    private final Snippets snippets;
    private final InstantSource clock;

    Searches(Articles articles, LuceneAnalysis analysis, InstantSource clock) {
        this.articles = articles;
        this.analysis = analysis;
        this.snippets = new Snippets(analysis.words());
        this.clock = clock;
    }

    SearchResult search(IndexSearcher searcher, SearchRequest request) throws IOException {
        long started = System.nanoTime();
        Prepared prepared = prepare(request.query());
        FacetCounter counter = FacetCounter.count(searcher, prepared.full());
        Facets facets = counter.facets(analysis.companies());
        int depth = request.offset() + request.limit() + 1;
        Folding folding = new Folding();
        if (request.limit() > 0) {
            top(searcher, prepared.ranked(), request, depth).forEach(folding::add);
            if (counter.total() < FEW) {
                near(searcher, prepared, depth).forEach(folding::add);
            }
        }
        List<Folding.Folded> all = folding.hits();
        List<Folding.Folded> page =
                all.stream().skip(request.offset()).limit(request.limit()).toList();
        return new SearchResult(
                hits(page, request.offset(), request.query()),
                counter.total(),
                all.size() > request.offset() + request.limit(),
                facets,
                null,
                List.of(),
                null,
                "",
                Duration.ofNanos(System.nanoTime() - started));
    }

    /**
     * A query, rendered.
     *
     * @param full what matches fully, without scores
     * @param ranked the same with scores
     * @param near what matches nearly, with scores
     */
    private record Prepared(
            org.apache.lucene.search.Query full,
            org.apache.lucene.search.Query ranked,
            org.apache.lucene.search.Query near) {}

    private Prepared prepare(Query query) {
        ConditionRenderer renderer = new ConditionRenderer(clock.instant());
        Condition condition = analysis.condition(query);
        org.apache.lucene.search.Query full = renderer.render(condition);
        BooleanQuery scores = Ranking.of(query, analysis);
        BooleanQuery.Builder ranked = new BooleanQuery.Builder().add(full, Occur.FILTER);
        scores.clauses().forEach(ranked::add);
        org.apache.lucene.search.Query required = renderer.render(analysis.condition(Relaxation.of(query)));
        BooleanQuery near = new BooleanQuery.Builder()
                .add(required, Occur.FILTER)
                .add(scores, Occur.MUST)
                .add(full, Occur.MUST_NOT)
                .build();
        return new Prepared(full, ranked.build(), near);
    }

    private static List<Candidate> top(
            IndexSearcher searcher, org.apache.lucene.search.Query query, SearchRequest request, int depth)
            throws IOException {
        TopDocs top = switch (request.sort()) {
            case RELEVANCE -> searcher.search(query, depth);
            case NEWEST -> searcher.search(query, depth, newest());
        };
        return Candidate.read(searcher, top.scoreDocs, Match.FULL);
    }

    private static List<Candidate> near(IndexSearcher searcher, Prepared prepared, int depth) throws IOException {
        return Candidate.read(searcher, searcher.search(prepared.near(), depth).scoreDocs, Match.NEAR);
    }

    private static org.apache.lucene.search.Sort newest() {
        SortField published = new SortField(Fields.PUBLISHED, SortField.Type.LONG, true, Long.MIN_VALUE);
        return new org.apache.lucene.search.Sort(published, new SortField(Fields.NUMBER, SortField.Type.LONG, true));
    }

    private List<Hit> hits(List<Folding.Folded> page, int offset, Query query) {
        Wanted wanted = Wanted.by(query, analysis);
        List<ArticleId> ids = page.stream()
                .flatMap(folded -> Stream.concat(Stream.of(folded.best()), folded.others().stream()))
                .map(candidate -> new ArticleId(candidate.article()))
                .toList();
        Map<Long, Article> rows = new HashMap<>();
        articles.find(ids).forEach(article -> rows.put(article.id().value(), article));
        List<Hit> hits = new ArrayList<>();
        for (Folding.Folded folded : page) {
            Article article = rows.get(folded.best().article());
            if (article != null) {
                List<Article> others = folded.others().stream()
                        .map(other -> rows.get(other.article()))
                        .filter(Objects::nonNull)
                        .toList();
                hits.add(hit(offset + hits.size() + 1, article, others, folded.best(), wanted));
            }
        }
        return hits;
    }

    private Hit hit(int rank, Article article, List<Article> others, Candidate candidate, Wanted wanted) {
        Company company = analysis.companies()
                .withId(article.company())
                .orElseGet(() -> Company.named(article.company().value()));
        Marked title = snippets.title(article.title(), wanted);
        Marked body = snippets.body(article.text(), wanted);
        return new Hit(rank, article, company, title, body, candidate.score(), candidate.match(), others);
    }

    List<Hit> similar(IndexSearcher searcher, ArticleId article, int limit) throws IOException {
        return List.of();
    }

    List<Month> byMonth(IndexSearcher searcher, Query query) throws IOException {
        NavigableMap<Long, Long> matching = months(searcher, prepare(query).full());
        if (matching.isEmpty()) {
            return List.of();
        }
        NavigableMap<Long, Long> all =
                months(searcher, prepare(new Query.Everything()).full());
        List<Month> months = new ArrayList<>();
        for (long month = matching.firstKey(); month <= matching.lastKey(); month++) {
            YearMonth named = YearMonth.of((int) (month / 12), (int) (month % 12) + 1);
            months.add(new Month(named, matching.getOrDefault(month, 0L), all.getOrDefault(month, 0L)));
        }
        return months;
    }

    private static NavigableMap<Long, Long> months(IndexSearcher searcher, org.apache.lucene.search.Query query)
            throws IOException {
        return FacetCounter.count(searcher, query).months();
    }

    List<Ranked> ranked(IndexSearcher searcher, Query query, int limit) throws IOException {
        TopDocs top = searcher.search(prepare(query).ranked(), Math.max(1, limit));
        return Candidate.read(searcher, top.scoreDocs, Match.FULL).stream()
                .limit(limit)
                .map(candidate -> new Ranked(
                        new ArticleId(candidate.article()),
                        new CompanyId(candidate.company()),
                        candidate.published() == null ? null : Instant.ofEpochSecond(candidate.published()),
                        candidate.score()))
                .toList();
    }
}

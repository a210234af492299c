package dev.blogboard.lucene;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Articles;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Marked;
import dev.blogboard.search.Match;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryCounts.Month;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QueryRanking.Ranked;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.search.SearchResult;
import dev.blogboard.search.Sort;
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
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** Answers from one state of the index. Safe for use by several threads. */
final class Searches {
    /** With fewer full matches than this, near ones follow. */
    private static final int FEW = 10;
    /** How many more similar articles to ask for, since some are copies. */
    private static final int SPARE = 10;

    private final Articles articles;
    private final LuceneAnalysis analysis;
    private final Snippets snippets;
    private final Retrieval retrieval;
    private final Characteristic characteristic;
    private final PrefixLimit limits;
    private final InstantSource clock;
    /** Those of the state searched last. */
    private volatile @Nullable FacetNames names;

    Searches(Articles articles, LuceneAnalysis analysis, InstantSource clock) {
        this.articles = articles;
        this.analysis = analysis;
        this.snippets = new Snippets(analysis.words());
        this.retrieval = new Retrieval(analysis, clock);
        this.characteristic = new Characteristic(analysis.words());
        this.limits = new PrefixLimit(analysis);
        this.clock = clock;
    }

    /**
     * Answers a request.
     *
     * @param indexing how far a rebuilding is that goes on meanwhile
     * @param asOf by what the state of the index can be had again
     */
    SearchResult search(
            IndexSearcher searcher, SearchRequest request, SearchResult.@Nullable Progress indexing, String asOf)
            throws IOException, QuerySyntaxException {
        long started = System.nanoTime();
        Retrieval.Prepared prepared = retrieval.prepare(request.query());
        limits.check(searcher, request.query());
        FacetCounter counter = FacetCounter.count(searcher, prepared.full(), names(searcher));
        long total = counter.total();
        List<Folding.Folded> all = request.limit() == 0 ? List.of() : folded(searcher, request, prepared, counter);
        List<Folding.Folded> page =
                all.stream().skip(request.offset()).limit(request.limit()).toList();
        boolean few = total < FEW && indexing == null;
        return new SearchResult(
                hits(page, request.offset(), request.query()),
                total,
                all.size() > request.offset() + request.limit(),
                counter.facets(analysis.companies()),
                few ? new Correction(searcher, analysis, retrieval).of(request.query(), total) : null,
                total == 0 ? diagnosis(searcher).of(request.query()) : List.of(),
                indexing,
                asOf,
                Duration.ofNanos(System.nanoTime() - started));
    }

    private FacetNames names(IndexSearcher searcher) throws IOException {
        FacetNames known = names;
        if (known == null || !known.areOf(searcher.getIndexReader())) {
            known = FacetNames.in(searcher.getIndexReader());
            names = known;
        }
        return known;
    }

    private Diagnosis diagnosis(IndexSearcher searcher) {
        return new Diagnosis(searcher, retrieval, new QueryParser(analysis.companies()));
    }

    /** The hits up to the page asked for and a little further; whole blocks, so that every page sees the same order. */
    private List<Folding.Folded> folded(
            IndexSearcher searcher, SearchRequest request, Retrieval.Prepared prepared, FacetCounter counted)
            throws IOException {
        int wanted = request.offset() + request.limit() + 1;
        int depth = (wanted / Ordering.BLOCK + 1) * Ordering.BLOCK;
        Ordering ordering = new Ordering(request.query(), clock.instant());
        Folding folding = new Folding();
        List<Candidate> full =
                Retrieval.full(searcher, prepared, counted.matches(), counted.total(), request.sort(), depth);
        (request.sort() == Sort.RELEVANCE ? ordering.ordered(full) : full).forEach(folding::add);
        if (counted.total() < FEW) {
            ordering.ordered(Retrieval.near(searcher, prepared, depth)).forEach(folding::add);
        }
        return folding.hits();
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
        List<Article> known = articles.find(List.of(article));
        if (known.isEmpty() || limit <= 0) {
            return List.of();
        }
        org.apache.lucene.search.Query alike = characteristic.of(known.getFirst(), searcher);
        Folding folding = new Folding();
        List<Candidate> found = Candidate.read(searcher, searcher.search(alike, limit + SPARE).scoreDocs, Match.NEAR);
        // The article itself comes first, so that its copies elsewhere are folded into it.
        found.stream().filter(each -> each.article() == article.value()).forEach(folding::add);
        found.stream().filter(each -> each.article() != article.value()).forEach(folding::add);
        List<Folding.Folded> others = folding.hits().stream()
                .filter(folded -> folded.best().article() != article.value())
                .limit(limit)
                .toList();
        return hits(others, 0, new Query.Everything());
    }

    List<Month> byMonth(IndexSearcher searcher, Query query) throws IOException {
        NavigableMap<Long, Long> matching = months(searcher, retrieval.full(query));
        if (matching.isEmpty()) {
            return List.of();
        }
        NavigableMap<Long, Long> all = months(searcher, retrieval.full(new Query.Everything()));
        List<Month> months = new ArrayList<>();
        for (long month = matching.firstKey(); month <= matching.lastKey(); month++) {
            YearMonth named = YearMonth.of((int) (month / 12), (int) (month % 12) + 1);
            months.add(new Month(named, matching.getOrDefault(month, 0L), all.getOrDefault(month, 0L)));
        }
        return months;
    }

    private NavigableMap<Long, Long> months(IndexSearcher searcher, org.apache.lucene.search.Query query)
            throws IOException {
        return FacetCounter.count(searcher, query, names(searcher)).months();
    }

    List<Ranked> ranked(IndexSearcher searcher, Query query, int limit) throws IOException {
        Retrieval.Prepared prepared = retrieval.prepare(query);
        List<Candidate> full =
                Retrieval.full(searcher, prepared, prepared.full(), 0, Sort.RELEVANCE, Math.max(1, limit));
        return full.stream()
                .limit(limit)
                .map(candidate -> new Ranked(
                        new ArticleId(candidate.article()),
                        new CompanyId(candidate.company()),
                        candidate.published() == null ? null : Instant.ofEpochSecond(candidate.published()),
                        candidate.score()))
                .toList();
    }
}

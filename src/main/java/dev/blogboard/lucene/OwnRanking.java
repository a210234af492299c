package dev.blogboard.lucene;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.Published;
import dev.blogboard.search.Contender;
import dev.blogboard.search.JudgedDocument;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.Sort;
import dev.blogboard.search.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/** Our own ranking of a judged collection: the parser, analysis and scores of every search, full matches before near. */
public final class OwnRanking implements Contender {
    private final List<JudgedDocument> documents;
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final QueryParser parser;
    private final Retrieval retrieval;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    public OwnRanking(List<JudgedDocument> documents, String synonyms, InstantSource clock) {
        this.documents = List.copyOf(documents);
        Companies companies = new Companies(documents.stream()
                .map(JudgedDocument::company)
                .filter(Objects::nonNull)
                .distinct()
                .map(Company::named)
                .toList());
        LuceneAnalysis analysis = new LuceneAnalysis(() -> companies, () -> Topics.NONE, synonyms);
        parser = new QueryParser(companies);
        retrieval = new Retrieval(analysis, clock);
        try {
            try (IndexWriter writer = new IndexWriter(directory, Scoring.writing(analysis.analyzer()))) {
                for (int number = 0; number < documents.size(); number++) {
                    Article article = article(number, documents.get(number), clock);
                    writer.addDocument(Fields.document(article, Topics.NONE, analysis.words()));
                }
            }
            reader = DirectoryReader.open(directory);
            searcher = Scoring.searcher(reader);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Article article(int number, JudgedDocument document, InstantSource clock) {
        String company = document.company();
        return new Article(
                new ArticleId(number),
                CompanyId.ofName(company == null ? "" : company),
                document.title(),
                Objects.requireNonNullElse(document.url(), ""),
                null,
                document.text(),
                published(document.published()),
                clock.instant(),
                null,
                number);
    }

    private static @Nullable Published published(@Nullable String text) {
        try {
            return text == null ? null : Published.parse(text);
        } catch (java.time.DateTimeException unreadable) {
            return null;
        }
    }

    @Override
    public String name() {
        return "Blogboard";
    }

    @Override
    public List<String> rank(String typed, int depth) {
        try {
            Retrieval.Prepared prepared = retrieval.prepare(parse(typed).query());
            List<Candidate> ranked =
                    new ArrayList<>(Retrieval.full(searcher, prepared, prepared.full(), 0, Sort.RELEVANCE, depth));
            if (ranked.size() < depth) {
                ranked.addAll(Retrieval.near(searcher, prepared, depth - ranked.size()));
            }
            return ranked.stream()
                    .map(candidate -> documents.get((int) candidate.article()).id())
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Queries of other collections may mean nothing by their punctuation. */
    private ParsedQuery parse(String typed) {
        try {
            return parser.parse(typed);
        } catch (QuerySyntaxException foreign) {
            try {
                String words = typed.replaceAll("[^\\p{L}\\p{N}]+", " ");
                return parser.parse(words.substring(0, Math.min(words.length(), 300)));
            } catch (QuerySyntaxException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    @Override
    public void close() {
        try (directory;
                reader) {
            // Both.
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}

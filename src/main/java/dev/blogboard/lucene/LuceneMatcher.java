package dev.blogboard.lucene;

import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.search.ArticleMatcher;
import dev.blogboard.search.Query;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.memory.MemoryIndex;

/** Matches single articles by an index of that article alone, with the very query that a search would run. */
public final class LuceneMatcher implements ArticleMatcher {
    private final ArticleAnalyzer analyzer = new ArticleAnalyzer();
    private final Supplier<Companies> companies;
    private final InstantSource clock;

    public LuceneMatcher(Supplier<Companies> companies, InstantSource clock) {
        this.companies = companies;
        this.clock = clock;
    }

    @Override
    public Set<Query> matching(Article article, Collection<Query> queries) {
        Document document = Fields.document(article);
        MemoryIndex index = MemoryIndex.fromDocument(document, analyzer);
        QueryRenderer renderer = new QueryRenderer(analyzer, companies.get(), clock.instant());
        return queries.stream()
                .filter(query -> index.search(renderer.render(query)) > 0)
                .collect(Collectors.toSet());
    }
}

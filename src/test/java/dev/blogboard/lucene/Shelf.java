package dev.blogboard.lucene;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Articles;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.LibraryEntry;
import dev.blogboard.article.Published;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Articles in memory, each put in at the next change number. */
final class Shelf implements Articles {
    private final List<Article> articles = new ArrayList<>();

    ArticleId put(String company, String title, String text, @Nullable String published) {
        long number = articles.size() + 1L;
        articles.add(new Article(
                new ArticleId(number),
                new CompanyId(company),
                title,
                "https://" + company + ".example/" + number,
                null,
                text,
                published == null ? null : Published.parse(published),
                Instant.parse("2026-11-20T00:00:00Z"),
                "en",
                number));
        return new ArticleId(number);
    }

    @Override
    public List<Article> find(List<ArticleId> ids) {
        return ids.stream().map(id -> articles.get((int) id.value() - 1)).toList();
    }

    @Override
    public List<Article> changedAfter(long change, int limit) {
        return articles.stream().skip(change).limit(limit).toList();
    }

    @Override
    public long lastChange() {
        return articles.size();
    }

    @Override
    public String store() {
        return "shelf";
    }

    @Override
    public long count() {
        return articles.size();
    }

    @Override
    public int addHistory(Collection<LibraryEntry> entries) {
        throw new UnsupportedOperationException();
    }
}

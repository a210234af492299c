package dev.blogboard.article;

/** The number under which the store knows an article; never reused. */
public record ArticleId(long value) implements Comparable<ArticleId> {
    @Override
    public int compareTo(ArticleId other) {
        return Long.compare(value, other.value);
    }
}

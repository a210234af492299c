package dev.blogboard.archive;

import org.jspecify.annotations.Nullable;

/**
 * A document of an archive that is to be visited.
 *
 * @param marker what the document that led here held, so that one that holds the same is known for its repetition
 */
public record Step(Kind kind, String url, @Nullable String marker) {
    /** Kinds of documents, in the order in which they are visited: what tells most of an article comes first. */
    public enum Kind {
        /** The feed itself, which says what kinds of archive there may be. */
        START(0),
        /** An older page of the feed: articles with their dates and texts. */
        FEED(1),
        /** A page that lists articles: their URLs. */
        LISTING(2),
        /** A sitemap, or an index of sitemaps: URLs, of which some are articles. */
        SITEMAP(3),
        /** A page that may be an article. */
        PAGE(4);

        private final int rank;

        Kind(int rank) {
            this.rank = rank;
        }

        /** What has the lowest is visited first. */
        public int rank() {
            return rank;
        }
    }
}

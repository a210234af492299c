package dev.blogboard.search;

/**
 * How a query that is being typed may go on.
 *
 * @param text what to show: a company's name, a topic, words of titles
 * @param query the whole query when it is taken
 */
public record Suggestion(Kind kind, String text, String query) {
    /** What is suggested. */
    public enum Kind {
        COMPANY,
        TOPIC,
        TITLE
    }
}

package dev.blogboard.search;

/**
 * A query that cannot be understood: a bad date, an empty field, a limit exceeded. Odd text is no error, it is searched
 * for as words.
 */
public final class QuerySyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String query;
    private final int position;

    /**
     * @param query the whole query as typed
     * @param position where in it the trouble starts, in chars from 0
     * @param message what was wrong and what was expected, a sentence
     */
    public QuerySyntaxException(String query, int position, String message) {
        super(message);
        this.query = query;
        this.position = position;
    }

    public String query() {
        return query;
    }

    public int position() {
        return position;
    }

    /** The message, under it the query, and under that a caret at the place. */
    public String pointed() {
        return getMessage() + "\n  " + query.replaceAll("\\s", " ") + "\n  " + " ".repeat(position) + "^";
    }
}

package dev.blogboard.search;

/**
 * A query that cannot be understood: a bad date, an empty field, a limit exceeded. Odd text is no error, it is searched
 * for as words.
 */
public final class QuerySyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    /** So much of a long query is shown on either side of the place. */
    private static final int AROUND = 40;

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

    /** The message, under it the query or the part of it around the place, and under that a caret at the place. */
    public String pointed() {
        int start = position <= AROUND ? 0 : query.offsetByCodePoints(position, -before(position));
        int end = query.offsetByCodePoints(position, Math.min(AROUND, query.codePointCount(position, query.length())));
        String before = start == 0 ? "" : "…";
        String after = end == query.length() ? "" : "…";
        int column = before.length() + query.codePointCount(start, position);
        String shown = before + query.substring(start, end) + after;
        return getMessage() + "\n  " + shown.replaceAll("\\s", " ") + "\n  " + " ".repeat(column) + "^";
    }

    private int before(int place) {
        return Math.min(AROUND, query.codePointCount(0, place));
    }
}

package dev.blogboard.search;

import java.util.List;

/**
 * What the parser made of a text.
 *
 * @param query the tree
 * @param canonical a text that parses to an equal query; equal meaning up to order and spelling gives an equal text
 * @param guesses what the parser took for more than words, so that the answer can say so and offer the plain words
 */
public record ParsedQuery(Query query, String canonical, List<Guess> guesses) {
    public ParsedQuery {
        guesses = List.copyOf(guesses);
    }

    /** Whether the text asks for nothing in particular, and so for every article. */
    public boolean asksForEverything() {
        return query instanceof Query.Everything;
    }

    /**
     * Words in running speech that were taken for a condition.
     *
     * @param typed the part of the text, such as {@code at netflix}
     * @param meant what it was taken for
     * @param understood the same to be read by people: {@code at Netflix}
     * @param wordsInstead the whole query with this part as plain words
     */
    public record Guess(String typed, Query meant, String understood, String wordsInstead) {}
}

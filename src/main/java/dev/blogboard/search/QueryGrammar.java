package dev.blogboard.search;

import java.util.List;

/** How queries are written, for the people who write them; {@link QueryParser} reads them. */
public final class QueryGrammar {
    /**
     * What can be typed.
     *
     * @param typed examples, or the names of fields
     * @param finds what that finds, without a full stop
     */
    public record Example(List<String> typed, String finds) {
        public Example {
            typed = List.copyOf(typed);
        }
    }

    public static final List<Example> EXAMPLES = List.of(
            example(
                    "articles with both words; where these are few, near matches follow, marked as such",
                    "feature store"),
            example(
                    "the words one after the other; in any order, up to five positions apart",
                    "\"feature store\"",
                    "\"exactly once\"~5"),
            example("one of them; none of them; groups", "kafka OR flink", "-hiring", "(kafka | flink) -hiring"),
            example("words that begin so", "shard*"),
            example(
                    "in that part, by that company, on that topic, site, in that language",
                    "title:",
                    "author:",
                    "company:",
                    "topic:",
                    "site:",
                    "lang:"),
            example("by date, in UTC", "since:2024", "since:30d", "before:2023-06", "until:2023", "year:2021..2023"),
            example(
                    "just that; k8s is kubernetes, and config/synonyms.txt has more such pairs",
                    "C++",
                    ".NET",
                    "Node.js",
                    "CI/CD",
                    "k8s"));

    /** The whole grammar, as the documentation of {@link QueryParser} has it. */
    public static final String GRAMMAR = """
            query   = [ any ]
            any     = all { ("OR" | "|") all }
            all     = unit { [ "AND" ] unit }                       all of them must hold
            unit    = ( "-" | "NOT" ) unit
                    | "(" any ")"
                    | field ":" value | ("title" | "author") ":(" any ")"
                    | phrase [ "~" number ]                         in any order, that many positions apart
                    | word "*"                                      two letters at least
                    | word
            field   = "title" | "author"
                    | "company" | "at" | "from"                     a company's id, name or alias
                    | "topic" | "site" | "lang"
                    | "since" | "until" | "before" | "year"         since and until are inclusive, before is exclusive
            value   = word | phrase
            phrase  = '"' anything but a quote [ '"' ]
            date    = yyyy [ "-" mm [ "-" dd ] ]                    in UTC
                    | number ( "d" | "w" | "m" | "y" )              so long ago; since and before only
            year    = yyyy [ ".." yyyy ]
            """;

    private QueryGrammar() {}

    private static Example example(String finds, String... typed) {
        return new Example(List.of(typed), finds);
    }
}

package dev.blogboard.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Why an article matches a query, or does not: what each part of it comes to.
 *
 * @param matches whether the whole query does
 */
public record Explanation(boolean matches, List<Part> parts) {
    public Explanation {
        parts = List.copyOf(parts);
    }

    /**
     * A part that has to hold.
     *
     * @param text it, in canonical form
     * @param places where its words stand: title, text, author; none for what is not about words
     */
    public record Part(String text, boolean holds, List<String> places) {
        public Part {
            places = List.copyOf(places);
        }
    }

    /** @param now from when relative dates count */
    public static Explanation of(Query query, ArticleTerms article, QueryAnalysis analysis, Instant now) {
        Evaluation evaluation = new Evaluation(article, now);
        QueryPrinter printer = new QueryPrinter(word -> false);
        List<Query> parts = query instanceof Query.And and ? and.parts() : List.of(query);
        List<Part> explained = new ArrayList<>();
        for (Query part : parts) {
            boolean holds = evaluation.holds(analysis.condition(part));
            explained.add(new Part(
                    printer.print(part),
                    holds,
                    holds && !(part instanceof Query.Not) ? places(analysis.condition(part), evaluation) : List.of()));
        }
        return new Explanation(evaluation.holds(analysis.condition(query)), explained);
    }

    private static List<String> places(Condition condition, Evaluation evaluation) {
        if (!isAboutWords(condition)) {
            return List.of();
        }
        List<String> places = new ArrayList<>();
        if (evaluation.holds(in(TextField.TITLE, condition))) {
            places.add("title");
        }
        if (evaluation.holds(in(TextField.AUTHOR, condition))) {
            places.add("author");
        }
        // What neither of these has all of, the text has a part in.
        return places.isEmpty() ? List.of("text") : places;
    }

    private static boolean isAboutWords(Condition condition) {
        return switch (condition) {
            case Condition.Term term -> true;
            case Condition.Sequence sequence -> true;
            case Condition.Near near -> true;
            case Condition.Prefix prefix -> true;
            case Condition.And and -> and.parts().stream().allMatch(Explanation::isAboutWords);
            case Condition.Or or -> or.parts().stream().allMatch(Explanation::isAboutWords);
            case Condition.Always always -> false;
            case Condition.Has has -> false;
            case Condition.Published published -> false;
            case Condition.Not not -> false;
        };
    }

    private static Condition in(TextField field, Condition condition) {
        return switch (condition) {
            case Condition.Term term -> new Condition.Term(field, term.term());
            case Condition.Sequence sequence -> new Condition.Sequence(field, sequence.terms());
            case Condition.Near near -> new Condition.Near(field, near.terms(), near.width());
            case Condition.Prefix prefix -> new Condition.Prefix(field, prefix.start());
            case Condition.And and ->
                new Condition.And(
                        and.parts().stream().map(part -> in(field, part)).toList());
            case Condition.Or or ->
                new Condition.Or(
                        or.parts().stream().map(part -> in(field, part)).toList());
            case Condition.Always always -> always;
            case Condition.Has has -> has;
            case Condition.Published published -> published;
            case Condition.Not not -> not;
        };
    }
}

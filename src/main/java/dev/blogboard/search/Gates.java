package dev.blogboard.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Chooses what a query is filed under: of all it cannot do without, what articles have most rarely. */
final class Gates {
    private final Asked asked;
    private final TermFrequency frequency;

    Gates(Asked asked, TermFrequency frequency) {
        this.asked = asked;
        this.frequency = frequency;
    }

    /**
     * What an article needs one of to match.
     *
     * @param any numbers of things
     * @param articles how many articles have one of these, about
     */
    record Gate(List<Integer> any, double articles) {}

    /** The rarest gate; null when an article may match without having anything. */
    @Nullable
    Gate of(Condition condition) {
        return switch (condition) {
            case Condition.Term term -> of(term.field(), term.term());
            case Condition.Prefix prefix -> new Gate(List.of(asked.number(prefix)), frequency.of(prefix));
            case Condition.Has has -> new Gate(List.of(asked.number(has)), frequency.of(has));
            case Condition.Sequence sequence -> rarest(sequence.field(), sequence.terms());
            case Condition.Near near -> rarest(near.field(), near.terms());
            case Condition.And and ->
                and.parts().stream()
                        .map(this::of)
                        .filter(Objects::nonNull)
                        .min(Comparator.comparingDouble(Gate::articles))
                        .orElse(null);
            case Condition.Or or -> eitherOf(or.parts());
            case Condition.Always always -> null;
            case Condition.Not not -> null;
            case Condition.Published published -> null;
        };
    }

    private Gate of(TextField field, String term) {
        return new Gate(List.of(asked.number(field, term)), frequency.of(field, term));
    }

    private Gate rarest(TextField field, Iterable<String> all) {
        String rarest = null;
        for (String term : all) {
            if (rarest == null || frequency.of(field, term) < frequency.of(field, rarest)) {
                rarest = term;
            }
        }
        return of(field, Objects.requireNonNull(rarest));
    }

    private @Nullable Gate eitherOf(List<Condition> ways) {
        List<Integer> any = new ArrayList<>();
        double articles = 0;
        for (Condition way : ways) {
            Gate gate = of(way);
            if (gate == null) {
                return null;
            }
            any.addAll(gate.any());
            articles += gate.articles();
        }
        return new Gate(any.stream().distinct().toList(), articles);
    }

    /** The parts, those first that hold most rarely: the others need not be looked at then. */
    List<Condition> rarestFirst(List<Condition> parts) {
        List<Condition> ordered = new ArrayList<>(parts);
        ordered.sort(Comparator.comparingDouble(part -> {
            Gate gate = of(part);
            return gate == null ? Double.MAX_VALUE : gate.articles();
        }));
        return ordered;
    }
}

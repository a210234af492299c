package dev.blogboard.search;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks of an article, in the terms that an index holds: stems chosen, synonyms written out, companies
 * resolved with those that belong to them. This alone decides what matches. A search renders it for its engine, an alert
 * asks it of one article by {@link Evaluation}; so the two cannot differ. Ranking is a matter of its own.
 *
 * <p>Terms come from {@link QueryAnalysis}, on both sides. Periods stay relative, so that a condition can be kept.
 * Immutable; equal trees are equal conditions.
 */
public sealed interface Condition {
    /** True of every article. */
    record Always() implements Condition {}

    /** The term occurs in the field. */
    record Term(TextField field, String term) implements Condition {}

    /** The terms occur one right after the other; at least two. */
    record Sequence(TextField field, List<String> terms) implements Condition {
        public Sequence {
            terms = List.copyOf(terms);
        }
    }

    /**
     * All the terms occur, in any order, within so many positions: from the first to the last, both counted, there are
     * at most {@code width}. At least two terms, all different.
     */
    record Near(TextField field, Set<String> terms, int width) implements Condition {
        public Near {
            terms = Set.copyOf(terms);
        }
    }

    /** A term that begins so occurs in the field. */
    record Prefix(TextField field, String start) implements Condition {}

    /** The article has one of the values. */
    record Has(Keyword keyword, Set<String> values) implements Condition {
        public Has {
            values = Set.copyOf(values);
        }
    }

    /** The article has a date, and it lies in the period; bounds as in {@link Query.Dates}. */
    record Published(Query.@Nullable Bound since, Query.@Nullable Bound before) implements Condition {}

    record And(List<Condition> parts) implements Condition {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Condition> parts) implements Condition {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Condition excluded) implements Condition {}
}

package dev.blogboard.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The single things that saved queries ask of an article, each numbered once, and what is known of them for the article
 * at hand. Terms, beginnings and values are found by going through the article; sequences and dates are only evaluated
 * when a query comes to ask for them, and then remembered.
 */
final class Asked {
    private final TermFrequency frequency;
    private final Map<TextField, Map<String, Integer>> terms = new EnumMap<>(TextField.class);
    private final Map<TextField, Map<String, Integer>> beginnings = new EnumMap<>(TextField.class);
    private final Map<TextField, Set<Integer>> lengthsOfBeginnings = new EnumMap<>(TextField.class);
    private final Map<Keyword, Map<String, IntList>> values = new EnumMap<>(Keyword.class);
    private final Map<Condition, Integer> others = new HashMap<>();
    /** The conditions of those that are evaluated on demand. */
    private final List<@Nullable Condition> onDemand = new ArrayList<>();

    /** For each thing, twice the number of the article that it was last decided for, plus one where it holds. */
    private long[] decided = new long[1024];

    private long article;
    private Evaluation evaluation = new Evaluation(new ArticleTerms(Map.of(), Map.of(), null), Instant.EPOCH);

    Asked(TermFrequency frequency) {
        this.frequency = frequency;
        for (TextField field : TextField.values()) {
            terms.put(field, new HashMap<>());
            beginnings.put(field, new HashMap<>());
            lengthsOfBeginnings.put(field, new TreeSet<>());
        }
        for (Keyword keyword : Keyword.values()) {
            values.put(keyword, new HashMap<>());
        }
    }

    /** The number of a condition without parts. */
    int number(Condition condition) {
        return switch (condition) {
            case Condition.Term term -> term(term.field(), term.term());
            case Condition.Prefix prefix -> beginning(prefix);
            case Condition.Has has -> others.computeIfAbsent(has, same -> valueNumber(has));
            case Condition.Sequence sequence -> others.computeIfAbsent(sequence, this::demanded);
            case Condition.Near near -> others.computeIfAbsent(near, this::demanded);
            case Condition.Published published -> others.computeIfAbsent(published, this::demanded);
            case Condition.Always all -> throw new IllegalArgumentException("asks nothing");
            case Condition.And and -> throw new IllegalArgumentException("has parts");
            case Condition.Or or -> throw new IllegalArgumentException("has parts");
            case Condition.Not not -> throw new IllegalArgumentException("has parts");
        };
    }

    private int term(TextField field, String term) {
        return of(terms, field).computeIfAbsent(term, same -> fresh(null));
    }

    private int beginning(Condition.Prefix prefix) {
        of(lengthsOfBeginnings, prefix.field()).add(prefix.start().length());
        return of(beginnings, prefix.field()).computeIfAbsent(prefix.start(), same -> fresh(null));
    }

    private int valueNumber(Condition.Has has) {
        int number = fresh(null);
        Map<String, IntList> ofKeyword = Objects.requireNonNull(values.get(has.keyword()));
        has.values()
                .forEach(value ->
                        ofKeyword.computeIfAbsent(value, same -> new IntList(1)).add(number));
        return number;
    }

    private int demanded(Condition condition) {
        return fresh(condition);
    }

    private int fresh(@Nullable Condition demanded) {
        onDemand.add(demanded);
        return onDemand.size() - 1;
    }

    private static <V> V of(Map<TextField, V> map, TextField field) {
        return Objects.requireNonNull(map.get(field));
    }

    /**
     * What an article needs one of to match.
     *
     * @param any numbers
     * @param articles how many articles have one of these, about
     */
    record Gate(List<Integer> any, double articles) {
        private static Gate either(Gate one, Gate other) {
            List<Integer> any = new ArrayList<>(one.any);
            any.addAll(other.any);
            return new Gate(any, one.articles + other.articles);
        }
    }

    /** The rarest gate; null when an article may match without having anything. */
    @Nullable
    Gate gate(Condition condition) {
        return switch (condition) {
            case Condition.Term term -> gate(term.field(), term.term());
            case Condition.Prefix prefix -> new Gate(List.of(number(prefix)), frequency.of(prefix));
            case Condition.Has has -> new Gate(List.of(number(has)), frequency.of(has));
            case Condition.Sequence sequence -> rarest(sequence.field(), sequence.terms());
            case Condition.Near near -> rarest(near.field(), near.terms());
            case Condition.And and ->
                and.parts().stream()
                        .map(this::gate)
                        .filter(Objects::nonNull)
                        .min(Comparator.comparingDouble(Gate::articles))
                        .orElse(null);
            case Condition.Or or -> eitherOf(or.parts());
            case Condition.Always always -> null;
            case Condition.Not not -> null;
            case Condition.Published published -> null;
        };
    }

    private Gate gate(TextField field, String term) {
        return new Gate(List.of(term(field, term)), frequency.of(field, term));
    }

    private Gate rarest(TextField field, Iterable<String> all) {
        String rarest = null;
        for (String term : all) {
            if (rarest == null || frequency.of(field, term) < frequency.of(field, rarest)) {
                rarest = term;
            }
        }
        return gate(field, Objects.requireNonNull(rarest));
    }

    private @Nullable Gate eitherOf(List<Condition> ways) {
        Gate all = new Gate(List.of(), 0);
        for (Condition way : ways) {
            Gate gate = gate(way);
            if (gate == null) {
                return null;
            }
            all = Gate.either(all, gate);
        }
        return all;
    }

    /** From now on it is about this article. Returns all that it has of terms, beginnings and values. */
    int[] meet(ArticleTerms terms, Instant now) {
        article++;
        if (decided.length < onDemand.size()) {
            decided = Arrays.copyOf(decided, Math.max(onDemand.size(), decided.length * 2));
        }
        evaluation = new Evaluation(terms, now);
        IntList has = new IntList(256);
        terms.positions().forEach((field, inField) -> meetTerms(field, inField, has));
        terms.keywords().forEach((keyword, ofArticle) -> {
            Map<String, IntList> asked = Objects.requireNonNull(values.get(keyword));
            for (String value : ofArticle) {
                IntList numbers = asked.get(value);
                for (int place = 0; numbers != null && place < numbers.size(); place++) {
                    note(numbers.get(place), has);
                }
            }
        });
        return has.toArray();
    }

    private void meetTerms(TextField field, NavigableMap<String, int[]> inField, IntList has) {
        Map<String, Integer> asked = of(terms, field);
        Map<String, Integer> askedBeginnings = of(beginnings, field);
        for (String term : inField.keySet()) {
            note(asked.get(term), has);
            for (int length : of(lengthsOfBeginnings, field)) {
                if (length > term.length()) {
                    break;
                }
                note(askedBeginnings.get(term.substring(0, length)), has);
            }
        }
    }

    private void note(@Nullable Integer thing, IntList has) {
        if (thing != null && decided[thing] != holding()) {
            decided[thing] = holding();
            has.add(thing);
        }
    }

    private long holding() {
        return article * 2 + 1;
    }

    boolean holds(int thing) {
        Condition condition = onDemand.get(thing);
        if (condition != null && decided[thing] >> 1 != article) {
            decided[thing] = article * 2 + (evaluation.holds(condition) ? 1 : 0);
        }
        return decided[thing] == holding();
    }
}

package dev.blogboard.search;

import dev.blogboard.search.Query.Bound;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts trees together, each in the one form that its meaning has. */
final class Trees {
    static final Query EVERYTHING = new Query.Everything();

    private Trees() {}

    static Query all(List<Query> parts) {
        Set<Query> flat = new LinkedHashSet<>();
        boolean dated = false;
        for (Query part : parts) {
            flat.addAll(part instanceof Query.And and ? and.parts() : List.of(part));
            dated |= part instanceof Query.Dates || part instanceof Query.And;
        }
        flat.remove(EVERYTHING);
        List<Query> merged = List.copyOf(flat);
        if (dated) {
            merged = withOneBound(merged, Query.Dates::since, Comparator.reverseOrder());
            merged = withOneBound(merged, Query.Dates::before, Comparator.naturalOrder());
        }
        return switch (merged.size()) {
            case 0 -> EVERYTHING;
            case 1 -> merged.getFirst();
            default -> new Query.And(merged);
        };
    }

    /** Of several fixed days that bound the same side, only the narrowest counts. */
    private static List<Query> withOneBound(
            List<Query> parts, Function<Query.Dates, @Nullable Bound> side, Comparator<LocalDate> narrowestFirst) {
        List<LocalDate> days = parts.stream()
                .map(part -> day(part, side))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .sorted(narrowestFirst)
                .toList();
        return days.size() < 2
                ? parts
                : parts.stream()
                        .filter(part -> {
                            LocalDate day = day(part, side);
                            return day == null || day.equals(days.getFirst());
                        })
                        .toList();
    }

    private static @Nullable LocalDate day(Query part, Function<Query.Dates, @Nullable Bound> side) {
        return part instanceof Query.Dates dates && side.apply(dates) instanceof Bound.Day day ? day.day() : null;
    }

    static Query any(List<Query> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<Query> flat = new ArrayList<>(parts.stream()
                .flatMap(part -> part instanceof Query.Or or ? or.parts().stream() : Stream.of(part))
                .distinct()
                .toList());
        // Who takes a company or the words of its name, has the company already.
        flat.removeIf(part -> part instanceof Query.AtCompany at
                && flat.stream()
                        .anyMatch(other -> other instanceof Query.CompanyOrWords either
                                && either.company().equals(at.company())));
        return flat.contains(EVERYTHING) ? EVERYTHING : flat.size() == 1 ? flat.getFirst() : new Query.Or(flat);
    }

    static Query not(Query query) {
        return query instanceof Query.Not twice ? twice.excluded() : new Query.Not(query);
    }

    /** How many conditions it has, the leaves of the tree. */
    static int clauses(Query query) {
        return switch (query) {
            case Query.And and -> and.parts().stream().mapToInt(Trees::clauses).sum();
            case Query.Or or -> or.parts().stream().mapToInt(Trees::clauses).sum();
            case Query.Not not -> clauses(not.excluded());
            case Query.CompanyOrWords ignored -> 1;
            case Query.Everything ignored -> 0;
            case Query.Word ignored -> 1;
            case Query.Filler ignored -> 1;
            case Query.Phrase ignored -> 1;
            case Query.Prefix ignored -> 1;
            case Query.AtCompany ignored -> 1;
            case Query.Topic ignored -> 1;
            case Query.Site ignored -> 1;
            case Query.Language ignored -> 1;
            case Query.Dates ignored -> 1;
        };
    }
}

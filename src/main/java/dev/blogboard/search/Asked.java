package dev.blogboard.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The single things that saved queries ask of an article, each numbered once, and which of them the article at hand has:
 * terms, beginnings of terms, and values.
 */
final class Asked {
    private static final int[] NOWHERE = {};

    private final Map<TextField, Map<String, Integer>> terms = new EnumMap<>(TextField.class);
    private final Map<TextField, Map<String, Integer>> beginnings = new EnumMap<>(TextField.class);
    private final Map<TextField, BitSet> lengthsOfBeginnings = new EnumMap<>(TextField.class);
    private final Map<Condition.Has, Integer> sets = new HashMap<>();
    /** In which sets a value is. */
    private final Map<Keyword, Map<String, IntList>> values = new EnumMap<>(Keyword.class);

    private final Map<Condition.Published, Integer> periodNumbers = new HashMap<>();
    private final List<Condition.Published> periods = new ArrayList<>();
    private int things;

    /** A bit for each thing that the article has. */
    private long[] present = new long[16];
    /** Where the article has each term; of use only where it has it. */
    private int[][] places = new int[1024][];

    private IntList has = new IntList(256);
    private ArticleTerms article = new ArticleTerms(Map.of(), Map.of(), null);
    private Instant now = Instant.EPOCH;

    Asked() {
        for (TextField field : TextField.values()) {
            terms.put(field, new HashMap<>());
            beginnings.put(field, new HashMap<>());
            lengthsOfBeginnings.put(field, new BitSet());
        }
        for (Keyword keyword : Keyword.values()) {
            values.put(keyword, new HashMap<>());
        }
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    int number(TextField field, String term) {
        return of(terms, field).computeIfAbsent(term, same -> things++);
    }

    int number(Condition.Prefix prefix) {
        of(lengthsOfBeginnings, prefix.field()).set(prefix.start().length());
        return of(beginnings, prefix.field()).computeIfAbsent(prefix.start(), same -> things++);
    }

    int number(Condition.Has has) {
        return sets.computeIfAbsent(has, same -> {
            int number = things++;
            for (String value : has.values()) {
                of(values, has.keyword())
                        .computeIfAbsent(value, first -> new IntList(1))
                        .add(number);
            }
            return number;
        });
    }

    /** The number of a period, among periods only. */
    int number(Condition.Published period) {
        return periodNumbers.computeIfAbsent(period, same -> {
            periods.add(period);
            return periods.size() - 1;
        });
    }

    /** @param still which things to write; it is as if nobody had asked the others */
    void write(BitSet still, BinaryWriter out) throws IOException {
        out.number(things);
        for (TextField field : TextField.values()) {
            Numbered.write(of(terms, field), still, out);
            Numbered.write(of(beginnings, field), still, out);
        }
        List<Map.Entry<Condition.Has, Integer>> askedSets = sets.entrySet().stream()
                .filter(set -> still.get(set.getValue()))
                .toList();
        out.number(askedSets.size());
        for (Map.Entry<Condition.Has, Integer> set : askedSets) {
            out.number(set.getValue());
            out.text(set.getKey().keyword().name());
            out.text(String.join("\n", set.getKey().values()));
        }
        out.number(periods.size());
        for (Condition.Published period : periods) {
            out.text(QueryDates.write(period.since()));
            out.text(QueryDates.write(period.before()));
        }
    }

    static Asked read(BinaryReader in) {
        Asked read = new Asked();
        int things = (int) in.number();
        for (TextField field : TextField.values()) {
            Numbered.read(in, of(read.terms, field)::put);
            Numbered.read(in, (start, number) -> {
                of(read.lengthsOfBeginnings, field).set(start.length());
                of(read.beginnings, field).put(start, number);
            });
        }
        for (long left = in.number(); left > 0; left--) {
            read.things = (int) in.number();
            read.number(new Condition.Has(
                    Keyword.valueOf(in.text()), Set.of(in.text().split("\n", -1))));
        }
        for (long left = in.number(); left > 0; left--) {
            read.number(new Condition.Published(QueryDates.read(in.text()), QueryDates.read(in.text())));
        }
        read.things = things;
        return read;
    }

    /** From now on it is about this article. Returns all things that it has, each once. */
    IntList meet(ArticleTerms terms, Instant now) {
        article = terms;
        this.now = now;
        forget();
        if (present.length <= things >> 6 || places.length < things) {
            present = Arrays.copyOf(present, (things >> 5) + 1);
            places = Arrays.copyOf(places, things * 2);
        }
        terms.positions().forEach(this::meetTerms);
        terms.keywords().forEach((keyword, ofArticle) -> {
            for (String value : ofArticle) {
                IntList inSets = of(values, keyword).get(value);
                for (int place = 0; inSets != null && place < inSets.size(); place++) {
                    note(inSets.get(place), NOWHERE);
                }
            }
        });
        return has;
    }

    private void forget() {
        for (int place = 0; place < has.size(); place++) {
            present[has.get(place) >> 6] = 0;
            places[has.get(place)] = NOWHERE;
        }
        has.clear();
    }

    private void meetTerms(TextField field, Map<String, int[]> inField) {
        Map<String, Integer> asked = of(terms, field);
        Map<String, Integer> askedBeginnings = of(beginnings, field);
        BitSet lengths = of(lengthsOfBeginnings, field);
        inField.forEach((term, itsPlaces) -> {
            note(asked.get(term), itsPlaces);
            int length = lengths.nextSetBit(0);
            while (length >= 0 && length <= term.length()) {
                note(askedBeginnings.get(term.substring(0, length)), NOWHERE);
                length = lengths.nextSetBit(length + 1);
            }
        });
    }

    private void note(@Nullable Integer number, int[] itsPlaces) {
        if (number != null) {
            int thing = number;
            if (!has(thing)) {
                present[thing >> 6] |= 1L << thing;
                has.add(thing);
            }
            places[thing] = itsPlaces;
        }
    }

    boolean has(int thing) {
        return (present[thing >> 6] & 1L << thing) != 0;
    }

    /** Where a term stands that the article has. */
    int[] places(int term) {
        return places[term];
    }

    /** Whether the article was published in the period with this number. */
    boolean isIn(int period) {
        return Evaluation.isIn(periods.get(period), article, now);
    }
}

package dev.blogboard.search;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Saved queries, kept so that an article meets only the few that it may match: each is filed under the rarest thing it
 * cannot do without, a term say, together with what else has to hold; so the queries under a thing that an article has
 * are gone through in one sweep of memory. What a query asks is the same {@link Condition} that a search renders.
 *
 * <p>A query is a number chosen by the caller, small and dense. It takes four bytes for each thing it asks, and a dozen
 * besides; one with several ways to match (synonyms, say) about a hundred more. Not safe for use by several threads.
 */
public final class QueryIndex {
    private static final int ABSENT = -1;
    private static final int UNFILED = -2;
    /** Numbers from here down are those of queries that are filed in several places. */
    private static final int SEVERAL = -3;

    private static final IntList NONE = new IntList(0);

    private final Asked asked;
    private final TermFrequency frequency;
    private final Gates gates;
    private final QueryCode language;
    private final IntList code = new IntList();

    /**
     * For each thing, the queries filed under it, one after the other: its number, how long its code is, its code. Where
     * a query is filed in several places, its place in {@link #several} stands for its code, below zero.
     */
    private @Nullable IntList[] filed = new IntList[1024];
    /** Queries without anything that an article has to have, such as plain exclusions. */
    private IntList unfiled = new IntList();

    /** Under which thing each query is filed. */
    private int[] places = new int[0];

    private @Nullable Several[] several = new Several[16];
    private IntList freeSeveral = new IntList();
    private int usedSeveral;
    private int size;
    private int article;

    /** A query that is filed in several places, and is evaluated once for an article all the same. */
    private static final class Several {
        private final int[] things;
        private final int[] code;
        private int lastMet;

        Several(int[] things, int[] code) {
            this.things = things;
            this.code = code;
        }
    }

    /** @param frequency how often articles have something, to file a query under what they rarely have */
    public QueryIndex(TermFrequency frequency) {
        this(frequency, new Asked());
    }

    private QueryIndex(TermFrequency frequency, Asked asked) {
        this.asked = asked;
        this.frequency = frequency;
        gates = new Gates(asked, frequency);
        language = new QueryCode(asked, gates);
    }

    public int size() {
        return size;
    }

    /** Adds a query, in the place of the one that had this number before. */
    public void put(int query, Condition condition) {
        remove(query);
        if (query >= places.length) {
            int known = places.length;
            places = Arrays.copyOf(places, query + Math.max(16, query / 4));
            Arrays.fill(places, known, places.length, ABSENT);
        }
        size++;
        code.clear();
        Gates.Gate gate = gates.of(condition);
        if (gate == null) {
            language.write(condition, code);
            add(unfiled, query, code.size());
            places[query] = UNFILED;
        } else if (gate.any().size() == 1) {
            int thing = gate.any().getFirst();
            language.writeRest(condition, thing, code);
            add(under(thing), query, code.size());
            places[query] = thing;
        } else {
            language.write(condition, code);
            int place = putSeveral(
                    new Several(gate.any().stream().mapToInt(Integer::intValue).toArray(), code.toArray()));
            code.clear();
            gate.any().forEach(thing -> add(under(thing), query, ~place));
            places[query] = SEVERAL - place;
        }
    }

    private void add(IntList list, int query, int length) {
        list.add(query);
        list.add(length);
        list.addAll(code);
    }

    private int putSeveral(Several one) {
        int place = freeSeveral.size() > 0 ? freeSeveral.removeLast() : usedSeveral++;
        if (place == several.length) {
            several = Arrays.copyOf(several, place + place / 2);
        }
        several[place] = one;
        return place;
    }

    private IntList under(int thing) {
        if (thing >= filed.length) {
            filed = Arrays.copyOf(filed, thing + thing / 2);
        }
        IntList list = filed[thing];
        if (list == null) {
            list = new IntList(3);
            filed[thing] = list;
        }
        return list;
    }

    public void remove(int query) {
        int place = query < places.length ? places[query] : ABSENT;
        if (place == ABSENT) {
            return;
        }
        places[query] = ABSENT;
        size--;
        if (place == UNFILED) {
            remove(query, unfiled);
        } else if (place >= 0) {
            remove(query, under(place));
        } else {
            removeSeveral(query, SEVERAL - place);
        }
    }

    private void removeSeveral(int query, int place) {
        Several gone = several[place];
        several[place] = null;
        freeSeveral.add(place);
        if (gone != null) {
            for (int thing : gone.things) {
                remove(query, under(thing));
            }
        }
    }

    private static void remove(int query, IntList list) {
        int place = 0;
        while (list.get(place) != query) {
            place += 2 + Math.max(0, list.get(place + 1));
        }
        list.remove(place, 2 + Math.max(0, list.get(place + 1)));
    }

    /** Writes all of it, so that nothing has to be understood again; but nothing that no query asks any more. */
    public void write(BinaryWriter out) throws IOException {
        frequency.write(out);
        asked.write(stillAsked(), out);
        out.number(size);
        out.numbers(places, places.length);
        write(unfiled, out);
        out.number(filed.length);
        for (IntList list : filed) {
            write(list == null ? NONE : list, out);
        }
        write(freeSeveral, out);
        out.number(usedSeveral);
        for (int place = 0; place < usedSeveral; place++) {
            Several one = several[place];
            int[] things = one == null ? new int[0] : one.things;
            int[] itsCode = one == null ? new int[0] : one.code;
            out.numbers(things, things.length);
            out.numbers(itsCode, itsCode.length);
        }
    }

    /** The things that any query asks. */
    private BitSet stillAsked() {
        BitSet things = new BitSet();
        for (int thing = 0; thing < filed.length; thing++) {
            IntList queries = filed[thing];
            if (queries != null && queries.size() > 0) {
                things.set(thing);
                addAsked(queries, things);
            }
        }
        addAsked(unfiled, things);
        for (Several one : several) {
            if (one != null) {
                QueryCode.addThings(one.code, 0, one.code.length, things);
            }
        }
        return things;
    }

    private static void addAsked(IntList queries, BitSet things) {
        int place = 0;
        while (place < queries.size()) {
            int end = place + 2 + Math.max(0, queries.get(place + 1));
            QueryCode.addThings(queries.numbers(), place + 2, end, things);
            place = end;
        }
    }

    private static void write(IntList list, BinaryWriter out) throws IOException {
        out.numbers(list.numbers(), list.size());
    }

    /** Reads what {@link #write} wrote. */
    public static QueryIndex read(BinaryReader in) {
        QueryIndex read = new QueryIndex(TermFrequency.read(in), Asked.read(in));
        read.size = (int) in.number();
        read.places = in.numbers();
        read.unfiled = new IntList(in.numbers());
        read.filed = new IntList[(int) in.number()];
        for (int thing = 0; thing < read.filed.length; thing++) {
            int[] list = in.numbers();
            read.filed[thing] = list.length == 0 ? null : new IntList(list);
        }
        read.freeSeveral = new IntList(in.numbers());
        read.usedSeveral = (int) in.number();
        read.several = new Several[read.usedSeveral + 16];
        for (int place = 0; place < read.usedSeveral; place++) {
            int[] things = in.numbers();
            int[] itsCode = in.numbers();
            read.several[place] = things.length == 0 ? null : new Several(things, itsCode);
        }
        return read;
    }

    /**
     * Gives all queries that hold for an article, each once, in no order.
     *
     * @param now from when relative dates count
     */
    public void matching(ArticleTerms terms, Instant now, IntConsumer matching) {
        article++;
        IntList things = asked.meet(terms, now);
        for (int place = 0; place < things.size(); place++) {
            int thing = things.get(place);
            IntList queries = thing < filed.length ? filed[thing] : null;
            if (queries != null) {
                evaluate(queries.numbers(), queries.size(), matching);
            }
        }
        evaluate(unfiled.numbers(), unfiled.size(), matching);
    }

    private void evaluate(int[] queries, int end, IntConsumer matching) {
        int place = 0;
        while (place < end) {
            int query = queries[place];
            int length = queries[place + 1];
            place += 2;
            if (length < 0 ? isFirstTimeThatHolds(several[~length]) : language.all(queries, place, place + length)) {
                matching.accept(query);
            }
            place += Math.max(0, length);
        }
    }

    private boolean isFirstTimeThatHolds(@Nullable Several query) {
        if (query == null || query.lastMet == article) {
            return false;
        }
        query.lastMet = article;
        return language.all(query.code, 0, query.code.length);
    }
}

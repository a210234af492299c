package dev.blogboard.search;

import java.time.Instant;
import java.util.Arrays;
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

    private final Asked asked = new Asked();
    private final Gates gates;
    private final QueryCode language;
    private final IntList code = new IntList();

    /**
     * For each thing, the queries filed under it, one after the other: its number, how long its code is, its code. Where
     * a query is filed in several places, its place in {@link #several} stands for its code, below zero.
     */
    private @Nullable IntList[] filed = new IntList[1024];
    /** Queries without anything that an article has to have, such as plain exclusions. */
    private final IntList unfiled = new IntList();

    /** Under which thing each query is filed. */
    private int[] places = new int[0];

    private @Nullable Several[] several = new Several[16];
    private final IntList freeSeveral = new IntList();
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

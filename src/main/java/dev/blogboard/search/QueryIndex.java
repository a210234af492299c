package dev.blogboard.search;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Saved queries, kept so that an article meets only the few that it may match: each is filed under the rarest thing it
 * cannot do without, a term say, and only where an article has that is the whole query evaluated. What a query asks is
 * the same {@link Condition} that a search renders, and what many queries ask in common is asked once for each article.
 *
 * <p>A query is a number chosen by the caller, small and dense. A query takes four bytes for each thing it asks, and a
 * few dozen besides. Not safe for use by several threads.
 */
public final class QueryIndex {
    private static final int AND = -1;
    private static final int OR = -2;
    private static final int NOT = -3;
    private static final int ALWAYS = -4;
    private static final int NOWHERE = -1;

    private final Asked asked;
    /** Every query in prefix notation: an operator is its sign and the length of its parts. */
    private final IntList code = new IntList();

    private final IntList starts = new IntList();
    private final IntList lastMet = new IntList();
    /** Queries without anything that an article has to have, such as plain exclusions. */
    private final IntList unfiled = new IntList();

    private IntList[] filed = new IntList[1024];
    private int wasted;
    private int size;
    private int article;
    private int cursor;

    /** @param frequency how often articles have something, to file a query under what they rarely have */
    public QueryIndex(TermFrequency frequency) {
        asked = new Asked(frequency);
    }

    public int size() {
        return size;
    }

    /** Adds a query, in the place of the one that had this number before. */
    public void put(int query, Condition condition) {
        remove(query);
        while (starts.size() <= query) {
            starts.add(NOWHERE);
            lastMet.add(0);
        }
        starts.set(query, code.size());
        encode(condition);
        size++;
        Asked.Gate gate = asked.gate(condition);
        if (gate == null) {
            unfiled.add(query);
        } else {
            gate.any().forEach(thing -> file(thing, query));
        }
    }

    private void file(int thing, int query) {
        if (thing >= filed.length) {
            filed = Arrays.copyOf(filed, Math.max(thing + 1, filed.length * 2));
        }
        if (filed[thing] == null) {
            filed[thing] = new IntList(1);
        }
        filed[thing].add(query);
    }

    /** Where it is filed it is forgotten when an article comes by. */
    public void remove(int query) {
        if (query >= starts.size() || starts.get(query) == NOWHERE) {
            return;
        }
        wasted += end(code, starts.get(query)) - starts.get(query);
        starts.set(query, NOWHERE);
        size--;
        if (wasted > 1024 && wasted > code.size() / 2) {
            compact();
        }
    }

    private void compact() {
        IntList old = code.copy();
        code.clear();
        for (int query = 0; query < starts.size(); query++) {
            int start = starts.get(query);
            if (start != NOWHERE) {
                starts.set(query, code.size());
                for (int place = start; place < end(old, start); place++) {
                    code.add(old.get(place));
                }
            }
        }
        wasted = 0;
    }

    private static boolean isOperator(int sign) {
        return sign == AND || sign == OR || sign == NOT;
    }

    /** Where ends what begins there. */
    private static int end(IntList code, int start) {
        return isOperator(code.get(start)) ? start + 2 + code.get(start + 1) : start + 1;
    }

    private void encode(Condition condition) {
        switch (condition) {
            case Condition.Always always -> code.add(ALWAYS);
            case Condition.And and -> encode(AND, and.parts());
            case Condition.Or or -> encode(OR, or.parts());
            case Condition.Not not -> encode(NOT, List.of(not.excluded()));
            default -> code.add(asked.number(condition));
        }
    }

    private void encode(int operator, List<Condition> parts) {
        code.add(operator);
        int length = code.size();
        code.add(0);
        parts.forEach(this::encode);
        code.set(length, code.size() - length - 1);
    }

    /**
     * Gives all queries that hold for an article.
     *
     * @param now from when relative dates count
     */
    public void matching(ArticleTerms terms, Instant now, IntConsumer matching) {
        article++;
        int[] things = asked.meet(terms, now);
        for (int thing : things) {
            if (thing < filed.length && filed[thing] != null) {
                evaluate(filed[thing], matching);
            }
        }
        evaluate(unfiled, matching);
    }

    private void evaluate(IntList queries, IntConsumer matching) {
        for (int place = queries.size() - 1; place >= 0; place--) {
            int query = queries.get(place);
            int start = starts.get(query);
            if (start == NOWHERE) {
                queries.set(place, queries.get(queries.size() - 1));
                queries.removeLast();
            } else if (lastMet.get(query) != article) {
                lastMet.set(query, article);
                cursor = start;
                if (holds()) {
                    matching.accept(query);
                }
            }
        }
    }

    /** Whether what begins at the cursor holds; the cursor is behind it then. */
    private boolean holds() {
        int sign = code.get(cursor++);
        if (sign >= 0) {
            return asked.holds(sign);
        }
        if (sign == ALWAYS) {
            return true;
        }
        int length = code.get(cursor++);
        int end = cursor + length;
        boolean holds = switch (sign) {
            case AND -> allUpTo(end);
            case OR -> anyUpTo(end);
            default -> !holds();
        };
        cursor = end;
        return holds;
    }

    private boolean allUpTo(int end) {
        while (cursor < end) {
            if (!holds()) {
                return false;
            }
        }
        return true;
    }

    private boolean anyUpTo(int end) {
        while (cursor < end) {
            if (holds()) {
                return true;
            }
        }
        return false;
    }
}

package dev.blogboard.search;

import java.util.BitSet;
import java.util.List;

/**
 * Conditions as plain numbers, in prefix notation: a thing is its number; anything else is a sign, which is negative and
 * tells what it is and how many numbers follow that belong to it.
 */
final class QueryCode {
    private static final int ALL = 0;
    private static final int ANY = 1;
    private static final int NOT = 2;
    /** Terms one right after the other. */
    private static final int SEQUENCE = 3;
    /** A width, and terms. */
    private static final int NEAR = 4;
    /** The number of a period. */
    private static final int PERIOD = 5;

    private static final int BITS = 3;

    private final Asked asked;
    private final Gates gates;

    QueryCode(Asked asked, Gates gates) {
        this.asked = asked;
        this.gates = gates;
    }

    /** Writes what has to hold of an article that has the given thing already; nothing where that is enough. */
    void writeRest(Condition condition, int thing, IntList code) {
        if (condition instanceof Condition.And and) {
            gates.rarestFirst(and.parts()).forEach(part -> writeRest(part, thing, code));
        } else if (!isThing(condition, thing)) {
            write(condition, code);
        }
    }

    private boolean isThing(Condition condition, int thing) {
        return switch (condition) {
            case Condition.Term term -> asked.number(term.field(), term.term()) == thing;
            case Condition.Prefix prefix -> asked.number(prefix) == thing;
            case Condition.Has has -> asked.number(has) == thing;
            default -> false;
        };
    }

    void write(Condition condition, IntList code) {
        switch (condition) {
            case Condition.Always always -> write(ALL, List.of(), code);
            case Condition.Term term -> code.add(asked.number(term.field(), term.term()));
            case Condition.Prefix prefix -> code.add(asked.number(prefix));
            case Condition.Has has -> code.add(asked.number(has));
            case Condition.And and -> write(ALL, gates.rarestFirst(and.parts()), code);
            case Condition.Or or -> write(ANY, or.parts(), code);
            case Condition.Not not -> write(NOT, List.of(not.excluded()), code);
            case Condition.Sequence sequence -> {
                code.add(sign(SEQUENCE, sequence.terms().size()));
                sequence.terms().forEach(term -> code.add(asked.number(sequence.field(), term)));
            }
            case Condition.Near near -> {
                code.add(sign(NEAR, 1 + near.terms().size()));
                code.add(near.width());
                near.terms().forEach(term -> code.add(asked.number(near.field(), term)));
            }
            case Condition.Published period -> {
                code.add(sign(PERIOD, 1));
                code.add(asked.number(period));
            }
        }
    }

    private void write(int what, List<Condition> parts, IntList code) {
        int place = code.size();
        code.add(0);
        parts.forEach(part -> write(part, code));
        code.set(place, sign(what, code.size() - place - 1));
    }

    private static int sign(int what, int length) {
        return ~(length << BITS | what);
    }

    private static int lengthAfter(int sign) {
        return sign >= 0 ? 0 : ~sign >> BITS;
    }

    /** Adds the things that a code names. */
    static void addThings(int[] code, int start, int end, BitSet things) {
        for (int place = start; place < end; place++) {
            if (code[place] >= 0) {
                things.set(code[place]);
            } else if (is(NEAR, code[place]) || is(PERIOD, code[place])) {
                place++; // What follows is a width, or the number of a period.
            }
        }
    }

    private static boolean is(int what, int sign) {
        return (~sign & (1 << BITS) - 1) == what;
    }

    /** Whether all that stands there holds for the article that was met last. */
    boolean all(int[] code, int start, int end) {
        for (int place = start; place < end; place += 1 + lengthAfter(code[place])) {
            if (!holds(code, place)) {
                return false;
            }
        }
        return true;
    }

    private boolean any(int[] code, int start, int end) {
        for (int place = start; place < end; place += 1 + lengthAfter(code[place])) {
            if (holds(code, place)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(int[] code, int place) {
        int sign = code[place];
        if (sign >= 0) {
            return asked.has(sign);
        }
        int start = place + 1;
        int end = start + lengthAfter(sign);
        return switch (~sign & (1 << BITS) - 1) {
            case ALL -> all(code, start, end);
            case ANY -> any(code, start, end);
            case NOT -> !any(code, start, end);
            case SEQUENCE -> hasEach(code, start, end) && Places.follow(places(code, start, end));
            case NEAR -> hasEach(code, start + 1, end) && Places.within(places(code, start + 1, end), code[start]);
            case PERIOD -> asked.isIn(code[start]);
            default -> throw new IllegalStateException("no sign: " + sign);
        };
    }

    private boolean hasEach(int[] code, int start, int end) {
        for (int place = start; place < end; place++) {
            if (!asked.has(code[place])) {
                return false;
            }
        }
        return true;
    }

    private int[][] places(int[] code, int start, int end) {
        int[][] places = new int[end - start][];
        for (int place = start; place < end; place++) {
            places[place - start] = asked.places(code[place]);
        }
        return places;
    }
}

package dev.blogboard.alert;

import dev.blogboard.search.BinaryReader;
import dev.blogboard.search.BinaryWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Which subscriptions share a query: each distinct text has a number, from 0 on, with a list of those that have it. Texts
 * themselves are not kept, only a hash of 128 bits.
 */
final class Sharing {
    private static final int[] NOBODY = {0};

    /** Where a subscription's query is. */
    record Place(int query, boolean isNew) {}

    private final LongTable members;
    private final LongTable texts;
    private final Numbers memberNumbers;
    private final Numbers queryNumbers;

    private long[] subscriptions = new long[64];
    private int[] queryOf = new int[64];

    /** For each query, how many members it has, and these. */
    private int[][] membersOf = new int[64][];

    private long[] hashes = new long[64];
    private long[] secondHashes = new long[64];

    Sharing() {
        this(new LongTable(), new LongTable(), new Numbers(new int[16], 0, 0), new Numbers(new int[16], 0, 0));
    }

    private Sharing(LongTable members, LongTable texts, Numbers memberNumbers, Numbers queryNumbers) {
        this.members = members;
        this.texts = texts;
        this.memberNumbers = memberNumbers;
        this.queryNumbers = queryNumbers;
    }

    /** Numbers that are given back and given out again. */
    private static final class Numbers {
        private int[] free;
        private int freed;
        private int used;

        Numbers(int[] free, int freed, int used) {
            this.free = free;
            this.freed = freed;
            this.used = used;
        }

        void write(BinaryWriter out) throws IOException {
            out.numbers(free, freed);
            out.number(used);
        }

        static Numbers read(BinaryReader in) {
            int[] free = in.numbers();
            return new Numbers(Arrays.copyOf(free, free.length + 16), free.length, (int) in.number());
        }

        /** Calls for each number that is given out. */
        void each(IntConsumer given) {
            BitSet back = new BitSet(used);
            for (int place = 0; place < freed; place++) {
                back.set(free[place]);
            }
            for (int number = back.nextClearBit(0); number < used; number = back.nextClearBit(number + 1)) {
                given.accept(number);
            }
        }

        int take() {
            return freed > 0 ? free[--freed] : used++;
        }

        void giveBack(int number) {
            if (freed == free.length) {
                free = Arrays.copyOf(free, freed * 2);
            }
            free[freed++] = number;
        }
    }

    Place join(SubscriptionId subscription, String text) {
        long hash = hash(text, 31);
        long second = hash(text, 1_000_003);
        int known = texts.get(hash);
        boolean shared = known >= 0 && secondHashes[known] == second;
        int query = shared ? known : newQuery(hash, second);
        int member = memberNumbers.take();
        if (member == subscriptions.length) {
            int larger = member + member / 2;
            subscriptions = Arrays.copyOf(subscriptions, larger);
            queryOf = Arrays.copyOf(queryOf, larger);
        }
        subscriptions[member] = subscription.value();
        queryOf[member] = query;
        membersOf[query] = with(member, membersOf[query]);
        members.put(subscription.value(), member);
        return new Place(query, !shared);
    }

    private static int[] with(int member, int[] members) {
        int count = members[0] + 1;
        int[] more = count < members.length ? members : Arrays.copyOf(members, count + 1 + count / 4);
        more[0] = count;
        more[count] = member;
        return more;
    }

    private int newQuery(long hash, long second) {
        int query = queryNumbers.take();
        if (query == hashes.length) {
            int larger = query + query / 2;
            hashes = Arrays.copyOf(hashes, larger);
            secondHashes = Arrays.copyOf(secondHashes, larger);
            membersOf = Arrays.copyOf(membersOf, larger);
        }
        hashes[query] = hash;
        secondHashes[query] = second;
        membersOf[query] = NOBODY;
        // Of two texts with the same first half of the hash, the second is just not shared.
        if (texts.get(hash) < 0) {
            texts.put(hash, query);
        }
        return query;
    }

    /** Returns the query when nobody has it any more. */
    Optional<Integer> leave(SubscriptionId subscription) {
        int member = members.get(subscription.value());
        if (member < 0) {
            return Optional.empty();
        }
        members.remove(subscription.value());
        int query = queryOf[member];
        memberNumbers.giveBack(member);
        if (remove(member, membersOf[query]) > 0) {
            return Optional.empty();
        }
        membersOf[query] = NOBODY;
        if (texts.get(hashes[query]) == query) {
            texts.remove(hashes[query]);
        }
        queryNumbers.giveBack(query);
        return Optional.of(query);
    }

    /** Returns how many are left. */
    private static int remove(int member, int[] members) {
        int place = 1;
        while (members[place] != member) {
            place++;
        }
        members[place] = members[members[0]];
        return --members[0];
    }

    void subscriptions(int query, Consumer<SubscriptionId> each) {
        int[] members = membersOf[query];
        for (int place = 1; place <= members[0]; place++) {
            each.accept(new SubscriptionId(subscriptions[members[place]]));
        }
    }

    void write(BinaryWriter out) throws IOException {
        memberNumbers.write(out);
        queryNumbers.write(out);
        out.numbers(subscriptions, memberNumbers.used);
        out.numbers(queryOf, memberNumbers.used);
        out.numbers(hashes, queryNumbers.used);
        out.numbers(secondHashes, queryNumbers.used);
    }

    /** Reads what {@link #write} wrote. */
    static Sharing read(BinaryReader in) {
        Numbers memberNumbers = Numbers.read(in);
        Numbers queryNumbers = Numbers.read(in);
        Sharing read = new Sharing(
                new LongTable(memberNumbers.used), new LongTable(queryNumbers.used), memberNumbers, queryNumbers);
        read.subscriptions = atLeast(64, in.longNumbers());
        read.queryOf = Arrays.copyOf(in.numbers(), read.subscriptions.length);
        read.hashes = atLeast(64, in.longNumbers());
        read.secondHashes = Arrays.copyOf(in.longNumbers(), read.hashes.length);
        read.putTogether();
        return read;
    }

    private static long[] atLeast(int length, long[] numbers) {
        return numbers.length >= length ? numbers : Arrays.copyOf(numbers, length);
    }

    private void putTogether() {
        int[] counts = new int[queryNumbers.used];
        memberNumbers.each(member -> counts[queryOf[member]]++);
        membersOf = new int[hashes.length][];
        queryNumbers.each(query -> {
            membersOf[query] = new int[counts[query] + 1];
            if (texts.get(hashes[query]) < 0) {
                texts.put(hashes[query], query);
            }
        });
        memberNumbers.each(member -> {
            int[] ofQuery = membersOf[queryOf[member]];
            ofQuery[++ofQuery[0]] = member;
            members.put(subscriptions[member], member);
        });
    }

    private static long hash(String text, long factor) {
        long hash = factor;
        for (int index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * 0xbf58476d1ce4e5b9L + factor;
            hash ^= hash >>> 29;
        }
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}

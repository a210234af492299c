package dev.blogboard.alert;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which subscriptions share a query: each distinct text has a number, from 0 on, with the chain of those that have it.
 * Texts themselves are not kept, only a hash of 128 bits.
 */
final class Sharing {
    private static final int NONE = -1;

    /** Where a subscription's query is. */
    record Place(int query, boolean isNew) {}

    private final LongTable members = new LongTable();
    private final LongTable texts = new LongTable();
    private final Numbers memberNumbers = new Numbers();
    private final Numbers queryNumbers = new Numbers();

    private long[] subscriptions = new long[64];
    private int[] queryOf = new int[64];
    private int[] nextMember = new int[64];

    private int[] firstMember = new int[64];
    private long[] hashes = new long[64];
    private long[] secondHashes = new long[64];

    /** Numbers that are given back and given out again. */
    private static final class Numbers {
        private int[] free = new int[16];
        private int freed;
        private int used;

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
            nextMember = Arrays.copyOf(nextMember, larger);
        }
        subscriptions[member] = subscription.value();
        queryOf[member] = query;
        nextMember[member] = firstMember[query];
        firstMember[query] = member;
        members.put(subscription.value(), member);
        return new Place(query, !shared);
    }

    private int newQuery(long hash, long second) {
        int query = queryNumbers.take();
        if (query == hashes.length) {
            int larger = query + query / 2;
            hashes = Arrays.copyOf(hashes, larger);
            secondHashes = Arrays.copyOf(secondHashes, larger);
            firstMember = Arrays.copyOf(firstMember, larger);
        }
        hashes[query] = hash;
        secondHashes[query] = second;
        firstMember[query] = NONE;
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
        unchain(query, member);
        memberNumbers.giveBack(member);
        if (firstMember[query] != NONE) {
            return Optional.empty();
        }
        if (texts.get(hashes[query]) == query) {
            texts.remove(hashes[query]);
        }
        queryNumbers.giveBack(query);
        return Optional.of(query);
    }

    private void unchain(int query, int member) {
        if (firstMember[query] == member) {
            firstMember[query] = nextMember[member];
            return;
        }
        int before = firstMember[query];
        while (nextMember[before] != member) {
            before = nextMember[before];
        }
        nextMember[before] = nextMember[member];
    }

    void subscriptions(int query, Consumer<SubscriptionId> each) {
        for (int member = firstMember[query]; member != NONE; member = nextMember[member]) {
            each.accept(new SubscriptionId(subscriptions[member]));
        }
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

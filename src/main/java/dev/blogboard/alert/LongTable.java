package dev.blogboard.alert;

import java.util.Arrays;

/** A map from any long to a number from 0 on, at about 20 bytes an entry: open addressing with linear probing. */
final class LongTable {
    private static final int ABSENT = -1;

    private static final int LEAST = 64;

    private long[] keys;
    private int[] numbers;
    private int size;

    LongTable() {
        this(0);
    }

    /** @param expected so many entries fit in before it grows */
    LongTable(int expected) {
        int length = LEAST;
        while (length * 2L <= expected * 3L) {
            length *= 2;
        }
        keys = new long[length];
        numbers = absent(length);
    }

    private static int[] absent(int length) {
        int[] numbers = new int[length];
        Arrays.fill(numbers, ABSENT);
        return numbers;
    }

    /** The number of a key; -1 when there is none. */
    int get(long key) {
        return numbers[place(key)];
    }

    void put(long key, int number) {
        if (size * 3 >= keys.length * 2) {
            grow();
        }
        int place = place(key);
        if (numbers[place] == ABSENT) {
            size++;
        }
        keys[place] = key;
        numbers[place] = number;
    }

    /** Moves up what stood behind it, so that no gap hides an entry. */
    void remove(long key) {
        int gap = place(key);
        if (numbers[gap] == ABSENT) {
            return;
        }
        size--;
        numbers[gap] = ABSENT;
        for (int place = next(gap); numbers[place] != ABSENT; place = next(place)) {
            int wanted = home(keys[place]);
            boolean stays = gap < place ? gap < wanted && wanted <= place : gap < wanted || wanted <= place;
            if (!stays) {
                keys[gap] = keys[place];
                numbers[gap] = numbers[place];
                numbers[place] = ABSENT;
                gap = place;
            }
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = absent(oldKeys.length * 2);
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldNumbers[old] != ABSENT) {
                int place = place(oldKeys[old]);
                keys[place] = oldKeys[old];
                numbers[place] = oldNumbers[old];
            }
        }
    }

    /** Where the key is, or would be. */
    private int place(long key) {
        int place = home(key);
        while (numbers[place] != ABSENT && keys[place] != key) {
            place = next(place);
        }
        return place;
    }

    private int next(int place) {
        return (place + 1) & (keys.length - 1);
    }

    private int home(long key) {
        long mixed = key * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 32) & (keys.length - 1);
    }
}

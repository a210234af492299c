package dev.blogboard.search;

import java.util.Arrays;

/** A growing list of numbers, without a box around each. */
final class IntList {
    private int[] numbers;
    private int size;

    IntList() {
        this(16);
    }

    IntList(int capacity) {
        numbers = new int[capacity];
    }

    int size() {
        return size;
    }

    int get(int place) {
        return numbers[place];
    }

    void set(int place, int number) {
        numbers[place] = number;
    }

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + Math.max(1, size / 2));
        }
        numbers[size++] = number;
    }

    void removeLast() {
        size--;
    }

    void clear() {
        size = 0;
    }

    int[] toArray() {
        return Arrays.copyOf(numbers, size);
    }

    IntList copy() {
        IntList copy = new IntList(Math.max(1, size));
        System.arraycopy(numbers, 0, copy.numbers, 0, size);
        copy.size = size;
        return copy;
    }
}

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

    /** These; they are the list's own from now on. */
    IntList(int[] numbers) {
        this.numbers = numbers;
        size = numbers.length;
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
        reserve(1);
        numbers[size++] = number;
    }

    void addAll(IntList more) {
        reserve(more.size);
        System.arraycopy(more.numbers, 0, numbers, size, more.size);
        size += more.size;
    }

    private void reserve(int more) {
        if (size + more > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(size + more, size + size / 4 + 1));
        }
    }

    int removeLast() {
        return numbers[--size];
    }

    /** Takes out so many from a place on. */
    void remove(int place, int count) {
        System.arraycopy(numbers, place + count, numbers, place, size - place - count);
        size -= count;
    }

    void clear() {
        size = 0;
    }

    /** The numbers themselves, and whatever is behind them; not to be changed. */
    int[] numbers() {
        return numbers;
    }

    int[] toArray() {
        return Arrays.copyOf(numbers, size);
    }
}

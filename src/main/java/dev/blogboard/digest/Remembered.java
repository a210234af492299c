package dev.blogboard.digest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Values that take work to make and are asked for again by the next readers. When there are too many, all are forgotten.
 * Safe for use by several threads.
 */
final class Remembered<K, V> {
    private final Map<K, V> values = new ConcurrentHashMap<>();
    private final int most;

    Remembered(int most) {
        this.most = most;
    }

    V get(K key, Function<K, V> make) {
        V known = values.get(key);
        if (known != null) {
            return known;
        }
        V made = make.apply(key);
        if (values.size() >= most) {
            values.clear();
        }
        values.put(key, made);
        return made;
    }

    void forget() {
        values.clear();
    }
}

package dev.blogboard.search;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/** Texts with a number each, in binary form. */
final class Numbered {
    private Numbered() {}

    static void write(Map<String, Integer> texts, BinaryWriter out) throws IOException {
        write(List.copyOf(texts.entrySet()), out);
    }

    /** Only those whose numbers are among these. */
    static void write(Map<String, Integer> texts, BitSet still, BinaryWriter out) throws IOException {
        write(
                texts.entrySet().stream()
                        .filter(text -> still.get(text.getValue()))
                        .toList(),
                out);
    }

    private static void write(List<Map.Entry<String, Integer>> texts, BinaryWriter out) throws IOException {
        out.number(texts.size());
        for (Map.Entry<String, Integer> text : texts) {
            out.text(text.getKey());
        }
        out.numbers(texts.stream().mapToInt(Map.Entry::getValue).toArray(), texts.size());
    }

    static void read(BinaryReader in, ObjIntConsumer<String> each) {
        String[] texts = new String[(int) in.number()];
        for (int place = 0; place < texts.length; place++) {
            texts[place] = in.text();
        }
        int[] numbers = in.numbers();
        for (int place = 0; place < texts.length; place++) {
            each.accept(texts[place], numbers[place]);
        }
    }
}

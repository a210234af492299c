package dev.blogboard.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private final Random random = new Random(3);

    private List<String> words(int count) {
        return new ArrayList<>(Stream.generate(() -> "word" + random.nextInt(5_000))
                .limit(count)
                .toList());
    }

    private static long of(List<String> words) {
        return Fingerprints.ofText(String.join(" ", words)).orElseThrow();
    }

    @Test
    void texts_that_share_most_differ_in_few_bits_and_others_in_many() {
        for (int length : List.of(60, 255, 258, 259, 600, 3_000)) {
            List<String> text = words(length);
            List<String> edited = new ArrayList<>(text);
            edited.set(length / 2, "another");
            assertTrue(Long.bitCount(of(text) ^ of(edited)) <= 12, "edited, of " + length);
            assertTrue(Long.bitCount(of(text) ^ of(words(length))) > 16, "another, of " + length);
        }
    }

    @Test
    void punctuation_does_not_matter() {
        List<String> text = words(400);
        String punctuated = String.join(", ", text);
        assertEquals(of(text), Fingerprints.ofText(punctuated).orElseThrow());
    }

    @Test
    void a_short_text_has_none() {
        assertTrue(Fingerprints.ofText(String.join(" ", words(39))).isEmpty());
    }
}

package dev.blogboard.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.CharArrayReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;

/** The rules for Latin text are those of ICU. */
class WordScannerTest {
    private final Words words = new Words();

    private record Place(int start, int end) {}

    private List<Place> ours(String text) {
        return words.of(text).stream()
                .map(word -> new Place(word.start(), word.end()))
                .toList();
    }

    private static List<Place> icu(String text) throws IOException {
        List<Place> places = new ArrayList<>();
        try (ICUTokenizer tokens = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true))) {
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.setReader(new CharArrayReader(TechnicalText.prepared(text)));
            tokens.reset();
            while (tokens.incrementToken()) {
                places.add(new Place(offset.startOffset(), offset.endOffset()));
            }
        }
        return places;
    }

    @Test
    void every_sign_alone_and_between_letters_and_digits() throws IOException {
        for (char sign = 1; sign < '\u2070'; sign = sign == '\u036f' ? '\u2000' : (char) (sign + 1)) {
            for (String text : List.of("" + sign, "a" + sign + "b", "1" + sign + "2", "a" + sign + "2", "1" + sign)) {
                assertEquals(icu(text), ours(text), () -> "“" + text + "”, " + (int) text.charAt(text.length() - 1));
            }
        }
    }

    @Property(tries = 5_000)
    void latin_text_ends_its_words_where_icu_does(@ForAll("latin") String text) throws IOException {
        assertEquals(icu(text), ours(text));
    }

    @Provide
    Arbitrary<String> latin() {
        return Arbitraries.strings()
                .withChars("abZé12'’‘,;.:_+#-/\"(@&%$= \n–“”…\u00a0.NETC")
                .ofMaxLength(40);
    }

    @Test
    void words_of_several_scripts_keep_their_places() {
        assertEquals(
                List.of(
                        new Place(0, 5),
                        new Place(6, 13),
                        new Place(15, 19),
                        new Place(20, 22),
                        new Place(21, 23),
                        new Place(25, 29)),
                ours("Kafka сегодня, café 数据库 (naïf)"));
    }

    @Test
    void what_is_too_long_for_a_word_is_passed_over_but_keeps_its_place() {
        List<Words.Word> found = words.of("one " + "x".repeat(300) + " two " + "y".repeat(5_000));
        assertEquals(
                List.of("one", "two"), found.stream().map(Words.Word::written).toList());
        assertEquals(2, found.get(1).position());
    }

    @Test
    void no_form_begins_otherwise_than_its_word() throws IOException {
        String texts = Files.readString(Path.of("README.md"))
                + Files.readString(Path.of("config/topics.yaml"))
                + Files.readString(Path.of("config/synonyms.txt"))
                + Files.readString(Path.of("config/blogs.opml"));
        for (Words.Word word : words.of(texts)) {
            char initial = Character.toLowerCase(texts.charAt(word.start()));
            if (initial < 0x80 && Character.isLetterOrDigit(initial)) {
                assertEquals(initial, word.stem().charAt(0), word::toString);
                assertEquals(initial, word.loose().charAt(0), word::toString);
            }
        }
    }
}

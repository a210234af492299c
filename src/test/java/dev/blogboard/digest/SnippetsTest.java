package dev.blogboard.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.CompanyId;
import java.text.BreakIterator;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SnippetsTest {
    private static final Pattern MARKS = Pattern.compile("^…|…$");

    private final Snippets snippets = new Snippets();
    private int articles;

    private String snippet(String title, String text, String... words) {
        articles++;
        Article article = new Article(
                new ArticleId(articles),
                new CompanyId("netflix"),
                title,
                "https://netflix.example/",
                null,
                text,
                null,
                Instant.EPOCH,
                null,
                1);
        return snippets.of(article, Set.of(words));
    }

    @Test
    void it_begins_shortly_before_the_first_word_looked_for() {
        String text =
                "We wrote this down. ".repeat(20) + "Then a single Kafka broker went away. " + "More. ".repeat(80);
        String snippet = snippet("Title", text, "kafka", "flink");
        assertTrue(snippet.startsWith("…") && snippet.endsWith("…"), snippet);
        int at = snippet.indexOf("Kafka");
        assertTrue(at > 20 && at < 80, snippet);
    }

    @Test
    void a_word_within_another_is_not_the_word() {
        String text = "Interrust is no match. ".repeat(9) + "But Rust is.";
        assertTrue(snippet("Title", text, "rust").contains("But Rust is."));
    }

    @Test
    void a_title_that_the_text_repeats_is_left_out() {
        assertEquals("What broke first.", snippet("Kafka at the edge", "Kafka at the edge\nWhat broke first."));
    }

    @Test
    void where_it_is_cut_at_the_end_of_a_sentence_only_the_dots_stand() {
        for (String sentence : List.of("It was the disk.", "It was the disk,", "ディスクでした。")) {
            String snippet = snippet("Title", (sentence + " ").repeat(40));
            assertTrue(snippet.matches(".*[^.,。]…"), snippet);
        }
    }

    @Test
    void without_a_text_there_is_none() {
        assertEquals("", snippet("Kafka", "", "kafka"));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "Kafka",
                        " ",
                        "\n",
                        "大規模",
                        "é",
                        "👩‍👩‍👧",
                        "🇩🇪",
                        "האתר",
                        "a\u0301",
                        "\u200B",
                        "\u0000",
                        "broker")
                .list()
                .ofMaxSize(300)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 300)
    void it_is_two_lines_of_whole_characters_and_nothing_hidden(@ForAll("texts") String text) {
        String snippet = snippet("Title", text, "kafka");
        assertTrue(snippet.length() <= Snippets.LENGTH + 2, snippet);
        assertTrue(snippet.chars().noneMatch(letter -> letter < ' ' || letter == '\u200B'), snippet);
        String plain = text.replaceAll("[\\s\\u0000\\u200B]+", " ").strip();
        String cut = MARKS.matcher(snippet).replaceAll("").strip();
        int start = plain.indexOf(cut);
        assertTrue(start >= 0, () -> "\"" + cut + "\" is not in \"" + plain + "\"");
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(plain);
        List<Integer> occurrences = Pattern.compile(Pattern.quote(cut))
                .matcher(plain)
                .results()
                .map(found -> found.start())
                .toList();
        assertTrue(
                occurrences.stream()
                        .anyMatch(at -> characters.isBoundary(at) && characters.isBoundary(at + cut.length())),
                () -> "\"" + cut + "\" cuts a character of \"" + plain + "\"");
    }
}

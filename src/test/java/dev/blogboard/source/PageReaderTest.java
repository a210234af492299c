package dev.blogboard.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.page.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.dankito.readability4j.Readability4J;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Pages as the usual publishing systems write them, each with the text that a reader would call the article. */
class PageReaderTest {
    private static final List<String> PAGES =
            List.of("wordpress", "ghost", "sections", "plain", "table", "next", "docusaurus", "japanese", "blogger");
    /** Written after the extraction was, in layouts that it was not made for; what it scored before any change is below. */
    private static final List<String> UNSEEN =
            List.of("story-site", "letter", "docs-theme", "block-theme", "slices", "chinese");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final String URL = "https://blog.example.com/2024/lease";

    @TestFactory
    Stream<DynamicTest> the_main_text_is_found_whole_and_alone() {
        return PAGES.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    double score = score(fixture(name + ".txt"), page(name).text());
                    assertTrue(score > 0.97, () -> score + ": " + page(name).text());
                }));
    }

    /** Why the extraction is our own: were the library better, it would be used. */
    @Test
    void our_own_extraction_scores_no_worse_than_the_library() {
        assertNoWorse(PAGES);
        assertNoWorse(UNSEEN);
    }

    private static void assertNoWorse(List<String> pages) {
        double own = 0;
        double library = 0;
        for (String name : pages) {
            String expected = fixture(name + ".txt");
            double ownScore = score(expected, page(name).text());
            double libraryScore = score(expected, byLibrary(name));
            own += ownScore / pages.size();
            library += libraryScore / pages.size();
            System.out.printf("%-12s own %.3f, Readability4J %.3f%n", name, ownScore, libraryScore);
        }
        System.out.printf("%-12s own %.3f, Readability4J %.3f%n", "mean", own, library);
        assertTrue(own >= library);
    }

    @TestFactory
    Stream<DynamicTest> title_date_and_language_are_found() {
        return PAGES.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Page page = page(name);
                    boolean japanese = name.equals("japanese");
                    String title = japanese ? "始まる前に終わったリース" : "The lease that ended before it began";
                    assertTrue(String.valueOf(page.title()).contains(title), page::toString);
                    assertEquals(japanese ? "ja" : "en", page.language());
                    if (!name.equals("table")) {
                        assertTrue(String.valueOf(page.published()).startsWith("2024-03-05"), page::toString);
                    }
                }));
    }

    @Test
    void what_a_page_says_of_itself_is_read_from_json_meta_and_microdata() {
        assertEquals("Mira Holm", page("wordpress").author());
        assertEquals("Mira Holm", page("ghost").author());
        assertEquals("Mira Holm", page("docusaurus").author());
        assertEquals("The lease that ended before it began", page("wordpress").title());
        assertEquals(
                "https://engineering.example.com/2024/03/lease/",
                page("wordpress").canonicalUrl());
        assertEquals(
                "https://blog.example.com/wp-content/uploads/lease.png",
                page("wordpress").image());
        assertEquals("2024-03-05T09:30:00Z", String.valueOf(page("ghost").published()));
        assertEquals("2024-03-05", String.valueOf(page("next").published()));
        assertTrue(page("next").article());
        assertFalse(page("table").article());
    }

    @Test
    void the_charset_that_a_page_names_is_believed_where_it_is_not_utf_8() {
        byte[] page = "<meta charset=\"windows-1251\"><title>Привет</title><p>мир"
                .getBytes(java.nio.charset.Charset.forName("windows-1251"));
        assertEquals("Привет", PageReader.read(PageReader.document(page, URL)).title());
    }

    @Test
    void a_page_without_anything_is_read_without_anything() {
        Page page = PageReader.read(PageReader.document(new byte[0], URL));
        assertEquals("", page.text());
        assertNull(page.published());
        assertNull(page.author());
        assertNull(page.image());
    }

    @Test
    void damaged_json_and_deep_nesting_fail_nothing() {
        String deep = "<script type=\"application/ld+json\">{\"@type\": </script>" + "<div>".repeat(20_000) + "text";
        Page page = PageReader.read(PageReader.document(deep.getBytes(StandardCharsets.UTF_8), URL));
        assertEquals("text", page.text());
    }

    private static Page page(String name) {
        return PageReader.read(PageReader.document(fixture(name + ".html").getBytes(StandardCharsets.UTF_8), URL));
    }

    private static String byLibrary(String name) {
        String text = new Readability4J(URL, fixture(name + ".html")).parse().getTextContent();
        return text == null ? "" : text;
    }

    /** The harmonic mean of how much of the text was found and how much of what was found is the text, by words. */
    private static double score(String expected, String found) {
        Map<String, Integer> words = words(expected);
        int common = 0;
        for (Map.Entry<String, Integer> word : words(found).entrySet()) {
            common += Math.min(word.getValue(), words.getOrDefault(word.getKey(), 0));
        }
        int all = words.values().stream().mapToInt(Integer::intValue).sum()
                + words(found).values().stream().mapToInt(Integer::intValue).sum();
        return all == 0 ? 0 : 2.0 * common / all;
    }

    /** Of scripts without spaces, each letter is a word. */
    private static Map<String, Integer> words(String text) {
        Map<String, Integer> words = new HashMap<>();
        String separated = text.replaceAll("([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])", " $1 ");
        BETWEEN_WORDS
                .splitAsStream(separated.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .forEach(word -> words.merge(word, 1, Integer::sum));
        return words;
    }

    private static String fixture(String name) {
        try (InputStream file = PageReaderTest.class.getResourceAsStream("pages/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }
}

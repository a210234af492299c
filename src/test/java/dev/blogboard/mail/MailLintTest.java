package dev.blogboard.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What mail programs are known to choke on. */
class MailLintTest {
    /** What all of them show; Outlook and Gmail ignore the rest or drop the whole style. */
    private static final Set<String> PROPERTIES = Set.of(
            "margin",
            "padding",
            "background-color",
            "color",
            "width",
            "max-width",
            "border",
            "border-radius",
            "border-top",
            "border-bottom",
            "font-family",
            "font-size",
            "font-weight",
            "line-height",
            "letter-spacing",
            "text-decoration",
            "white-space",
            "display",
            "max-height",
            "overflow",
            "-webkit-text-size-adjust");

    private static final Set<String> TAGS = Set.of(
            "html", "head", "meta", "title", "style", "body", "div", "table", "tbody", "tr", "td", "p", "h1", "h2",
            "h3", "a", "b", "span", "br");

    @TempDir
    static Path directory;

    private static String html = "";
    private static Document page = new Document("");

    @BeforeAll
    static void render() throws Exception {
        SampleFiles.write(directory);
        html = Files.readString(directory.resolve("digest.html"));
        page = Jsoup.parse(html);
    }

    @Test
    void it_is_well_formed() {
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        Jsoup.parse(html, "", parser);
        assertEquals(List.of(), parser.getErrors());
    }

    @Test
    void it_uses_only_what_all_mail_programs_know() {
        for (Element element : page.getAllElements()) {
            assertTrue(TAGS.contains(element.tagName()) || element.tagName().startsWith("#"), element.tagName());
            for (String declaration : element.attr("style").split(";", -1)) {
                String property = declaration.split(":", 2)[0].strip();
                assertTrue(property.isEmpty() || PROPERTIES.contains(property), property);
            }
        }
        assertTrue(page.select("[style*=flex], [style*=grid], [style*=position], [style*=var(]")
                .isEmpty());
    }

    @Test
    void tables_are_for_layout_and_say_so() {
        assertTrue(page.select("table").stream()
                .allMatch(table -> table.attr("role").equals("presentation")));
    }

    @Test
    void links_lead_to_web_pages_or_within_and_have_words() {
        for (Element link : page.select("a")) {
            String target = link.attr("href");
            assertTrue(target.startsWith("https://") || target.startsWith("#"), target);
            assertTrue(link.hasText(), link.outerHtml());
            if (target.startsWith("#")) {
                assertEquals(1, page.select("[id=" + target.substring(1) + "]").size(), target);
            }
        }
    }

    @Test
    void nothing_is_fetched_or_run() {
        assertTrue(page.select(
                        "img, script, iframe, object, embed, form, input, link, video, audio, [background], [onclick]")
                .isEmpty());
        assertTrue(!html.contains("url(") && !html.contains("@import") && !html.contains("@font-face"));
    }

    @Test
    void languages_and_directions_are_marked() {
        assertEquals("en", page.select("html").attr("lang"));
        assertTrue(
                page.select("h3").stream().allMatch(title -> title.attr("dir").equals("auto")));
        assertEquals(
                Set.of("en", "ja", "he", "ar"),
                Set.copyOf(page.select("h3[lang]").eachAttr("lang")));
    }

    @Test
    void light_and_dark_colours_can_be_read() {
        // What stands on what, in both schemes; WCAG 2.2, 1.4.3 asks for 4.5 to 1.
        for (String[] pair : new String[][] {
            {"#161b22", "#ffffff"}, {"#333c47", "#ffffff"}, {"#5b6572", "#ffffff"}, {"#0b57c2", "#ffffff"},
            {"#5b6572", "#f5f7f9"}, {"#0b57c2", "#f5f7f9"}, {"#274c77", "#eaf0f8"}, {"#b8430f", "#ffffff"},
            {"#eceff3", "#191e25"}, {"#c3cad4", "#191e25"}, {"#97a1ae", "#191e25"}, {"#86b7ff", "#191e25"},
            {"#97a1ae", "#141920"}, {"#86b7ff", "#141920"}, {"#a9c3e6", "#232b35"}, {"#ff9a66", "#191e25"}
        }) {
            assertTrue(html.contains(pair[0]) && html.contains(pair[1]), pair[0] + " on " + pair[1]);
            assertTrue(contrast(pair[0], pair[1]) >= 4.5, pair[0] + " on " + pair[1]);
        }
    }

    private static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int part = 0; part < 3; part++) {
            double value = Integer.parseInt(colour.substring(1 + 2 * part, 3 + 2 * part), 16) / 255.0;
            sum += weights[part] * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    @Tag("slow")
    void spamassassin_finds_nothing_wrong_with_it() throws Exception {
        Path program = Path.of("/usr/bin/spamassassin");
        assumeTrue(Files.isExecutable(program), "SpamAssassin is not installed; skipped");
        Process process = new ProcessBuilder(program.toString(), "-t", "-L")
                .redirectInput(directory.resolve("digest.eml").toFile())
                .redirectErrorStream(true)
                .start();
        String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher score = Pattern.compile("score=(-?[0-9.]+)").matcher(report);
        assertTrue(score.find(), report);
        System.out.println("SpamAssassin, local tests: " + score.group(1));
        assertTrue(Double.parseDouble(score.group(1)) <= 0.5, report);
    }
}

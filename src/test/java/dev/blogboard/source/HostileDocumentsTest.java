package dev.blogboard.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Item;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.UnreadableFeedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Documents made to hurt: to read our files, to expand without end, to take time that grows with their square. */
class HostileDocumentsTest {
    private static final int MANY = 60_000;

    private static ParsedFeed read(String document) throws UnreadableFeedException {
        return new FeedDocuments()
                .read(document.getBytes(StandardCharsets.UTF_8), null, "https://harbour.example/feed", true);
    }

    private static String feed(String item) {
        return "<rss version='2.0'><channel><title>Harbour Notes</title><item><title>First</title>" + item
                + "</item></channel></rss>";
    }

    @Test
    void no_entity_names_a_file(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");
        ParsedFeed feed = read("<!DOCTYPE rss [<!ENTITY file SYSTEM '" + secret.toUri() + "'><!ENTITY % p SYSTEM '"
                + secret.toUri() + "'> %p;]>" + feed("<description>&file;</description>"));
        assertFalse(feed.toString().contains("the secret"));
        assertEquals("First", feed.items().getFirst().title());
    }

    @Test
    void entities_do_not_multiply() throws Exception {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY l0 \"ha ha ha ha ha ha ha ha ha ha\">");
        for (int level = 1; level < 30; level++) {
            laughs.append("<!ENTITY l")
                    .append(level)
                    .append(" \"")
                    .append(("&l" + (level - 1) + ";").repeat(10))
                    .append("\">");
        }
        ParsedFeed feed = read(laughs + "]>" + feed("<description>&l29;" + "&l0;".repeat(MANY) + "</description>"));
        String text = String.valueOf(feed.items().getFirst().text());
        assertTrue(text.length() < 200_000, "It grew to " + text.length());
    }

    /** Twenty thousand levels are read to a depth that no stack minds. */
    @Test
    void depth_is_cut_and_the_text_kept() throws Exception {
        for (String tag : new String[] {"div", "item", "b", "x:y"}) {
            String deep = ("<" + tag + ">").repeat(20_000) + "bottom" + ("</" + tag + ">").repeat(20_000);
            ParsedFeed naked = read(feed("<description>" + deep + "</description>"));
            assertTrue(naked.toString().contains("bottom"), tag);
            String escaped = deep.replace("<", "&lt;");
            ParsedFeed within = read(feed("<description>" + escaped + "</description>"));
            assertTrue(within.toString().contains("bottom"), tag);
        }
    }

    @Test
    void scripts_never_come_through() throws Exception {
        String[] attempts = {
            "<script>alert(1)</script>",
            "<scr<script>ipt>alert(1)</scr</script>ipt>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<a href='jav&#x09;ascript:alert(1)'>x</a>",
            "<a href=' javascript:alert(1)'>x</a>",
            "<math><a xlink:href='javascript:alert(1)'>x</a></math>",
            "<iframe srcdoc='<script>alert(1)</script>'>",
            "<style>@import 'javascript:alert(1)'</style>",
            "<p style='background:url(javascript:alert(1))'>x</p>",
            "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
            "<template><script>alert(1)</script></template>",
            "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
            "<form action='javascript:alert(1)'><button>x</button></form>",
            "<img src='javascript:alert(1)'>",
            "<object data='javascript:alert(1)'>",
            "<base href='javascript:alert(1)//'>",
            "<svg><style><img src=x onerror=alert(1)></style></svg>",
            "<!--><img src=x onerror=alert(1)>-->",
            "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>"
        };
        for (String attempt : attempts) {
            Item item = read(feed("<description><![CDATA[" + attempt + "]]></description>"))
                    .items()
                    .getFirst();
            String shown = item.summary() == null ? "" : item.summary();
            String bare = shown.replaceAll("&lt;.*?&gt;", "");
            assertFalse(
                    bare.matches(
                            "(?is).*(<script|<[^>]*\\son\\w+\\s*=|<[^>]*javascript:|<[^>]*data:|<style|<iframe).*"),
                    attempt + " became " + shown);
        }
    }

    /** Each would take hours if anything in reading it grew with the square of its length. */
    @TestFactory
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    Stream<DynamicTest> time_grows_with_length() {
        return Stream.of(
                        "<!-- ",
                        "<? ",
                        "<?x>",
                        "<!DOCTYPE [",
                        "<![CDATA[",
                        "<a b=\"",
                        "<a b='c\" ",
                        "< ",
                        "&",
                        "&amp;",
                        "&#",
                        "<x>",
                        "<x/>",
                        "]]>",
                        "<title>",
                        "<link/>",
                        "<item>",
                        "<author>a@",
                        "<author>(",
                        "<pubDate>1 ",
                        "\u00e2\u0080",
                        "<category/>",
                        "<b><i>",
                        "<dc:creator>x</dc:creator>",
                        "= ",
                        "<img src=\"http://a.a.a.a.\">")
                .map(piece -> DynamicTest.dynamicTest(piece, () -> {
                    String many = piece.repeat(MANY);
                    readOrRefuse("<rss>" + many);
                    readOrRefuse(feed(many));
                    readOrRefuse(
                            feed("<description><![CDATA[" + many + "]]></description><author>" + many + "</author>"));
                }));
    }

    private static void readOrRefuse(String document) {
        try {
            read(document);
        } catch (UnreadableFeedException refused) {
            assertEquals(null, refused.getCause(), String.valueOf(refused.getMessage()));
        }
    }
}

package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.blogboard.archive.Backfill;
import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.feed.ArchivePages;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds.NewFeed;
import dev.blogboard.sqlite.SqliteWalks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The selectors that the shipped catalogue has for lists of articles, each on pages laid out as the blog's own templates lay
 * them out: they find the articles, and nothing of what stands beside them.
 */
class CatalogueArchivesTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void artsy() throws Exception {
        assertFinds("https://artsy.github.io/feed", Map.of("/list", """
                <header id="banner"><h2><a href="/about">Artsy</a></h2></header><div class="blog-index"><article>
                <div class="article-container"><div class="meta-container"><header><a href="/a"><h2 class="entry-title">
                A</h2><time datetime="2015-12-08">Dec 8, 2015</time><p class="meta-author"><a href="/author">Someone</a>
                </p></a></header></div><div class="content-container"><p>Text with <a href="/elsewhere">a link</a>.</p>
                <p><a href="/a">Read on</a></p></div></div></article><article><div class="article-container"><div
                class="meta-container"><header><a href="/b"><h2 class="entry-title">B</h2></a></header></div></div>
                </article></div><footer><a href="/about">About</a></footer>"""));
    }

    @Test
    void deliveroo() throws Exception {
        String list = """
                <h1><a href="/about">Articles</a></h1><section id="recent-posts" class="all"><div class="post recent">
                <h3><a href="%s">Title</a></h3><p class="byline"><a href="/author">Someone</a></p><blockquote><p>Text with
                <a href="/elsewhere">a link</a>.</p></blockquote><p><a href="%<s" title="Title">Read more</a></p></div>
                <hr></section><section class="pagination">%s</section>""";
        assertFinds(
                "https://deliveroo.engineering/feed.xml",
                Map.of(
                        "/list",
                        list.formatted(
                                "/a",
                                "<span class=\"previous\">Previous</span><a href=\"/older\" class=\"next\">Next</a>"),
                        "/older",
                        list.formatted(
                                "/b",
                                "<a href=\"/list\" class=\"previous\">Previous</a><span class=\"next\">Next</span>")));
    }

    @Test
    void rust() throws Exception {
        assertFinds("https://blog.rust-lang.org/feed.xml", Map.of("/list", """
                <header><b>See also:</b> <a href="/elsewhere">Inside</a></header><section id="posts" class="posts">
                <table class="post-list collapse w-100"><tr><td class="bn"></td><td class="bn"><h3>Posts in 2024</h3></td>
                </tr><tr><td class="tr">Mar&nbsp;5</td><td class="bn"><a href="/a">A</a></td></tr><tr><td class="tr">
                Mar&nbsp;4</td><td class="bn"><a href="/b">B</a></td></tr></table></section><footer><a href="/about">
                About</a></footer>"""));
    }

    @Test
    void v8() throws Exception {
        assertFinds("https://v8.dev/blog.atom", Map.of("/list", """
                <header><nav><ol><li><a href="/about">Docs</a></li></ol></nav></header><main><h1>Blog post archive</h1>
                <ol reversed><li><a href="/a">A</a> <time datetime="2024-03-05">5 March 2024</time> <a href="/elsewhere"
                class="tag">internals</a></li><li><a href="/b">B</a></li></ol></main>"""));
    }

    /** Both articles are found, by the catalogue's selectors, and no other page is asked for. */
    private void assertFinds(String feedUrl, Map<String, String> lists) throws Exception {
        ArchivePages listed = archive(feedUrl);
        try (Blogs blogs = new Blogs();
                App app = App.open(config(), Instant::now)) {
            String site = "<link>" + blogs.url("/nowhere") + "</link>";
            blogs.put("/feed", "application/rss+xml", "<rss><channel><title>Blog</title>" + site + "</channel></rss>");
            lists.forEach((path, page) -> blogs.put(path, "text/html", page));
            for (String path : List.of("/a", "/b", "/about", "/author", "/elsewhere")) {
                String sentence =
                        "<p>What we learned about it, and what we would do otherwise today, if we had to.</p>";
                blogs.put(path, "text/html", "<title>Page " + path + "</title><article>" + sentence.repeat(10));
            }
            Company company = Company.named("Example");
            app.feeds().addCompany(company);
            ArchivePages here = new ArchivePages(blogs.url("/list"), listed.items(), listed.next());
            NewFeed added = new NewFeed(blogs.url("/feed"), company.id(), null, blogs.url("/nowhere"), null, here);
            Feed feed =
                    app.feeds().add(added, Feed.Origin.PERSON, Instant.now()).orElseThrow();
            SqliteWalks walks = new SqliteWalks(app.database(), Duration.ZERO);
            new Backfill(walks, app.sources().archives(), app.clock(), 1)
                    .run(List.of(feed), Instant.MIN, (whose, progress) -> {});
            List<String> titles = app.articles().changedAfter(0, 100).stream()
                    .map(Article::title)
                    .toList();
            assertEquals(List.of("Page /a", "Page /b"), List.copyOf(new TreeSet<>(titles)));
            assertEquals(2, titles.size());
        }
    }

    private Config config() {
        return new ConfigReader(Map.of(
                        "BLOGBOARD_DATA_DIR", directory.toString(),
                        "BLOGBOARD_LIBRARY_LOAD", "false",
                        "BLOGBOARD_CATALOGUE_FILE", "",
                        "BLOGBOARD_WEB_PORT", "0",
                        "BLOGBOARD_FETCH_ALLOW_PRIVATE_ADDRESSES", "true"))
                .withoutFile();
    }

    private static ArchivePages archive(String feedUrl) throws IOException, XMLStreamException {
        try (InputStream catalogue = Files.newInputStream(Path.of("config/blogs.opml"))) {
            return Opml.read(catalogue, Companies.NONE).feeds().stream()
                    .map(Opml.Outline::feed)
                    .filter(feed -> feed.url().equals(feedUrl))
                    .map(NewFeed::archive)
                    .findFirst()
                    .orElseThrow();
        }
    }
}

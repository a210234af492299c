package dev.blogboard.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.blogboard.feed.ArchivePages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A blog on the loopback address with several years of posts, of which its feed holds the last ten. */
public final class ScriptedBlog implements AutoCloseable {
    /** By what its older posts can be reached. */
    public enum Kind {
        PAGED_FEED,
        ARCHIVED_FEED,
        WORDPRESS,
        BLOGGER,
        GHOST,
        TUMBLR,
        JSON_FEED,
        SITEMAP,
        HTML
    }

    private static final Instant FIRST = Instant.parse("2020-01-06T09:00:00Z");
    private static final int IN_FEED = 10;
    private static final int ON_PAGE = 25;

    private final Kind kind;
    private final int posts;
    private final Duration delay;
    private final HttpServer server;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
    private record Answer(int status, String type, byte[] body) {
        static Answer of(String type, String body) {
            return new Answer(200, type, body.getBytes(StandardCharsets.UTF_8));
        }

        static Answer none() {
            return new Answer(404, "text/plain", "There is nothing here.".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param delay before each answer */
    public ScriptedBlog(Kind kind, int posts, Duration delay) throws IOException {
        this.kind = kind;
        this.posts = posts;
        this.delay = delay;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String site() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    public String feed() {
        return site()
                + switch (kind) {
                    case BLOGGER -> "feeds/posts/default";
                    case GHOST -> "rss/";
                    case TUMBLR -> "rss";
                    case JSON_FEED -> "feed.json";
                    default -> "feed/";
                };
    }

    /** What a catalogue has to say of it. */
    public @Nullable ArchivePages archive() {
        return kind == Kind.HTML ? new ArchivePages(site() + "writing", "ul.posts li > a", "p.more a") : null;
    }

    /** How often each path was asked for. */
    public Map<String, Integer> asked() {
        return Map.copyOf(asked);
    }

    static String title(int post) {
        return "Post number " + post;
    }

    /** The first is the oldest, they come about every week. */
    static Instant date(int post) {
        return FIRST.plus(Duration.ofHours(175L * post));
    }

    private String path(int post) {
        return kind == Kind.TUMBLR ? "post/" + (7_000 + post) + "/number-" + post : "blog/post-number-" + post;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().toString();
        this.asked.merge(asked, 1, Integer::sum);
        try {
            Thread.sleep(delay);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        Answer answer = answer(asked.substring(1));
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private Answer answer(String path) throws IOException {
        if (path.equals(feed().substring(site().length()))) {
            return feedPage(0, IN_FEED, 2);
        }
        if (path.startsWith("blog/post-number-") || path.startsWith("post/")) {
            int post = Integer.parseInt(path.replaceAll(".*-", ""));
            return post < posts ? post(post) : Answer.none();
        }
        return switch (kind) {
            case PAGED_FEED -> path.startsWith("feed/?p=") ? numbered(number(path), 1) : Answer.none();
            case ARCHIVED_FEED -> path.startsWith("archive/") ? numbered(number(path), 1) : Answer.none();
            case WORDPRESS -> path.startsWith("feed/?paged=") ? numbered(number(path), 0) : Answer.none();
            case JSON_FEED -> path.startsWith("feed.json?page=") ? numbered(number(path), 1) : Answer.none();
            case BLOGGER -> path.contains("start-index=") ? blogger(path) : Answer.none();
            case GHOST, TUMBLR -> list(path);
            case SITEMAP -> sitemap(path);
            case HTML -> writing(path);
        };
    }

    private static int number(String path) {
        return Integer.parseInt(path.replaceAll("\\D", ""));
    }

    /** Pages that follow the feed are counted from 2; each says where the next one is, or leaves that to be guessed. */
    private Answer numbered(int page, int saysNext) {
        int from = IN_FEED + (page - 2) * ON_PAGE;
        return from >= posts ? Answer.none() : feedPage(from, ON_PAGE, saysNext == 1 ? page + 1 : -1);
    }

    private Answer blogger(String path) {
        int from = Integer.parseInt(path.replaceAll(".*start-index=(\\d+).*", "$1")) - 1;
        int count = Integer.parseInt(path.replaceAll(".*max-results=(\\d+).*", "$1"));
        return feedPage(from, count, -1);
    }

    /** @param from how many newer posts there are */
    private Answer feedPage(int from, int count, int nextPage) {
        int end = Math.min(posts, from + count);
        boolean last = end == posts;
        return switch (kind) {
            case JSON_FEED -> json(from, end, last ? -1 : nextPage);
            case PAGED_FEED -> atom(from, end, last ? "" : link("next", "feed/?p=" + nextPage), "Custom");
            case ARCHIVED_FEED -> atom(from, end, last ? "" : link("prev-archive", "archive/" + nextPage), "Custom");
            case BLOGGER -> atom(from, end, "", "Blogger");
            case WORDPRESS -> rss(from, end, "https://wordpress.org/?v=6.5");
            case GHOST -> rss(from, end, "Ghost 5.80");
            case TUMBLR -> rss(from, end, "Tumblr (3.0; @example)");
            case SITEMAP, HTML -> rss(from, end, "Custom");
        };
    }

    private String link(String relation, String path) {
        return "<link rel=\"" + relation + "\" href=\"" + site() + path + "\"/>";
    }

    private String each(int from, int end, IntFunction<String> item) {
        return IntStream.range(from, end)
                .map(index -> posts - 1 - index)
                .mapToObj(item)
                .collect(Collectors.joining("\n"));
    }

    private Answer atom(int from, int end, String link, String generator) {
        return Answer.of(
                "application/atom+xml",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Blog</title><id>urn:blog</id><generator>"
                        + generator
                        + "</generator>" + link("alternate", "") + link
                        + each(
                                from,
                                end,
                                post -> "<entry><id>urn:post:" + post + "</id><title>" + title(post)
                                        + "</title><link href=\"" + site() + path(post) + "\"/><published>" + date(post)
                                        + "</published><content type=\"html\">"
                                        + text(post).replace("<", "&lt;")
                                        + "</content></entry>")
                        + "</feed>");
    }

    private Answer rss(int from, int end, String generator) {
        return Answer.of(
                "application/rss+xml",
                "<rss version=\"2.0\"><channel><title>Blog</title><link>" + site()
                        + "</link><description>b</description>"
                        + "<generator>" + generator + "</generator>"
                        + each(
                                from,
                                end,
                                post -> "<item><guid isPermaLink=\"false\">" + post + "</guid><title>"
                                        + title(post) + "</title><link>" + site() + path(post) + "</link><pubDate>"
                                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                                date(post).atOffset(ZoneOffset.UTC))
                                        + "</pubDate><description>About number " + post + "</description></item>")
                        + "</channel></rss>");
    }

    private Answer json(int from, int end, int nextPage) {
        String items = each(
                        from,
                        end,
                        post -> "{\"id\":\"" + post + "\",\"url\":\"" + site() + path(post) + "\",\"title\":\""
                                + title(post) + "\",\"date_published\":\"" + date(post) + "\",\"content_text\":\"About "
                                + post
                                + "\"}")
                .replace("}\n{", "},\n{");
        String next = nextPage < 0 ? "" : "\"next_url\":\"" + site() + "feed.json?page=" + nextPage + "\",";
        return Answer.of(
                "application/feed+json",
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Blog\"," + next + "\"items\":[" + items
                        + "]}");
    }

    /** Pages of ten, as themes show them. */
    private Answer list(String path) {
        int page = path.isEmpty() ? 1 : path.startsWith("page/") ? number(path) : -1;
        int from = (page - 1) * 10;
        if (page < 1 || from >= posts) {
            return Answer.none();
        }
        int end = Math.min(posts, from + 10);
        String older = end == posts ? "" : "<a class=\"older-posts\" href=\"/page/" + (page + 1) + "/\">Older</a>";
        return Answer.of(
                "text/html",
                "<!doctype html><title>Blog</title><nav><a href=\"/about/\">About</a></nav><main>"
                        + each(
                                from,
                                end,
                                post -> "<article class=\"post-card\"><h2><a href=\"/" + path(post) + "\">"
                                        + title(post) + "</a></h2></article>")
                        + older + "</main>");
    }

    private Answer sitemap(String path) throws IOException {
        if (path.equals("robots.txt")) {
            return Answer.of("text/plain", "User-agent: *\nDisallow: /private/\nSitemap: " + site() + "maps.xml\n");
        }
        if (path.equals("maps.xml")) {
            String maps = IntStream.rangeClosed(2020, 2025)
                    .mapToObj(year -> "<sitemap><loc>" + site() + "map-" + year + ".xml.gz</loc><lastmod>" + (year + 1)
                            + "-01-02</lastmod></sitemap>")
                    .collect(Collectors.joining());
            return Answer.of(
                    "application/xml",
                    "<?xml version=\"1.0\"?><sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">" + maps
                            + "<sitemap><loc>" + site() + "tag-sitemap.xml</loc></sitemap></sitemapindex>");
        }
        if (!path.startsWith("map-")) {
            return Answer.none();
        }
        String year = path.substring(4, 8);
        String pages = IntStream.range(0, posts)
                .filter(post -> date(post).toString().startsWith(year))
                .mapToObj(post ->
                        "<url><loc>" + site() + path(post) + "</loc><lastmod>" + date(post) + "</lastmod></url>")
                .collect(Collectors.joining());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>" + site()
                            + "about</loc></url><url><loc>" + site() + "tag/java</loc></url>" + pages + "</urlset>")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return new Answer(200, "application/x-gzip", packed.toByteArray());
    }

    private Answer writing(String path) {
        if (!path.startsWith("writing")) {
            return Answer.none();
        }
        int from = path.contains("=") ? number(path) : 0;
        int end = Math.min(posts, from + 40);
        String more = end == posts ? "" : "<p class=\"more\"><a href=\"/writing?after=" + end + "\">more</a></p>";
        return Answer.of(
                "text/html",
                "<!doctype html><title>Writing</title><ul class=\"posts\">"
                        + each(from, end, post -> "<li><a href=\"/" + path(post) + "\">" + title(post) + "</a></li>")
                        + "</ul>" + more);
    }

    private Answer post(int post) {
        return Answer.of(
                "text/html",
                "<!doctype html><html lang=\"en\"><title>" + title(post) + "</title><meta property=\"og:type\""
                        + " content=\"article\"><article><h1>" + title(post) + "</h1><time datetime=\"" + date(post)
                        + "\">then</time>" + text(post) + "</article>");
    }

    private static String text(int post) {
        return ("<p>What we learned about subject number " + post + ", and what we would do otherwise today.</p>")
                .repeat(20);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

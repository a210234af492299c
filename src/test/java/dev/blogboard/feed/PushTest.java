package dev.blogboard.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Company;
import dev.blogboard.source.FetchSettings;
import dev.blogboard.source.HttpFeedReader;
import dev.blogboard.source.HttpFeedSource;
import dev.blogboard.source.HttpHub;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteArticles;
import dev.blogboard.sqlite.SqliteFeeds;
import dev.blogboard.sqlite.SqliteLeases;
import dev.blogboard.web.HubPages;
import dev.blogboard.web.Templates;
import dev.blogboard.web.WebServer;
import dev.blogboard.web.WebSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub, our web server and the store, over real sockets. */
class PushTest {
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path directory = Path.of("");

    private final List<AutoCloseable> open = new ArrayList<>();
    private Instant now = START;
    private int secrets;
    private Parts parts = new Parts(null);

    /** What a test works with; made anew before each. */
    private record Parts(@Nullable Running running) {
        Running get() {
            if (running == null) {
                throw new IllegalStateException("not started");
            }
            return running;
        }
    }

    private record Running(
            LoopbackHub hub, SqliteFeeds feeds, SqliteLeases leases, SqliteArticles articles, Push push) {}

    @BeforeEach
    void start() throws IOException {
        Database database = closing(Database.open(directory.resolve("blogboard.db")));
        SqliteFeeds feeds = new SqliteFeeds(database);
        SqliteLeases leases = new SqliteLeases(database);
        LoopbackHub hub = closing(new LoopbackHub());
        HttpFeedSource source = closing(
                new HttpFeedSource(new FetchSettings("test", true, Duration.ofSeconds(20), 1_000_000), () -> now));
        int port = freePort();
        Push push = new Push(
                leases,
                feeds,
                new HttpFeedReader(source),
                new HttpHub(source),
                "http://127.0.0.1:" + port + HubPages.PATH,
                () -> "secret" + secrets++,
                () -> now);
        WebSettings settings = WebSettings.of("127.0.0.1", port, "", List.of());
        closing(WebServer.start(settings, List.of(new HubPages(push)), new Templates(), () -> now));
        Company company = Company.named("Example");
        feeds.addCompany(company);
        Feed feed = feeds.add(new Feeds.NewFeed(hub.feed(), company.id(), null, null, null), Feed.Origin.PERSON, now)
                .orElseThrow();
        PollSchedule schedule = new PollSchedule(Duration.ZERO, RandomGenerator.getDefault());
        new Poller(feeds, source, schedule, () -> now, 1, 1, host -> true).poll(List.of(feed), polled -> {});
        parts = new Parts(new Running(hub, feeds, leases, new SqliteArticles(database, () -> now), push));
    }

    private <T extends AutoCloseable> T closing(T resource) {
        open.add(resource);
        return resource;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable resource : open.reversed()) {
            resource.close();
        }
    }

    @Test
    void what_a_hub_sends_is_stored_when_it_has_its_answer() throws Exception {
        Running running = parts.get();
        Map<String, String> subscription = subscribed(864_000);
        List<Long> micros = new ArrayList<>();
        for (int post = 1; post <= 100; post++) {
            String message = running.hub().document(List.of(post));
            String signature = LoopbackHub.signature("sha256", subscription.getOrDefault("hub.secret", ""), message);
            long published = System.nanoTime();
            assertEquals(202, running.hub().send(subscription, message, signature));
            assertEquals(post, running.articles().count());
            micros.add((System.nanoTime() - published) / 1_000);
            now = now.plusSeconds(1); // As the limit for one client wants it.
        }
        Collections.sort(micros);
        System.out.printf(
                "publish to stored, 100 posts: median %.1f ms, slowest %.1f ms%n",
                micros.get(50) / 1_000.0, micros.getLast() / 1_000.0);
        assertEquals(100, micros.size());
    }

    @Test
    void every_method_that_hubs_sign_by_is_understood() throws Exception {
        Map<String, String> subscription = subscribed(864_000);
        int post = 0;
        for (String method : List.of("sha1", "sha256", "sha384", "sha512")) {
            String message = parts.get().hub().document(List.of(++post));
            String signature = LoopbackHub.signature(method, subscription.getOrDefault("hub.secret", ""), message);
            assertEquals(202, parts.get().hub().send(subscription, message, signature), method);
        }
        assertEquals(4, parts.get().articles().count());
    }

    @Test
    void what_is_not_signed_with_our_secret_is_refused() throws Exception {
        Map<String, String> subscription = subscribed(864_000);
        LoopbackHub hub = parts.get().hub();
        String message = hub.document(List.of(1));
        String secret = subscription.getOrDefault("hub.secret", "");
        List<String> forged = List.of(
                LoopbackHub.signature("sha256", "another secret", message),
                LoopbackHub.signature("sha256", secret, message + " "),
                LoopbackHub.signature("sha256", secret, message).replace("sha256=", "md5="),
                "sha256=",
                "sha256=xyz",
                "nonsense");
        for (String signature : forged) {
            assertEquals(403, hub.send(subscription, message, signature), signature);
        }
        assertEquals(0, parts.get().articles().count());
    }

    @Test
    void a_hub_that_asks_about_something_we_did_not_ask_for_gets_no_challenge_back() throws Exception {
        Running running = parts.get();
        running.push().renew();
        Map<String, String> subscription = running.hub().nextSubscription();
        assertEquals(
                404,
                running.hub()
                        .verify(subscription, "https://example.com/other", 600)
                        .statusCode());
        assertEquals(0, running.leases().active(now));
        Map<String, String> unknown = Map.of("hub.callback", subscription.get("hub.callback") + "x");
        assertEquals(
                404, running.hub().verify(unknown, running.hub().feed(), 600).statusCode());
        assertEquals(410, running.hub().send(unknown, "<feed/>", "sha256=00"));
    }

    @Test
    void a_lease_is_renewed_before_it_ends_at_the_same_address() throws Exception {
        Map<String, String> first = subscribed(1_000);
        Running running = parts.get();
        now = START.plusSeconds(700);
        assertEquals(0, running.push().renew());
        now = START.plusSeconds(800);
        assertEquals(1, running.push().renew());
        Map<String, String> second = running.hub().nextSubscription();
        assertEquals(first.get("hub.callback"), second.get("hub.callback"));
        assertEquals(first.get("hub.secret"), second.get("hub.secret"));
        assertEquals(
                200, running.hub().verify(second, running.hub().feed(), 1_000).statusCode());
        assertEquals(1, running.leases().active(START.plusSeconds(1_500)));
    }

    @Test
    void a_hub_that_never_confirms_is_asked_ever_more_rarely_and_the_feed_is_polled_all_the_same() throws Exception {
        Running running = parts.get();
        assertEquals(1, running.push().renew());
        assertEquals(0, running.push().renew());
        now = START.plus(Duration.ofMinutes(15));
        assertEquals(1, running.push().renew());
        now = START.plus(Duration.ofMinutes(30));
        assertEquals(0, running.push().renew());
        now = START.plus(Duration.ofHours(2));
        assertEquals(1, running.push().renew());
        assertTrue(running.leases().active(now) == 0 && running.feeds().due(now).size() == 1);
    }

    @Test
    void a_message_that_is_no_feed_makes_its_feed_be_polled_next() throws Exception {
        Map<String, String> subscription = subscribed(864_000);
        Running running = parts.get();
        assertTrue(running.feeds().due(now).isEmpty());
        String signature = LoopbackHub.signature("sha1", subscription.getOrDefault("hub.secret", ""), "ping");
        assertEquals(202, running.hub().send(subscription, "ping", signature));
        assertEquals(1, running.feeds().due(now).size());
    }

    @Test
    void a_hub_that_floods_us_is_held_off_and_heard_again_later() throws Exception {
        Map<String, String> subscription = subscribed(864_000);
        LoopbackHub hub = parts.get().hub();
        Set<Integer> statuses = new TreeSet<>();
        for (int message = 0; message < 200; message++) {
            statuses.add(hub.send(subscription, "<feed/>", "sha256=00"));
        }
        assertEquals(Set.of(403, 429), statuses);
        assertEquals(0, parts.get().articles().count());
        now = now.plus(Duration.ofMinutes(5));
        String message = hub.document(List.of(1));
        String signature = LoopbackHub.signature("sha256", subscription.getOrDefault("hub.secret", ""), message);
        assertEquals(202, hub.send(subscription, message, signature));
        assertEquals(1, parts.get().articles().count());
    }

    @Test
    void what_a_hostile_hub_signs_does_no_more_harm_than_a_hostile_feed() throws Exception {
        Map<String, String> subscription = subscribed(864_000);
        Running running = parts.get();
        String laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><l>&b;</l>";
        String deep = "<feed>" + "<div>".repeat(50_000);
        String tooLong = "<feed><title>" + "x".repeat(10_000_000) + "</title></feed>";
        for (String message : List.of(laughs, deep, tooLong)) {
            String signature = LoopbackHub.signature("sha256", subscription.getOrDefault("hub.secret", ""), message);
            int status = running.hub().send(subscription, message, signature);
            assertEquals(message.length() > 10_000_000 ? 413 : 202, status);
        }
        assertEquals(0, running.articles().count());
        assertEquals(1, running.feeds().due(now).size(), "what it had to say is asked for");
    }

    @Test
    void a_hub_on_a_private_network_is_not_asked() throws Exception {
        FetchSettings careful = new FetchSettings("test", false, Duration.ofSeconds(5), 1_000_000);
        Lease lease = new Lease(new FeedId(1), "http://10.0.0.1/hub", "https://e.example/feed", "t", "s", null, 1);
        try (HttpFeedSource source = new HttpFeedSource(careful, () -> now)) {
            UnreadableFeedException refused = assertThrows(
                    UnreadableFeedException.class,
                    () -> new HttpHub(source).subscribe(lease, "https://us.example/hub/t", 600));
            assertEquals(
                    "10.0.0.1 is on a private network, and fetch.allow-private-addresses is off.",
                    refused.getMessage());
        }
    }

    /** A subscription that the hub has confirmed. */
    private Map<String, String> subscribed(int leaseSeconds) throws IOException, InterruptedException {
        Running running = parts.get();
        assertEquals(1, running.push().renew());
        Map<String, String> subscription = running.hub().nextSubscription();
        assertEquals("subscribe", subscription.get("hub.mode"));
        var answer = running.hub().verify(subscription, running.hub().feed(), leaseSeconds);
        assertEquals(200, answer.statusCode());
        assertEquals("a challenge", answer.body());
        assertEquals(1, running.leases().active(now));
        return subscription;
    }
}

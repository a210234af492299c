package dev.blogboard.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Company;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds.NewFeed;
import dev.blogboard.feed.PollSchedule;
import dev.blogboard.feed.Poller;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteFeeds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hostile server does to a poll: its own feed fails with a sentence that says why, and nothing else happens. */
class HostileServerTest {
    private static final FetchSettings SETTINGS = new FetchSettings("test", false, Duration.ofSeconds(2), 10_000_000);

    @TempDir
    private Path directory = Path.of("");

    private HostileServer server = open();

    @BeforeEach
    void start() throws IOException {
        server.close();
        server = new HostileServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static HostileServer open() {
        try {
            return new HostileServer();
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Test
    void each_attack_fails_its_own_feed_with_its_own_error() {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put(server.url("/endless"), "The document has more than 10 MB.");
        expected.put(server.url("/bomb"), "The document is a compression bomb: ");
        expected.put(server.url("/long-line"), "The document has more than 10 MB.");
        expected.put(server.url("/drip"), "127.0.0.1 took longer than 2 s.");
        expected.put(server.url("/silence"), "127.0.0.1 took longer than 2 s.");
        expected.put(server.url("/loop"), "The server redirects in a circle: ");
        expected.put(server.url("/ever-on"), "The server redirected more than 10 times.");
        expected.put(server.url("/private"), "10.0.0.1 is on a private network");
        expected.put(server.url("/metadata"), "169.254.169.254 is on a private network");
        expected.put(server.url("/mapped"), "10.0.0.1 is on a private network");
        expected.put(server.url("/file"), "The server redirected to \"file:///etc/passwd\"");
        expected.put(server.url("rebinding.example", "/again"), "rebinding.example is on a private network");
        expected.put(server.url("/picture"), "The server sent image/png, which is no feed.");
        expected.put(server.url("/page"), "This is a web page, not a feed.");
        expected.put(server.url("/header"), "The header of the answer breaks off, or has more than 256 kB.");
        expected.put(server.url("/garbage"), "The document is compressed in a way that cannot be undone.");
        expected.put(server.url("/short"), "127.0.0.1 ended the connection in the middle of the document.");
        expected.put(server.url("/nothing"), "127.0.0.1 ended the connection without an answer.");
        expected.put(server.url("/ssh"), "127.0.0.1 does not speak HTTP");
        expected.put("ftp://127.0.0.1/feed", "\"ftp://127.0.0.1/feed\" is no http or https URL.");
        expected.put("http://user:secret@127.0.0.1/feed", "URLs with a name or password in them are not fetched.");
        long held = UsedHeap.afterCollection();
        Map<String, String> errors = poll(List.copyOf(expected.keySet()));
        long grown = UsedHeap.afterCollection() - held;
        assertTrue(grown < 16_000_000, () -> "The attacks left " + grown + " bytes of memory behind.");
        expected.forEach((url, error) -> assertTrue(
                errors.getOrDefault(url, "nothing").startsWith(error), () -> url + " failed with " + errors.get(url)));
        long cut = 2L * 10_000_000 + 20_000_000; // What we take of two bodies, and what waits in socket buffers.
        assertTrue(server.sent() < cut, () -> "The server got rid of " + server.sent() + " bytes.");
    }

    @Test
    void entities_are_neither_unfolded_nor_fetched() {
        Map<String, String> errors = poll(List.of(server.url("/laughs"), server.url("/external")));
        assertEquals(
                List.of(
                        "This is XML, but no feed: it begins with <lolz>.",
                        "This is XML, but no feed: it begins with <lolz>."),
                List.copyOf(errors.values()));
    }

    @Test
    void ten_megabytes_on_one_line_are_read_without_harm() {
        assertEquals(Map.of(), poll(List.of(server.url("/line"))));
    }

    /** The errors of the feeds that failed, as the store remembers them. */
    private Map<String, String> poll(List<String> urls) {
        InstantSource clock = InstantSource.system();
        HttpFetcher fetcher =
                new HttpFetcher(SETTINGS, new RebindingName(), HostileServerTest::isPublic, new OkHttpClient());
        try (Database database = Database.open(directory.resolve("blogboard.db"));
                HttpFeedSource source = new HttpFeedSource(fetcher, clock)) {
            SqliteFeeds feeds = new SqliteFeeds(database);
            Company company = Company.named("Hostile");
            feeds.addCompany(company);
            for (String url : urls) {
                feeds.add(new NewFeed(url, company.id(), null, null, null), Feed.Origin.PERSON, clock.instant());
            }
            PollSchedule schedule = new PollSchedule(Duration.ZERO, RandomGenerator.getDefault());
            new Poller(feeds, source, schedule, clock, 32, 32, host -> false).poll(feeds.all(), polled -> {});
            Map<String, String> errors = new LinkedHashMap<>();
            feeds.all().stream()
                    .filter(Feed::ailing)
                    .forEach(feed -> errors.put(feed.url(), String.valueOf(feed.lastError())));
            return errors;
        }
    }

    /** The server itself stands for one on the public internet, except by the name that says otherwise. */
    private static boolean isPublic(InetAddress address) {
        boolean rebound = address.toString().startsWith("rebound.example");
        return (address.isLoopbackAddress() && !rebound) || PublicAddresses.isPublic(address);
    }

    /** A name that is a public address when it is first asked for, and a private one a moment later. */
    private static final class RebindingName implements Dns {
        private final AtomicInteger lookups = new AtomicInteger();

        @Override
        public List<InetAddress> lookup(String host) throws UnknownHostException {
            if (!host.equals("rebinding.example")) {
                throw new UnknownHostException(host);
            }
            String now = lookups.getAndIncrement() == 0 ? "public.example" : "rebound.example";
            return List.of(InetAddress.getByAddress(now, new byte[] {127, 0, 0, 1}));
        }
    }
}

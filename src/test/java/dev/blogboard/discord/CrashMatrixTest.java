package dev.blogboard.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.blogboard.OwnProcess;
import dev.blogboard.alert.Alerts;
import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.LibraryEntry;
import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.Faults.Fault;
import dev.blogboard.discord.server.Messages;
import dev.blogboard.discord.server.SentMessage;
import dev.blogboard.discord.server.World;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteAlerts;
import dev.blogboard.sqlite.SqliteArticles;
import dev.blogboard.sqlite.SqliteFeeds;
import dev.blogboard.sqlite.SqliteSubscriptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process that dispatches, again and again, while Discord refuses, drops, repeats and dawdles: in the end each
 * alert has to be there, once. {@code -Dcrash.kills} and {@code -Dcrash.alerts} say how much of it. With {@code
 * -Dcrash.forget=true} Discord has forgotten the nonces at every second start.
 */
@Tag("slow")
class CrashMatrixTest {
    private static final int KILLS = Integer.getInteger("crash.kills", 200);
    private static final int ALERTS = Integer.getInteger("crash.alerts", 20_000);
    private static final boolean FORGET = Boolean.getBoolean("crash.forget");
    private static final int IN_A_CHANNEL = 50;
    private static final String SENDING = "channels/\\d+/messages";
    private static final Pattern ARTICLE = Pattern.compile("\\[article (\\d+)]");

    @TempDir
    private Path directory = Path.of("");

    private final Random random = new Random(20_260_601);

    @Test
    void every_alert_arrives_once_whatever_dies_when() throws Exception {
        int channels = (ALERTS + IN_A_CHANNEL - 1) / IN_A_CHANNEL;
        try (DiscordServer discord = new DiscordServer()) {
            World.Server server = discord.world().addServer("Engineers", channels, World.ALL_THAT_IS_NEEDED);
            store(server.channels());
            int kills = 0;
            while (!live(discord, kills)) {
                kills++;
                // In pairs, so that it happens after kills of both sorts.
                if (FORGET && kills / 2 % 2 == 0) {
                    discord.forgetNonces();
                }
            }
            assertEveryAlertArrivedOnce(discord, server.channels(), kills);
        }
    }

    /** Each channel follows something, and has alerts waiting for articles of its own. */
    private void store(List<Long> channels) {
        Instant now = Instant.now();
        try (Database database = Database.open(directory.resolve("blogboard.db"))) {
            new SqliteFeeds(database).addCompany(Company.named("Northwind"));
            List<LibraryEntry> articles = new ArrayList<>();
            for (int number = 1; number <= ALERTS; number++) {
                articles.add(new LibraryEntry(
                        new CompanyId("northwind"),
                        null,
                        "en",
                        "https://northwind.example/" + number,
                        "article " + number));
            }
            new SqliteArticles(database, () -> now).addHistory(articles);
            SqliteSubscriptions subscriptions = new SqliteSubscriptions(database);
            List<Alerts.Match> matches = new ArrayList<>();
            for (int number = 0; number < ALERTS; number++) {
                long channel = channels.get(number / IN_A_CHANNEL);
                if (number % IN_A_CHANNEL == 0) {
                    subscriptions.add("article", new Destination.DiscordChannel(channel), Cadence.INSTANT, now);
                }
                Subscription subscription = subscriptions
                        .of(new Destination.DiscordChannel(channel))
                        .getFirst();
                matches.add(new Alerts.Match(new ArticleId(number + 1L), subscription.id()));
            }
            new SqliteAlerts(database).record(List.of(), matches, now);
        }
    }

    /** One life of the process. Returns whether it came to its end. */
    private boolean live(DiscordServer discord, int killsBefore) throws IOException, InterruptedException {
        boolean kill = killsBefore < KILLS;
        boolean byStatement = kill && killsBefore % 2 == 0;
        troubles(discord);
        long statement = byStatement ? 1 + (killsBefore / 2) % 120 : 0;
        List<String> arguments = List.of(
                directory.resolve("blogboard.db").toString(),
                discord.apiUrl(),
                discord.gatewayUrl(),
                Long.toString(statement));
        Process process = OwnProcess.of(OwnProcess.BRIEF, CrashingDispatcher.class.getName(), arguments)
                .redirectError(directory.resolve("errors.txt").toFile())
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String line = said.readLine();
            while (line != null && !line.equals("dispatching")) {
                line = said.readLine();
            }
            if (kill && !byStatement) {
                process.waitFor(random.nextInt(20, 1_200), TimeUnit.MILLISECONDS);
                process.destroyForcibly();
            }
            return process.waitFor() == 0;
        }
    }

    private void troubles(DiscordServer discord) {
        discord.faults().end();
        List<Fault> all = List.of(
                new Fault.RefusedAfterEffect(500, 0),
                new Fault.Refused(500, 0, "no"),
                new Fault.RateLimited(1),
                new Fault.Dropped(),
                new Fault.DroppedAfterEffect(),
                new Fault.Slow(300));
        for (Fault fault : all) {
            discord.faults().plan("POST", SENDING, random.nextInt(1, 4), fault);
        }
    }

    private static void assertEveryAlertArrivedOnce(DiscordServer discord, List<Long> channels, int kills) {
        Map<Integer, Integer> arrived = new HashMap<>();
        int messages = 0;
        for (long channel : channels) {
            for (SentMessage message : discord.messages(channel)) {
                messages++;
                Matcher article = ARTICLE.matcher(Messages.text(message.content()));
                while (article.find()) {
                    arrived.merge(Integer.parseInt(article.group(1)), 1, Integer::sum);
                }
            }
        }
        long lost = (long) ALERTS - arrived.size();
        long doubled = arrived.values().stream().filter(times -> times > 1).count();
        System.out.printf(
                "%,d kills, %,d alerts in %,d messages: %d lost, %d doubled%n", kills, ALERTS, messages, lost, doubled);
        assertEquals(0, lost, "lost");
        assertEquals(0, doubled, "doubled");
    }
}

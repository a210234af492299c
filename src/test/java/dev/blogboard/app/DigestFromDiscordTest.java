package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.blogboard.alert.Destination;
import dev.blogboard.discord.DiscordBot;
import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.DiscordServer.Place;
import dev.blogboard.discord.server.Messages;
import dev.blogboard.discord.server.World;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A digest that is asked for in Discord, through the whole program. */
class DigestFromDiscordTest {
    private static final Person ANN = new Person(2001, "ann", false);
    private static final Person BEN = new Person(2002, "ben", false);
    /** What Discord answers to has to be of the last minutes. */
    private static final InstantSource REAL = InstantSource.system();

    private static final String MAIL = "ann@example.org";

    @TempDir
    Path directory;

    private static String ask(
            DiscordServer discord, Place place, Person person, String what, Map<String, String> options) {
        return Messages.text(
                discord.command(person, place, "digest " + what, options).answer());
    }

    private static void assertTitle(String expected, RealBrowser chromium) throws Exception {
        assertEquals(expected, chromium.title(expected));
    }

    @Test
    void subscribed_in_discord_confirmed_in_a_browser_sent_and_ended_by_one_click() throws Exception {
        Optional<RealBrowser> browser = RealBrowser.open();
        assumeTrue(browser.isPresent(), "Chromium or ChromeDriver is not installed; skipped");
        try (RealBrowser chromium = browser.get();
                DiscordServer discord = new DiscordServer();
                MailHouse house = new MailHouse(directory, discord.environment(), REAL.instant())) {
            World.Server server = discord.world().addServer("Engineers", 1, World.ALL_THAT_IS_NEEDED);
            try (DiscordBot bot = Discord.connect(house.app).orElseThrow();
                    Browser mailProgram = new Browser()) {
                DiscordServer.await("identified", () -> discord.identified() > 0);
                Place place = new Place.InServer(server, server.channels().getFirst());
                String asked =
                        ask(discord, place, ANN, "subscribe", Map.of("mail", MAIL, "query", "kafka", "day", "monday"));
                assertTrue(asked.contains("Look into your mailbox"), asked);
                house.letters();
                chromium.open(MailHouse.link(house.mailTo(MAIL).getFirst(), "/digest/confirm/"));
                assertTitle("Confirm your digest · Blogboard", chromium);
                chromium.click("main button");
                assertTitle("Welcome · Blogboard", chromium);
                String status = ask(discord, place, ANN, "status", Map.of());
                assertTrue(status.contains("example.org, weekly") && status.contains("Next on"), status);
                house.publish("Kafka at the edge");
                house.pass(Duration.ofDays(7));
                house.digests();
                MimeMessage digest = house.mailTo(MAIL).getLast();
                assertTrue(MailHouse.text(digest).contains("Kafka at the edge"));
                URI unsubscribe =
                        URI.create(digest.getHeader("List-Unsubscribe", null).replaceAll("[<>]", ""));
                assertEquals(
                        200,
                        mailProgram
                                .post(unsubscribe, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")
                                .statusCode());
                assertTrue(house.app
                        .subscriptions()
                        .of(new Destination.Mailbox(MAIL))
                        .isEmpty());
            }
        }
    }

    @Test
    void without_pages_the_code_works_for_who_asked_and_nobody_else() throws Exception {
        try (DiscordServer discord = new DiscordServer()) {
            Map<String, String> settings = new java.util.HashMap<>(discord.environment());
            settings.put("BLOGBOARD_WEB_PUBLIC_URL", "");
            try (MailHouse house = new MailHouse(directory, settings, REAL.instant())) {
                World.Server server = discord.world().addServer("Engineers", 1, World.ALL_THAT_IS_NEEDED);
                try (DiscordBot bot = Discord.connect(house.app).orElseThrow()) {
                    DiscordServer.await("identified", () -> discord.identified() > 0);
                    Place place = new Place.InServer(server, server.channels().getFirst());
                    ask(discord, place, ANN, "subscribe", Map.of("mail", MAIL, "query", "kafka"));
                    house.letters();
                    String letter = MailHouse.text(house.mailTo(MAIL).getFirst());
                    assertTrue(letter.contains("/digest confirm"), letter);
                    Matcher code = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}").matcher(letter);
                    assertTrue(code.find(), letter);
                    String stolen = ask(discord, place, BEN, "confirm", Map.of("code", code.group()));
                    assertTrue(stolen.contains("is no code that waits"), stolen);
                    String confirmed = ask(discord, place, ANN, "confirm", Map.of("code", code.group()));
                    assertTrue(confirmed.contains("Welcome"), confirmed);
                    house.publish("Kafka at the edge");
                    String preview = ask(discord, place, ANN, "preview", Map.of());
                    assertTrue(preview.contains("Kafka at the edge"), preview);
                    assertTrue(ask(discord, place, BEN, "preview", Map.of()).contains("No digests"));
                    assertTrue(ask(discord, place, BEN, "unsubscribe", Map.of("mail", MAIL))
                            .contains("You have no digest"));
                    assertTrue(ask(discord, place, ANN, "unsubscribe", Map.of()).contains("You are unsubscribed"));
                    assertTrue(house.app
                            .subscriptions()
                            .of(new Destination.Mailbox(MAIL))
                            .isEmpty());
                }
            }
        }
    }

    @Test
    void who_erases_all_leaves_nothing_of_their_mailboxes() throws Exception {
        try (DiscordServer discord = new DiscordServer();
                MailHouse house = new MailHouse(directory, discord.environment(), REAL.instant());
                Browser browser = new Browser()) {
            discord.world().addServer("Engineers", 1, World.ALL_THAT_IS_NEEDED);
            Place place = new Place.DirectMessages();
            URI preferences;
            try (DiscordBot bot = Discord.connect(house.app).orElseThrow()) {
                DiscordServer.await("identified", () -> discord.identified() > 0);
                ask(discord, place, ANN, "subscribe", Map.of("mail", MAIL, "query", "kafka"));
                ask(discord, place, BEN, "subscribe", Map.of("mail", "ben@example.org", "query", "kafka"));
                house.letters();
                browser.press(MailHouse.link(house.mailTo(MAIL).getFirst(), "/digest/confirm/"));
                browser.press(MailHouse.link(house.mailTo("ben@example.org").getFirst(), "/digest/confirm/"));
                house.publish("Kafka at the edge");
                house.pass(Duration.ofDays(7));
                assertEquals(2, house.digests().sent());
                preferences = MailHouse.link(house.mailTo(MAIL).getLast(), "/digest/preferences/");
                // And one that nobody confirmed, with its letter still to be sent.
                ask(discord, place, ANN, "subscribe", Map.of("mail", "ann.too@example.org", "query", "flink"));
                var asked = discord.command(ANN, place, "forget-me", Map.of());
                assertTrue(
                        Messages.text(asked.answer()).contains("all about the mailbox that you had digests sent to"));
                assertTrue(Messages.text(
                                discord.press(ANN, place, asked, "Erase it all").answer())
                        .contains("erased"));
            }
            assertEquals(0, house.letters());
            assertEquals(410, browser.get(preferences).statusCode());
            house.publish("Kafka after that");
            house.pass(Duration.ofDays(7));
            assertEquals(1, house.digests().sent(), "to Ben alone");
            house.app.close();
            String stored = Files.readString(directory.resolve("blogboard.db"), StandardCharsets.ISO_8859_1);
            assertFalse(stored.contains("ann@example.org") || stored.contains("ann.too@example.org"));
            assertTrue(stored.contains("ben@example.org"));
        }
    }
}

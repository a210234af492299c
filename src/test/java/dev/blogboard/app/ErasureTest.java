package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.alert.Subscription;
import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.DiscordServer.Place;
import dev.blogboard.discord.server.Interaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of servers and people goes when it has to, from every table. */
class ErasureTest {
    /** A number that stands in the database by no chance. */
    private static final Person ANN = new Person(777_000_111_222_333_444L, "ann", true);

    private static final Place PRIVATE = new Place.DirectMessages();

    @TempDir
    Path directory;

    private DiscordHouse house() throws IOException, InterruptedException {
        DiscordHouse house = new DiscordHouse(directory);
        house.blogs.putFeed("/feed", "Acme", "What was there before");
        house.ask(DiscordHouse.OWNER, house.place(), "feeds add", Map.of("url", house.blogs.url("/feed")));
        house.deliver();
        return house;
    }

    private static void subscribe(DiscordHouse house, Place place, Map<String, String> options) {
        Interaction preview = house.asked(ANN, place, "subscribe", options);
        house.press(ANN, place, preview, "Confirm");
    }

    private static Subscription only(DiscordHouse house) {
        List<Subscription> all = house.app.subscriptions().all();
        assertEquals(1, all.size());
        return all.getFirst();
    }

    private static boolean paused(DiscordHouse house) {
        return only(house).paused() != null;
    }

    /** A server that follows something, has set something, muted something, and got an alert. */
    private static void settle(DiscordHouse house) throws InterruptedException {
        subscribe(house, house.place(), Map.of("query", "kafka"));
        house.ask(ANN, house.place(), "settings", Map.of("language", "de"));
        house.ask(ANN, house.place(), "mute", Map.of("query", "hiring"));
        house.blogs.putFeed("/feed", "Acme", "Kafka at the edge", "What was there before");
        house.deliver();
        assertEquals(1, house.discord.messages(house.channel()).size());
    }

    @Test
    void what_is_kept_of_a_server_is_erased_thirty_days_after_it_was_left() throws Exception {
        try (DiscordHouse house = house()) {
            settle(house);
            house.discord.leave(house.engineers);
            DiscordServer.await("paused", () -> paused(house));
            house.pass(Duration.ofDays(29));
            Discord.maintain(house.app);
            assertTrue(paused(house));
            house.pass(Duration.ofDays(2));
            Discord.maintain(house.app);
            assertEquals(List.of(), house.app.subscriptions().all());
            assertEquals(List.of(), house.placesOf(Long.toString(house.engineers.id())));
            assertEquals(List.of(), house.placesOf("channel:" + house.channel()));
        }
    }

    @Test
    void a_server_that_takes_the_bot_back_in_time_goes_on() throws Exception {
        try (DiscordHouse house = house()) {
            settle(house);
            house.discord.leave(house.engineers);
            DiscordServer.await("paused", () -> paused(house));
            house.pass(Duration.ofDays(20));
            house.discord.join(house.engineers);
            DiscordServer.await("resumed", () -> !paused(house));
            house.pass(Duration.ofDays(20));
            Discord.maintain(house.app);
            assertNull(only(house).paused());
        }
    }

    @Test
    void who_is_taken_out_while_the_bot_is_away_is_noticed_when_it_is_back() throws Exception {
        try (DiscordHouse house = house()) {
            settle(house);
            house.whileAway(() -> house.discord.leave(house.engineers));
            DiscordServer.await("paused", () -> paused(house));
            house.whileAway(() -> house.discord.join(house.engineers));
            DiscordServer.await("resumed", () -> !paused(house));
        }
    }

    @Test
    void what_a_person_paused_stays_so_when_the_bot_is_back() throws Exception {
        try (DiscordHouse house = house()) {
            settle(house);
            house.app.subscriptions().pause(only(house).id(), "Paused by its owner.");
            house.whileAway(() -> house.discord.leave(house.engineers));
            house.whileAway(() -> house.discord.join(house.engineers));
            house.ask(ANN, house.place(), "about", Map.of());
            assertEquals("Paused by its owner.", only(house).paused());
        }
    }

    @Test
    void forget_me_takes_a_person_out_of_every_table() throws Exception {
        try (DiscordHouse house = house()) {
            settle(house);
            subscribe(house, PRIVATE, Map.of("query", "edge"));
            house.ask(ANN, PRIVATE, "search", Map.of("query", "kafka"));
            house.ask(ANN, PRIVATE, "settings", Map.of("time-zone", "Europe/Berlin"));
            house.ask(ANN, PRIVATE, "mute", Map.of("query", "hiring"));
            house.blogs.putFeed("/feed", "Acme", "The edge of Kafka", "Kafka at the edge", "What was there before");
            house.deliver();
            assertEquals(
                    1,
                    house.discord
                            .messages(house.discord.world().directChannel(ANN.id()))
                            .size());
            List<String> before = house.placesOf(Long.toString(ANN.id()));
            for (String expected : List.of(
                    "destination.name",
                    "mute.destination",
                    "party.name",
                    "post.destination",
                    "press.asker",
                    "recent_query.person",
                    "subscription.destination",
                    "subscription.owner")) {
                assertTrue(before.contains(expected), () -> expected + " is not among " + before);
            }
            Interaction asked = house.asked(ANN, PRIVATE, "forget-me", Map.of());
            String done = house.press(ANN, PRIVATE, asked, "Erase it all");
            assertTrue(done.contains("Everything about you is erased, and 1 subscription"), done);
            assertEquals(List.of(), house.placesOf(Long.toString(ANN.id())));
            assertNotNull(only(house), "the server's own subscription stays");
        }
    }
}

package dev.blogboard.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Post;
import dev.blogboard.alert.SendResult;
import dev.blogboard.alert.Subscription;
import dev.blogboard.article.Company;
import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.DiscordServer.Place;
import dev.blogboard.discord.server.Interaction;
import dev.blogboard.discord.server.Messages;
import dev.blogboard.discord.server.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each setting does. */
class SettingsInDiscordTest {
    private static final Person MANAGER = new Person(World.OWNER, "owner", true);
    private static final Place PRIVATE = new Place.DirectMessages();

    private final BotOnTest bot = new BotOnTest();

    @AfterEach
    void stop() {
        bot.close();
    }

    private String ask(Place place, String command, Map<String, String> options) {
        return Messages.text(
                bot.discord().command(MANAGER, place, command, options).answer());
    }

    private Subscription subscribed(Place place, Map<String, String> options) {
        Interaction preview = bot.discord().command(MANAGER, place, "subscribe", options);
        preview.answer();
        bot.discord().press(MANAGER, place, preview, "Confirm").answer();
        return bot.subscriptions().all().getLast();
    }

    private long otherChannel() {
        return bot.server().channels().getLast();
    }

    @Test
    void alerts_go_to_the_channel_that_the_server_has_chosen_unless_something_else_is_said() {
        Destination here =
                new Destination.DiscordChannel(bot.server().channels().getFirst());
        Destination chosen = new Destination.DiscordChannel(otherChannel());
        assertEquals(here, subscribed(bot.place(), Map.of("query", "kafka")).destination());
        String set = ask(bot.place(), "settings", Map.of("channel", Long.toString(otherChannel())));
        assertTrue(set.contains("Channel for alerts: <#" + otherChannel() + ">"), set);
        assertEquals(chosen, subscribed(bot.place(), Map.of("query", "rust")).destination());
        assertEquals(
                here,
                subscribed(bot.place(), Map.of("query", "queues", "to", "here")).destination());
        assertEquals(
                new Destination.DiscordUser(MANAGER.id()),
                subscribed(bot.place(), Map.of("query", "rust", "to", "dm")).destination());
    }

    @Test
    void hours_are_meant_in_the_time_zone_that_is_set() {
        Map<String, String> daily = Map.of("query", "kafka", "cadence", "daily");
        ask(bot.place(), "settings", Map.of("time-zone", "Asia/Tokyo"));
        assertEquals(
                "Asia/Tokyo", subscribed(bot.place(), daily).timing().zone().getId());
        assertEquals(
                "Europe/Berlin",
                subscribed(bot.place(), Map.of("query", "rust", "cadence", "daily", "timezone", "Europe/Berlin"))
                        .timing()
                        .zone()
                        .getId());
        assertEquals("UTC", subscribed(PRIVATE, daily).timing().zone().getId());
        ask(PRIVATE, "settings", Map.of("time-zone", "America/New_York"));
        assertEquals(
                "America/New_York",
                subscribed(PRIVATE, Map.of("query", "rust", "cadence", "daily"))
                        .timing()
                        .zone()
                        .getId());
    }

    @Test
    void dates_are_written_in_the_language_that_is_set_in_answers_and_in_alerts() {
        Map<String, String> contoso = Map.of("company", "contoso");
        String english = ask(bot.place(), "latest", contoso);
        assertTrue(english.contains("2 Apr 2025"), english);
        ask(bot.place(), "settings", Map.of("language", "de"));
        String german = ask(bot.place(), "latest", contoso);
        assertTrue(german.contains("02.04.2025"), german);
        String stillEnglish = ask(PRIVATE, "latest", contoso);
        assertTrue(stillEnglish.contains("2 Apr 2025"), stillEnglish);

        DiscordServer.await("the channel is known", () -> bot.connected());
        String alert = sent(new Destination.DiscordChannel(otherChannel()), otherChannel());
        assertTrue(alert.contains("29.02.2024"), alert);
        ask(PRIVATE, "settings", Map.of("language", "fr"));
        String direct = sent(
                new Destination.DiscordUser(MANAGER.id()), bot.discord().world().directChannel(MANAGER.id()));
        assertTrue(direct.contains("29 févr. 2024"), direct);
    }

    private String sent(Destination destination, long channel) {
        Subscription subscription = bot.subscriptions()
                .add("rust", destination, Cadence.INSTANT, Instant.EPOCH)
                .orElseThrow();
        Post.Entry entry =
                new Post.Entry(bot.article("rust"), Company.named("Fabrikam"), List.of(), List.of(subscription));
        Post post = new Post(
                "nonce" + channel % 1_000,
                destination,
                Instant.EPOCH,
                Post.Occasion.INSTANT,
                List.of(entry),
                0,
                Manner.PLAIN,
                false);
        assertInstanceOf(SendResult.Sent.class, bot.channel().send(post));
        return Messages.text(bot.discord().messages(channel).getLast().content());
    }

    @Test
    void a_channel_is_a_servers_to_choose_and_each_setting_says_what_is_wrong_with_it() {
        String noChannel = ask(PRIVATE, "settings", Map.of("channel", Long.toString(otherChannel())));
        assertTrue(noChannel.contains("A channel can be set in a server that has this bot"), noChannel);
        String noZone = ask(PRIVATE, "settings", Map.of("time-zone", "Moon/Base"));
        assertTrue(noZone.contains("time-zone is \"Moon/Base\""), noZone);
    }
}

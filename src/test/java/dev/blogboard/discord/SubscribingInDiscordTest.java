package dev.blogboard.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Subscription;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.DiscordServer.Place;
import dev.blogboard.discord.server.Interaction;
import dev.blogboard.discord.server.Messages;
import dev.blogboard.discord.server.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Subscribing as people do it: a slash command, a look at what it would bring, a button. */
class SubscribingInDiscordTest {
    private static final Person MANAGER = new Person(World.OWNER, "owner", true);
    private static final Person MEMBER = new Person(2002, "ben", false);

    private final BotOnTest bot = new BotOnTest();

    @AfterEach
    void stop() {
        bot.close();
    }

    private String ask(Person person, Place place, String command, Map<String, String> options) {
        return text(bot.discord().command(person, place, command, options));
    }

    private static String text(Interaction interaction) {
        return Messages.text(interaction.answer());
    }

    private List<Subscription> saved() {
        return bot.subscriptions().all();
    }

    @Test
    void a_subscription_is_shown_first_and_saved_by_confirm() {
        Interaction preview = bot.discord()
                .command(MANAGER, bot.place(), "subscribe", Map.of("query", "kafka", "cadence", "daily", "hour", "9"));
        String shown = text(preview);
        assertTrue(shown.contains("would have matched"), shown);
        assertTrue(shown.contains("Kafka for people"), shown);
        assertEquals(List.of(), saved());
        String done = text(bot.discord().press(MANAGER, bot.place(), preview, "Confirm"));
        assertTrue(done.contains("You follow"), done);
        Subscription subscription = saved().getFirst();
        assertEquals("kafka", subscription.query());
        assertEquals(Cadence.DAILY, subscription.cadence());
        assertEquals(9, subscription.timing().hour());
        assertEquals(
                "channel:" + bot.server().channels().getFirst(),
                subscription.destination().toString());
    }

    @Test
    void a_channel_is_for_those_who_manage_the_server_and_direct_messages_for_all() {
        String refused = ask(MEMBER, bot.place(), "subscribe", Map.of("query", "kafka"));
        assertTrue(refused.contains("Manage Server"), refused);
        Interaction preview =
                bot.discord().command(MEMBER, bot.place(), "subscribe", Map.of("query", "kafka", "to", "dm"));
        text(preview);
        text(bot.discord().press(MEMBER, bot.place(), preview, "Confirm"));
        assertEquals("dm:2002", saved().getFirst().destination().toString());
    }

    @Test
    void what_never_matched_is_warned_of() {
        String shown = ask(MANAGER, bot.place(), "subscribe", Map.of("query", "zygomorphic"));
        assertTrue(shown.contains("never matched"), shown);
    }

    @Test
    void the_same_query_in_other_words_is_known_again() {
        for (String query : List.of("kafka company:northwind", "kafka at northwind")) {
            Interaction preview = bot.discord().command(MANAGER, bot.place(), "subscribe", Map.of("query", query));
            String shown = text(preview);
            if (saved().isEmpty()) {
                text(bot.discord().press(MANAGER, bot.place(), preview, "Confirm"));
            } else {
                assertTrue(shown.contains("already"), shown);
            }
        }
        assertEquals(1, saved().size());
    }

    @Test
    void a_limit_is_told_of() {
        for (String query : List.of("a1", "a2", "a3", "a4", "a5")) {
            Interaction preview = bot.discord().command(MANAGER, bot.place(), "subscribe", Map.of("query", query));
            text(preview);
            text(bot.discord().press(MANAGER, bot.place(), preview, "Confirm"));
        }
        String shown = ask(MANAGER, bot.place(), "subscribe", Map.of("query", "a6"));
        assertTrue(shown.contains("may have 5 subscriptions"), shown);
    }

    @Test
    void managers_list_pause_and_remove_what_others_made_for_a_channel() {
        Interaction preview = bot.discord().command(MANAGER, bot.place(), "subscribe", Map.of("query", "kafka"));
        text(preview);
        text(bot.discord().press(MANAGER, bot.place(), preview, "Confirm"));
        Person other = new Person(2003, "cleo", true);
        Interaction list = bot.discord().command(other, bot.place(), "subscriptions", Map.of());
        String listed = text(list);
        assertTrue(listed.contains("kafka"), listed);
        text(bot.discord().press(other, bot.place(), list, "Pause"));
        assertEquals("Paused by its owner.", saved().getFirst().paused());
        assertTrue(!ask(MEMBER, bot.place(), "subscriptions", Map.of()).contains("kafka"));
        text(bot.discord().chooseFrom(other, bot.place(), list, "Remove one", "kafka"));
        assertEquals(List.of(), saved());
    }

    @Test
    void why_says_which_part_of_a_query_fails() {
        Interaction preview =
                bot.discord().command(MANAGER, bot.place(), "subscribe", Map.of("query", "kafka company:fabrikam"));
        text(preview);
        text(bot.discord().press(MANAGER, bot.place(), preview, "Confirm"));
        String shown = ask(MANAGER, bot.place(), "why", Map.of("article", "https://northwind.example/blog/kafka-1"));
        assertTrue(shown.contains("does not match"), shown);
        assertTrue(shown.contains("✅ `kafka` in the title"), shown);
        assertTrue(shown.contains("❌ `company:fabrikam`"), shown);
    }
}

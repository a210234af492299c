package dev.blogboard.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.DiscordServer.Place;
import dev.blogboard.discord.server.Interaction;
import dev.blogboard.discord.server.Messages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiscordBotTest {
    private static final Person ANN = new Person(2001, "ann", false);
    private static final Person BEN = new Person(2002, "ben", false);

    @Test
    void a_search_is_answered_wherever_the_bot_can_be_used() {
        try (BotOnTest bot = new BotOnTest()) {
            Place server = bot.place();
            List<Place> places = List.of(
                    server, new Place.ElsewhereAsGuest(3001, 3002), new Place.DirectMessages(), new Place.Group(3003));
            for (Place place : places) {
                Interaction search = bot.discord().command(ANN, place, "search", Map.of("query", "kafka"));
                String answer = Messages.text(search.answer());
                assertTrue(answer.contains("### kafka"), answer);
                assertTrue(answer.contains("[Kafka for people, part 12]"), answer);
                assertFalse(search.ephemeral());
            }
            assertEquals(List.of(), bot.discord().violations());
        }
    }

    @Test
    void pages_turn_in_place_for_who_asked_and_apart_for_others() {
        try (BotOnTest bot = new BotOnTest()) {
            Interaction search = bot.discord().command(ANN, bot.place(), "search", Map.of("query", "kafka"));
            search.answer();
            Interaction own = bot.discord().press(ANN, bot.place(), search, "Next ▶");
            assertTrue(
                    Messages.text(own.answer()).contains("**6.** [Kafka for people, part 7]"),
                    Messages.text(own.answer()));
            assertTrue(own.inPlace());
            Interaction others = bot.discord().press(BEN, bot.place(), search, "Next ▶");
            others.answer();
            assertTrue(others.ephemeral());
            assertFalse(others.inPlace());
        }
    }

    @Test
    void a_roundup_quotes_who_says_what_and_can_be_followed() {
        try (BotOnTest bot = new BotOnTest()) {
            Interaction roundup = bot.discord().command(ANN, bot.place(), "roundup", Map.of("topic", "rust"));
            String answer = Messages.text(roundup.answer());
            assertTrue(answer.contains("### Rust"), answer);
            assertTrue(answer.contains("**Fabrikam** · One article, of 2024."), answer);
            assertTrue(answer.contains("“We moved one service after the other to Rust"), answer);
            Interaction follow = bot.discord().press(ANN, bot.place(), roundup, "🔔 Follow Rust");
            assertTrue(Messages.text(follow.answer()).contains("would have matched"));
            assertTrue(follow.ephemeral());
        }
    }

    @Test
    void commands_are_registered_once() {
        try (BotOnTest bot = new BotOnTest()) {
            DiscordServer.await(
                    "registered", () -> bot.discord().registrations().size() == 1);
            bot.restart();
            bot.discord().command(ANN, bot.place(), "about", Map.of()).answer();
            assertEquals(1, bot.discord().registrations().size());
        }
    }
}

package dev.blogboard.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.Faults.Fault;
import dev.blogboard.discord.server.Interaction;
import dev.blogboard.discord.server.Messages;
import dev.blogboard.discord.server.World;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connection to the gateway breaks, and nothing that people asked is lost. */
class GatewayTest {
    private static final Person ANN = new Person(2001, "ann", false);

    private final BotOnTest bot = new BotOnTest();

    @AfterEach
    void stop() {
        bot.close();
    }

    private Interaction search() {
        return bot.discord().command(ANN, bot.place(), "search", Map.of("query", "\"feature store\""));
    }

    private static void isAnswered(Interaction interaction) {
        String answer = Messages.text(interaction.answer());
        assertTrue(answer.contains("feature store"), answer);
    }

    @Test
    void a_broken_connection_is_resumed_and_what_was_asked_meanwhile_is_answered() {
        isAnswered(search());
        bot.discord().dropConnections();
        Interaction meanwhile = search();
        DiscordServer.await("resumed", () -> bot.discord().resumed() == 1);
        Interaction.Fate fate = meanwhile.fate();
        assertTrue(
                fate == Interaction.Fate.ANSWERED || fate == Interaction.Fate.TOO_LATE_FOR_DISCORD,
                "lost, while Discord would have taken an answer");
        isAnswered(search());
        assertEquals(1, bot.discord().identified());
    }

    @Test
    void a_request_to_reconnect_is_followed_by_a_resumption() {
        isAnswered(search());
        bot.discord().askToReconnect();
        DiscordServer.await("resumed", () -> bot.discord().resumed() == 1);
        isAnswered(search());
        assertEquals(1, bot.discord().identified());
    }

    @Test
    void a_session_that_is_over_begins_anew() {
        isAnswered(search());
        bot.discord().invalidateSessions();
        DiscordServer.await("identified anew", () -> bot.discord().identified() == 2);
        DiscordServer.await("the server is there again", () -> {
            Interaction search = search();
            try {
                isAnswered(search);
                return true;
            } catch (AssertionError notYet) {
                return false;
            }
        });
    }

    @Test
    void a_start_without_a_network_is_made_up_for() {
        bot.discord().faults().plan("GET", ".*", 3, new Fault.Dropped());
        bot.restart();
        isAnswered(search());
    }

    @Test
    void the_token_is_checked_and_the_invitation_asks_for_the_least_that_is_needed() {
        Account.Standing.Good good = assertInstanceOf(
                Account.Standing.Good.class,
                Account.standing(settings(DiscordServer.TOKEN, bot.discord().apiUrl())));
        assertEquals(
                "https://discord.com/oauth2/authorize?client_id=" + World.APPLICATION
                        + "&scope=bot+applications.commands&permissions=" + World.ALL_THAT_IS_NEEDED,
                good.invitation());
        assertInstanceOf(
                Account.Standing.Refused.class,
                Account.standing(settings("another", bot.discord().apiUrl())));
        assertInstanceOf(
                Account.Standing.Unknown.class,
                Account.standing(settings(DiscordServer.TOKEN, "http://127.0.0.1:1/api/v10/")));
    }

    private static DiscordSettings settings(String token, String api) {
        return new DiscordSettings(token, api, null, Set.of());
    }
}

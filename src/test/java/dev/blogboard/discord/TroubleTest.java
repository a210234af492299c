package dev.blogboard.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.alert.Destination;
import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.DiscordServer.Place;
import dev.blogboard.discord.server.Faults.Fault;
import dev.blogboard.discord.server.Interaction;
import dev.blogboard.discord.server.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people see when something is wrong: with Discord, with the network, with us, or with what they asked. */
class TroubleTest {
    private static final Person ANN = new Person(2001, "ann", false);
    private static final String CALLBACK = "interactions/.*";
    private static final String ANSWER = "webhooks/.*";

    private final BotOnTest bot = new BotOnTest();

    @AfterEach
    void stop() {
        bot.close();
    }

    private Interaction search() {
        return bot.discord().command(ANN, bot.place(), "search", Map.of("query", "\"feature store\""));
    }

    private void isAnswered(Interaction interaction) {
        String answer = Messages.text(interaction.answer());
        assertTrue(answer.contains("feature store"), answer);
    }

    @Test
    void an_acknowledgement_that_discord_failed_at_is_repeated_in_time() {
        bot.discord().faults().plan("POST", CALLBACK, 2, new Fault.Refused(500, 0, "Internal Server Error"));
        isAnswered(search());
    }

    @Test
    void an_acknowledgement_whose_response_was_lost_counts() {
        bot.discord().faults().plan("POST", CALLBACK, 1, new Fault.RefusedAfterEffect(500, 0));
        isAnswered(search());
        bot.discord().faults().plan("POST", CALLBACK, 2, new Fault.DroppedAfterEffect());
        isAnswered(search());
    }

    @Test
    void an_interaction_acknowledged_before_is_answered() {
        bot.discord().faults().plan("POST", CALLBACK, 1, new Fault.RefusedAfterEffect(400, 40060));
        isAnswered(search());
    }

    @Test
    void an_interaction_that_is_over_is_let_go_and_the_next_one_is_answered() {
        bot.discord().faults().plan("POST", CALLBACK, 1, new Fault.Refused(404, 10062, "Unknown interaction"));
        Interaction lost = search();
        DiscordServer.await("it was refused", () -> bot.discord().faults().over());
        isAnswered(search());
        assertFalse(lost.answered());
    }

    @Test
    void an_answer_that_discord_or_the_network_failed_at_is_repeated() {
        bot.discord().faults().plan("PATCH", ANSWER, 2, new Fault.Refused(500, 0, "Internal Server Error"));
        isAnswered(search());
        bot.discord().faults().plan("PATCH", ANSWER, 3, new Fault.Dropped());
        isAnswered(search());
        bot.discord().faults().plan("PATCH", ANSWER, 1, new Fault.Refused(503, 0, "Service Unavailable"));
        isAnswered(search());
    }

    @Test
    void an_answer_waits_while_discord_says_so() {
        bot.discord().faults().plan("PATCH", ANSWER, 1, new Fault.RateLimited(1));
        isAnswered(search());
    }

    @Test
    void a_message_that_is_gone_is_let_go() {
        bot.discord().faults().plan("PATCH", ANSWER, 1, new Fault.Refused(404, 10008, "Unknown Message"));
        Interaction gone = search();
        DiscordServer.await("it was refused", () -> bot.discord().faults().over());
        isAnswered(search());
        assertFalse(gone.answered());
    }

    @Test
    void an_answer_that_discord_refuses_becomes_an_incident_with_a_code() {
        bot.discord().faults().plan("PATCH", ANSWER, 1, new Fault.Refused(400, 50035, "Invalid Form Body"));
        String answer = Messages.text(search().answer());
        assertTrue(answer.matches("(?s)Something went wrong here.*`[0-9A-F]{6}`.*"), answer);
    }

    @Test
    void a_fault_of_ours_becomes_an_incident_with_a_code() {
        bot.breakWith(new IllegalStateException("a fault that the test made"));
        String answer = Messages.text(search().answer());
        assertTrue(answer.matches("(?s)Something went wrong here.*`[0-9A-F]{6}`.*"), answer);
    }

    @Test
    void who_asks_too_fast_is_asked_to_wait_and_nobody_else() {
        List<Interaction> many = new ArrayList<>();
        for (int more = 0; more < 60; more++) {
            many.add(search());
        }
        assertTrue(many.stream().anyMatch(one -> Messages.text(one.answer()).startsWith("You ask faster than")));
        Person ben = new Person(2002, "ben", false);
        isAnswered(bot.discord().command(ben, bot.place(), "search", Map.of("query", "\"feature store\"")));
    }

    @Test
    void only_operators_change_the_feeds() {
        String answer = Messages.text(bot.discord()
                .command(ANN, bot.place(), "feeds add", Map.of("url", "https://tailspin.example/blog"))
                .answer());
        assertTrue(answer.startsWith("Only those who run this Blogboard"), answer);
    }

    @Test
    void only_managers_change_a_server_and_everyone_their_own_settings() {
        String answer = Messages.text(bot.discord()
                .command(ANN, bot.place(), "settings", Map.of("language", "de"))
                .answer());
        assertTrue(answer.contains("needs the permission Manage Server"), answer);
        String own = Messages.text(bot.discord()
                .command(ANN, new Place.DirectMessages(), "settings", Map.of("language", "de"))
                .answer());
        assertTrue(own.contains("Dates: 03.03.2026"), own);
    }

    @Test
    void buttons_work_after_a_restart_and_say_so_kindly_when_they_are_too_old() {
        Interaction search =
                bot.discord().command(ANN, bot.place(), "search", Map.of("query", "kafka", "sort", "newest"));
        search.answer();
        bot.restart();
        Interaction next = bot.discord().press(ANN, bot.place(), search, "Next ▶");
        assertTrue(Messages.text(next.answer()).contains("**6.** [Kafka for people, part 7]"));
        assertTrue(next.inPlace());
        bot.presses().forgetBefore(Instant.now().plusSeconds(1));
        Interaction late = bot.discord().press(ANN, bot.place(), search, "Next ▶");
        assertTrue(Messages.text(late.answer()).startsWith("This button is too old"));
        assertTrue(late.ephemeral());
    }

    @Test
    void what_is_typed_is_completed_from_companies_and_ones_own_queries() {
        isAnswered(search());
        DiscordServer.await(
                "the search is remembered",
                () -> !bot.people()
                        .recentQueries(new Destination.DiscordUser(ANN.id()), 5)
                        .isEmpty());
        List<String> queries = offers("search", Map.of("query", ""), "query");
        assertEquals(List.of("↺ \"feature store\""), queries);
        assertEquals(List.of("Northwind"), offers("company", Map.of("name", "nort"), "name"));
        assertEquals(List.of("Apache Kafka"), offers("topic", Map.of("name", "kaf"), "name"));
        assertEquals(List.of(), offers("related", Map.of("article", ""), "article"));
        assertEquals(List.of("How queues fail"), offers("related", Map.of("article", "how que"), "article"));
        assertEquals(List.of("Europe/Berlin"), offers("settings", Map.of("time-zone", "berlin"), "time-zone"));
    }

    private List<String> offers(String command, Map<String, String> options, String focused) {
        Interaction typing = bot.discord().typing(ANN, bot.place(), command, options, focused);
        return typing.answer().path("choices").findValuesAsText("name");
    }
}

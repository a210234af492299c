package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.Interaction;
import dev.blogboard.discord.server.Messages;
import dev.blogboard.discord.server.SentMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with an alert that came, through the whole program. */
class AlertButtonsTest {
    private static final Person BEN = new Person(2002, "ben", false);

    @TempDir
    Path directory;

    private DiscordHouse house;
    private final List<String> published = new ArrayList<>(List.of("What was there before"));

    @BeforeEach
    void follow() throws Exception {
        house = new DiscordHouse(directory);
        house.blogs.putFeed("/feed", "Acme", published.toArray(String[]::new));
        house.ask(DiscordHouse.OWNER, house.place(), "feeds add", Map.of("url", house.blogs.url("/feed")));
        house.deliver();
        Interaction preview =
                house.asked(DiscordHouse.OWNER, house.place(), "subscribe", Map.of("query", "kafka", "to", "here"));
        house.press(DiscordHouse.OWNER, house.place(), preview, "Confirm");
    }

    @AfterEach
    void stop() {
        assertEquals(List.of(), house.discord.violations());
        house.close();
    }

    private void publish(String... titles) throws InterruptedException {
        published.addAll(List.of(titles));
        house.blogs.putFeed("/feed", "Acme", published.toArray(String[]::new));
        house.deliver();
    }

    private List<String> told() {
        return house.discord.messages(house.channel()).stream()
                .map(message -> Messages.text(message.content()))
                .toList();
    }

    private JsonNode last() {
        return house.discord.messages(house.channel()).getLast().content();
    }

    private Interaction press(Person person, JsonNode message, String label) {
        Interaction pressed = house.discord.pressOn(person, house.place(), message, label);
        pressed.answer();
        return pressed;
    }

    private String choose(Person person, Interaction answer, String label) {
        return Messages.text(
                house.discord.choose(person, house.place(), answer, label).answer());
    }

    private static boolean tellsOf(List<String> told, String title) {
        return told.stream().anyMatch(text -> text.contains(title));
    }

    @Test
    void each_article_of_a_grouped_message_can_be_asked_about() throws Exception {
        publish("Kafka at the edge", "Kafka under water", "Kafka in space");
        assertEquals(1, told().size());
        Interaction why = house.discord.chooseOn(BEN, house.place(), last(), "Kafka under water");
        String reasons = Messages.text(why.answer());
        assertTrue(reasons.contains("Kafka under water") && reasons.contains("`kafka` matches"), reasons);
        String refused = Messages.text(
                house.discord.press(BEN, house.place(), why, "Less like this").answer());
        assertTrue(refused.contains("Manage Server"), refused);
        Interaction less = house.discord.press(DiscordHouse.OWNER, house.place(), why, "Less like this");
        less.answer();
        String muted = choose(DiscordHouse.OWNER, less, "water");
        assertTrue(muted.contains("No more alerts here of `water` until"), muted);
        publish("Kafka and water again", "Kafka on land");
        assertFalse(tellsOf(told(), "Kafka and water again"));
        assertTrue(tellsOf(told(), "Kafka on land"));
    }

    @Test
    void a_company_is_muted_and_let_through_again() throws Exception {
        publish("Kafka at the edge");
        Interaction less = press(DiscordHouse.OWNER, last(), "Less like this");
        Interaction muted = house.discord.press(DiscordHouse.OWNER, house.place(), less, "Mute Acme");
        assertTrue(Messages.text(muted.answer()).contains("`company:acme` until"));
        publish("Kafka under water");
        assertEquals(1, told().size());
        house.press(DiscordHouse.OWNER, house.place(), muted, "Undo");
        publish("Kafka in space");
        assertEquals(2, told().size());
        assertFalse(tellsOf(told(), "under water"));
    }

    @Test
    void what_comes_while_a_subscription_is_silent_is_left_out_and_does_not_flood_in_later() throws Exception {
        publish("Kafka at the edge");
        Interaction less = press(DiscordHouse.OWNER, last(), "Less like this");
        String silenced = choose(DiscordHouse.OWNER, less, "1 week without kafka");
        assertTrue(silenced.contains("no alerts from your subscription `kafka` until"), silenced);
        publish("Kafka under water");
        String listed = house.ask(DiscordHouse.OWNER, house.place(), "subscriptions", Map.of());
        assertTrue(listed.contains("🔕 Silent until <t:"), listed);
        assertTrue(listed.contains("[Resume]"), listed);
        assertEquals(1, told().size());
        house.pass(Duration.ofDays(8));
        publish("Kafka in space");
        assertEquals(2, told().size());
        assertFalse(tellsOf(told(), "Kafka under water"));
        assertFalse(house.ask(DiscordHouse.OWNER, house.place(), "subscriptions", Map.of())
                .contains("Silent"));
        String trace = house.ask(
                DiscordHouse.OWNER,
                house.place(),
                "why",
                Map.of("article", "https://blog.example/feed/kafka-under-water"));
        assertTrue(trace.contains("It was not sent. The subscription is muted."), trace);
    }

    @Test
    void a_silent_subscription_is_resumed_before_its_time() throws Exception {
        publish("Kafka at the edge");
        Interaction less = press(DiscordHouse.OWNER, last(), "Less like this");
        choose(DiscordHouse.OWNER, less, "1 month without kafka");
        Interaction list = house.asked(DiscordHouse.OWNER, house.place(), "subscriptions", Map.of());
        house.press(DiscordHouse.OWNER, house.place(), list, "Resume");
        publish("Kafka in space");
        List<SentMessage> messages = house.discord.messages(house.channel());
        assertEquals(2, messages.size());
    }

    @Test
    void silence_begins_with_what_was_found_and_not_told_yet() throws Exception {
        house.ask(DiscordHouse.OWNER, house.place(), "mute", Map.of());
        Interaction weekly = house.asked(
                DiscordHouse.OWNER,
                house.place(),
                "subscribe",
                Map.of("query", "flink", "to", "here", "cadence", "weekly", "day", "thursday"));
        assertTrue(Messages.text(weekly.answer()).contains("on Thursdays at 8:00 UTC"));
        house.press(DiscordHouse.OWNER, house.place(), weekly, "Confirm");
        publish("Flink and Kafka", "Flink at the edge");
        assertTrue(tellsOf(told(), "Flink and Kafka"));
        Interaction less = press(DiscordHouse.OWNER, last(), "Less like this");
        choose(DiscordHouse.OWNER, less, "1 day without flink");
        house.pass(Duration.ofDays(8));
        house.deliver();
        assertFalse(tellsOf(told(), "Flink at the edge"));
    }
}

package dev.blogboard.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.DiscordServer.Place;
import dev.blogboard.discord.server.Interaction;
import dev.blogboard.discord.server.Messages;
import dev.blogboard.discord.server.World;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Subscriptions changed and removed as people do it: before they are saved, and after. */
class ChangingSubscriptionsTest {
    private static final Person MANAGER = new Person(World.OWNER, "owner", true);
    private static final Person MEMBER = new Person(2002, "ben", false);
    private static final Destination MINE = new Destination.DiscordUser(MEMBER.id());

    private final BotOnTest bot = new BotOnTest();

    @AfterEach
    void stop() {
        assertEquals(List.of(), bot.discord().violations());
        bot.close();
    }

    private Interaction asked(Person person, Place place, String command, Map<String, String> options) {
        Interaction asked = bot.discord().command(person, place, command, options);
        asked.answer();
        return asked;
    }

    private String ask(Person person, String command, Map<String, String> options) {
        return Messages.text(asked(person, bot.place(), command, options).answer());
    }

    private Interaction chosen(Person person, Interaction answer, String label) {
        Interaction chosen = bot.discord().choose(person, bot.place(), answer, label);
        chosen.answer();
        return chosen;
    }

    private Interaction pressed(Person person, Interaction answer, String label) {
        Interaction pressed = bot.discord().press(person, bot.place(), answer, label);
        pressed.answer();
        return pressed;
    }

    private Subscription saved(Destination destination, String query, Cadence cadence) {
        return bot.subscriptions()
                .add(query, destination, cadence, Instant.now())
                .orElseThrow();
    }

    private Subscription now(Subscription subscription) {
        return bot.subscriptions().find(subscription.id()).orElseThrow();
    }

    @Test
    void a_preview_is_changed_in_place_before_it_is_confirmed() {
        Interaction preview = asked(MANAGER, bot.place(), "subscribe", Map.of("query", "kafka", "to", "here"));
        Interaction weekly = chosen(MANAGER, preview, "Every week");
        assertTrue(weekly.inPlace());
        assertTrue(Messages.text(weekly.answer()).contains("on Mondays at 8:00 UTC"));
        Interaction direct = chosen(MANAGER, weekly, "By direct message");
        assertTrue(Messages.text(direct.answer()).contains("to your direct messages, on Mondays"));
        assertTrue(pressed(MANAGER, direct, "Confirm").inPlace());
        Subscription subscription = bot.subscriptions().all().getFirst();
        assertEquals(new Destination.DiscordUser(MANAGER.id()), subscription.destination());
        assertEquals(Cadence.WEEKLY, subscription.cadence());
    }

    @Test
    void a_cancelled_preview_saves_nothing() {
        Interaction preview = asked(MEMBER, bot.place(), "subscribe", Map.of("query", "kafka", "to", "dm"));
        String left = Messages.text(pressed(MEMBER, preview, "Cancel").answer());
        assertTrue(left.contains("Nothing was changed."), left);
        assertEquals(List.of(), bot.subscriptions().all());
    }

    @Test
    void edit_changes_what_is_said_and_nothing_else() {
        Subscription kafka = saved(MINE, "kafka", Cadence.DAILY);
        JsonNode offers = bot.discord()
                .typing(MEMBER, bot.place(), "edit", Map.of("subscription", "kaf"), "subscription")
                .answer()
                .path("choices");
        assertEquals("kafka · by direct message", offers.path(0).path("name").asText());
        String number = offers.path(0).path("value").asText();
        ask(MEMBER, "edit", Map.of("subscription", number, "cadence", "weekly", "day", "friday", "quiet", "22-7"));
        ask(MEMBER, "edit", Map.of("subscription", number, "query", "kafka streams", "hour", "18"));
        Subscription edited = now(kafka);
        assertEquals("kafka streams", edited.query());
        assertEquals(Cadence.WEEKLY, edited.cadence());
        assertEquals(DayOfWeek.FRIDAY, edited.timing().day());
        assertEquals(18, edited.timing().hour());
        assertEquals("22-7", String.valueOf(edited.timing().quiet()));
        ask(MEMBER, "edit", Map.of("subscription", number, "quiet", "none"));
        assertEquals(null, now(kafka).timing().quiet());
    }

    @Test
    void what_is_wrong_with_an_edit_is_said() {
        Subscription kafka = saved(MINE, "kafka", Cadence.DAILY);
        saved(MINE, "rust", Cadence.DAILY);
        String number = Long.toString(kafka.id().value());
        String other = ask(MEMBER, "edit", Map.of("subscription", number, "query", "rust"));
        assertTrue(other.contains("followed there already"), other);
        String nothing = ask(MEMBER, "edit", Map.of("subscription", number));
        assertTrue(nothing.contains("Change what?"), nothing);
        String unknown = ask(MEMBER, "edit", Map.of("subscription", "the kafka one", "hour", "3"));
        assertTrue(unknown.contains("\"the kafka one\" is no subscription"), unknown);
        String hour = ask(MEMBER, "edit", Map.of("subscription", number, "hour", "33"));
        assertTrue(hour.contains("from 0 to 23, not 33"), hour);
        String stolen = ask(MANAGER, "edit", Map.of("subscription", number, "query", "hiring"));
        assertTrue(stolen.contains("There is no subscription"), stolen);
        assertEquals("kafka", now(kafka).query());
    }

    @Test
    void one_is_looked_at_changed_silenced_and_removed() {
        Subscription kafka = saved(MINE, "kafka", Cadence.INSTANT);
        Interaction list = asked(MEMBER, bot.place(), "subscriptions", Map.of());
        Interaction one = bot.discord().chooseFrom(MEMBER, bot.place(), list, "Look at one", "kafka");
        String shown = Messages.text(one.answer());
        assertTrue(shown.contains("Nothing matched in the last 30 days"), shown);
        chosen(MEMBER, one, "Every day");
        assertEquals(Cadence.DAILY, now(kafka).cadence());
        chosen(MEMBER, one, "1 week without kafka");
        assertTrue(ask(MEMBER, "subscriptions", Map.of()).contains("🔕 Silent until"));
        pressed(MEMBER, one, "Remove");
        assertEquals(List.of(), bot.subscriptions().all());
    }

    private void fill(Person person, String to, int many) {
        for (int number = 1; number <= many; number++) {
            Interaction preview = asked(person, bot.place(), "subscribe", Map.of("query", "topic" + number, "to", to));
            pressed(person, preview, "Confirm");
        }
    }

    @Test
    void managers_remove_all_of_their_server_and_nobody_else_does() {
        fill(MANAGER, "here", 3);
        fill(MEMBER, "dm", 1);
        Person other = new Person(2003, "cleo", true);
        Interaction list = asked(other, bot.place(), "subscriptions", Map.of());
        Interaction asked = pressed(other, list, "Remove all of this server");
        assertTrue(Messages.text(asked.answer()).contains("3 subscriptions to its channels"));
        assertEquals(4, bot.subscriptions().all().size());
        String refused = Messages.text(pressed(MEMBER, asked, "Remove them all").answer());
        assertTrue(refused.contains("Manage Server"), refused);
        pressed(other, asked, "Remove them all");
        assertEquals(MINE, bot.subscriptions().all().getFirst().destination());
        assertFalse(ask(MEMBER, "subscriptions", Map.of()).contains("Remove all"));
    }

    @Test
    void a_long_list_has_pages() {
        fill(MANAGER, "here", 5);
        fill(MANAGER, "dm", 5);
        Interaction first = asked(MANAGER, bot.place(), "subscriptions", Map.of());
        String shown = Messages.text(first.answer());
        assertTrue(shown.contains("1 to 8 of 10"), shown);
        Interaction second = pressed(MANAGER, first, "Next ▶");
        assertTrue(second.inPlace());
        assertTrue(Messages.text(second.answer()).contains("9 to 10 of 10"));
    }
}

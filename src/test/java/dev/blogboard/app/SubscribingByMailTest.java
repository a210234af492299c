package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import dev.blogboard.discord.DiscordBot;
import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.DiscordServer.Place;
import dev.blogboard.discord.server.Interaction;
import dev.blogboard.discord.server.Messages;
import dev.blogboard.discord.server.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscriptions into the digest of a mailbox that a person has confirmed, and into nobody else's. */
class SubscribingByMailTest {
    private static final Person ANN = new Person(2001, "ann", false);
    private static final Person BEN = new Person(2002, "ben", false);
    private static final String MAIL = "ann@example.org";
    private static final Destination MAILBOX = new Destination.Mailbox(MAIL);

    @TempDir
    Path directory;

    private final DiscordServer discord = new DiscordServer();
    private MailHouse house;
    private DiscordBot bot;
    private Place place;

    @BeforeEach
    void start() throws Exception {
        Map<String, String> settings = new HashMap<>(discord.environment());
        settings.put("BLOGBOARD_WEB_PUBLIC_URL", "");
        house = new MailHouse(directory, settings, InstantSource.system().instant());
        World.Server server = discord.world().addServer("Engineers", 1, World.ALL_THAT_IS_NEEDED);
        bot = Discord.connect(house.app).orElseThrow();
        DiscordServer.await("identified", () -> discord.identified() > 0);
        place = new Place.InServer(server, server.channels().getFirst());
    }

    @AfterEach
    void stop() {
        assertEquals(List.of(), discord.violations());
        bot.close();
        house.close();
        discord.close();
    }

    private Interaction asked(Person person, String command, Map<String, String> options) {
        Interaction asked = discord.command(person, place, command, options);
        asked.answer();
        return asked;
    }

    private String ask(Person person, String command, Map<String, String> options) {
        return Messages.text(asked(person, command, options).answer());
    }

    private String byMail(Person person, String query) {
        return ask(person, "subscribe", Map.of("query", query, "to", "mail"));
    }

    private void signUp(String mail) throws Exception {
        ask(ANN, "digest subscribe", Map.of("mail", mail, "query", "kafka"));
        house.letters();
        Matcher code = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}")
                .matcher(MailHouse.text(house.mailTo(mail).getLast()));
        assertTrue(code.find());
        ask(ANN, "digest confirm", Map.of("code", code.group()));
    }

    private List<String> queries() {
        return house.app.subscriptions().of(MAILBOX).stream()
                .map(Subscription::query)
                .toList();
    }

    @Test
    void mail_goes_only_where_its_reader_has_confirmed_it_and_not_ended_it_since() throws Exception {
        assertTrue(byMail(ANN, "flink").contains("No mailbox of yours is confirmed"));
        ask(ANN, "digest subscribe", Map.of("mail", MAIL, "query", "kafka"));
        assertTrue(byMail(ANN, "flink").contains("No mailbox of yours is confirmed"));
        signUp(MAIL);
        assertTrue(byMail(BEN, "flink").contains("No mailbox of yours is confirmed"));
        String elsewhere = ask(BEN, "subscribe", Map.of("query", "flink", "to", "mail", "mailbox", MAIL));
        assertTrue(elsewhere.contains("No mailbox of yours is confirmed"), elsewhere);
        assertEquals(List.of("kafka"), queries());
        ask(ANN, "digest unsubscribe", Map.of());
        assertTrue(byMail(ANN, "flink").contains("No mailbox of yours is confirmed"));
        assertEquals(List.of(), queries());
    }

    @Test
    void what_is_subscribed_comes_with_the_digest_and_is_listed_and_removed() throws Exception {
        signUp(MAIL);
        Interaction preview = asked(ANN, "subscribe", Map.of("query", "flink", "to", "mail"));
        String shown = Messages.text(preview.answer());
        assertTrue(shown.contains("example.org, in the weekly digest"), shown);
        discord.press(ANN, place, preview, "Confirm").answer();
        assertEquals(List.of("kafka", "flink"), queries());
        house.publish("Flink at the edge");
        house.pass(Duration.ofDays(7));
        house.digests();
        assertTrue(MailHouse.text(house.mailTo(MAIL).getLast()).contains("Flink at the edge"));
        Interaction list = asked(ANN, "subscriptions", Map.of());
        assertTrue(Messages.text(list.answer()).contains("flink"), Messages.text(list.answer()));
        assertTrue(!ask(BEN, "subscriptions", Map.of()).contains("flink"));
        discord.chooseFrom(ANN, place, list, "Remove one", "flink").answer();
        assertEquals(List.of("kafka"), queries());
    }

    @Test
    void what_makes_no_sense_by_mail_is_said() throws Exception {
        signUp(MAIL);
        String soon = ask(ANN, "subscribe", Map.of("query", "flink", "to", "mail", "cadence", "instant"));
        assertTrue(soon.contains("every day or every week"), soon);
        String hour = ask(ANN, "subscribe", Map.of("query", "flink", "to", "mail", "hour", "9", "day", "monday"));
        assertTrue(hour.contains("Leave out hour, day"), hour);
    }

    @Test
    void one_of_several_mailboxes_is_chosen() throws Exception {
        signUp(MAIL);
        signUp("ann@work.example");
        Interaction which = asked(ANN, "subscribe", Map.of("query", "flink", "to", "mail", "cadence", "daily"));
        Interaction preview = discord.choose(ANN, place, which, MAIL);
        preview.answer();
        discord.press(ANN, place, preview, "Confirm").answer();
        Subscription saved = house.app.subscriptions().of(MAILBOX).getLast();
        assertEquals("flink", saved.query());
        assertEquals(Cadence.DAILY, saved.cadence());
    }
}

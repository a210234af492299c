package dev.blogboard.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.DiscordServer.Place;
import dev.blogboard.discord.server.Interaction;
import dev.blogboard.discord.server.Messages;
import dev.blogboard.discord.server.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each command, asked for in a server, in direct messages and in a group, against the reply on record. After a change
 * that is meant, {@code mvn test -Dtest=GoldenRepliesTest -Dgolden=write} writes the records anew.
 */
class GoldenRepliesTest {
    private static final Path RECORDS = Path.of("src/test/resources/dev/blogboard/discord/replies");
    private static final Person OWNER = new Person(World.OWNER, "owner", true);

    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    private static BotOnTest bot = new BotOnTest(NOW);

    @BeforeAll
    static void start() {
        bot.close();
        bot = new BotOnTest(NOW);
        bot.subscriptions().add("rust", new Destination.DiscordUser(OWNER.id()), Cadence.WEEKLY, NOW);
    }

    @AfterAll
    static void stop() {
        bot.close();
    }

    /** @param then a button to press, or a choice to take, after the answer; empty for none */
    private record Asking(String record, String command, Map<String, String> options, String then) {}

    private static final List<Asking> ASKED = List.of(
            new Asking("search", "search", Map.of("query", "\"feature store\""), ""),
            new Asking("search-company", "search", Map.of("query", "rust", "company", "fabrikam"), ""),
            new Asking("search-newest", "search", Map.of("query", "kafka", "sort", "newest"), ""),
            new Asking("search-next-page", "search", Map.of("query", "kafka", "sort", "newest"), "Next ▶"),
            new Asking("search-nothing", "search", Map.of("query", "kafka zygomorphic"), ""),
            new Asking(
                    "search-nothing-without",
                    "search",
                    Map.of("query", "kafka zygomorphic"),
                    "Without zygomorphic (12)"),
            new Asking("search-no-such-word", "search", Map.of("query", "zygomorphic"), ""),
            new Asking("search-none-together", "search", Map.of("query", "\"feature store\" company:fabrikam"), ""),
            new Asking("search-mistyped", "search", Map.of("query", "kafak"), ""),
            new Asking("search-mistyped-corrected", "search", Map.of("query", "kafak"), "Search that"),
            new Asking("search-mistake", "search", Map.of("query", "kafka since:yesterdayish"), ""),
            new Asking("search-odd-since", "search", Map.of("query", "kafka", "since", "last week"), ""),
            new Asking("search-alert-me", "search", Map.of("query", "\"feature store\""), "Alert me"),
            new Asking("latest", "latest", Map.of(), ""),
            new Asking("latest-company", "latest", Map.of("company", "northwind"), ""),
            new Asking("latest-topic", "latest", Map.of("topic", "rust"), ""),
            new Asking("latest-unknown-topic", "latest", Map.of("topic", "basket weaving"), ""),
            new Asking("related", "related", Map.of("article", "kafka for people"), ""),
            new Asking("related-by-address", "related", Map.of("article", "https://contoso.example/blog/queues"), ""),
            new Asking("related-unknown", "related", Map.of("article", "zygomorphic flowers"), ""),
            new Asking("topics", "topics", Map.of(), ""),
            new Asking("topic", "topic", Map.of("name", "kafka"), ""),
            new Asking("topic-unknown", "topic", Map.of("name", "basket weaving"), ""),
            new Asking("ask", "ask", Map.of("question", "how many models does the feature store serve"), ""),
            new Asking("trends", "trends", Map.of("topic", "kafka", "beside", "rust"), ""),
            new Asking("discover", "discover", Map.of(), ""),
            new Asking("company", "company", Map.of("name", "northwind traders"), ""),
            new Asking("company-mistyped", "company", Map.of("name", "norhtwind"), ""),
            new Asking("feeds-list", "feeds list", Map.of(), ""),
            new Asking("feeds-health", "feeds health", Map.of(), ""),
            new Asking("feeds-add-several", "feeds add", Map.of("url", "https://several.example/"), ""),
            new Asking("feeds-add-none", "feeds add", Map.of("url", "https://none.example/"), ""),
            new Asking("feeds-add", "feeds add", Map.of("url", "https://tailspin.example/blog"), ""),
            new Asking("feeds-remove", "feeds remove", Map.of("url", "https://tailspin.example/feed.xml"), ""),
            new Asking("feeds-remove-unknown", "feeds remove", Map.of("url", "https://none.example/"), ""),
            new Asking("settings", "settings", Map.of(), ""),
            new Asking("settings-language", "settings", Map.of("language", "de"), ""),
            new Asking("latest-german", "latest", Map.of("company", "contoso"), ""),
            new Asking("settings-odd-zone", "settings", Map.of("time-zone", "Moon/Base"), ""),
            new Asking("subscribe", "subscribe", Map.of("query", "kafka", "cadence", "daily"), ""),
            new Asking(
                    "subscribe-weekly",
                    "subscribe",
                    Map.of("query", "kafka", "to", "dm", "cadence", "weekly", "day", "thursday", "quiet", "22-7"),
                    ""),
            new Asking("subscribe-by-mail", "subscribe", Map.of("query", "kafka", "to", "mail"), ""),
            new Asking("subscribe-by-mail-odd", "subscribe", Map.of("query", "kafka", "to", "mail", "hour", "9"), ""),
            new Asking("subscribe-cancelled", "subscribe", Map.of("query", "kafka"), "Cancel"),
            new Asking("subscribe-tags-nowhere", "subscribe", Map.of("query", "kafka", "tags", "python"), ""),
            new Asking("edit", "edit", Map.of("subscription", "1", "quiet", "22-7"), ""),
            new Asking("edit-nothing", "edit", Map.of("subscription", "1"), ""),
            new Asking("edit-unknown", "edit", Map.of("subscription", "kafka", "hour", "9"), ""),
            new Asking("follow", "follow", Map.of("company", "contoso"), ""),
            new Asking("follow-nothing", "follow", Map.of(), ""),
            new Asking("subscriptions", "subscriptions", Map.of(), ""),
            new Asking("why", "why", Map.of("article", "https://northwind.example/blog/kafka-1"), ""),
            new Asking("why-matches", "why", Map.of("article", "https://fabrikam.example/rust_(language)?a=1&b=2"), ""),
            new Asking(
                    "less-like-this",
                    "why",
                    Map.of("article", "https://fabrikam.example/rust_(language)?a=1&b=2"),
                    "Less like this"),
            new Asking("mute", "mute", Map.of("query", "hiring"), ""),
            new Asking("mute-list", "mute", Map.of(), ""),
            new Asking("unmute", "unmute", Map.of("mute", "1"), ""),
            new Asking("digest-subscribe", "digest subscribe", Map.of("mail", "no address", "query", "kafka"), ""),
            new Asking("digest-confirm", "digest confirm", Map.of("code", "ABCD-EFGH"), ""),
            new Asking("digest-unsubscribe", "digest unsubscribe", Map.of(), ""),
            new Asking("forget-me", "forget-me", Map.of(), ""),
            new Asking("forget-me-sure", "forget-me", Map.of(), "Erase it all"),
            new Asking("help", "help", Map.of(), ""),
            new Asking("help-search", "help", Map.of("about", "search"), ""),
            new Asking("help-example", "help", Map.of(), HelpCards.EXAMPLES.getFirst()),
            new Asking("about", "about", Map.of(), ""));

    /** Two need a mailer, as the test of digests asked for in Discord has; roundups are tested by their parts. */
    private static final Set<String> ELSEWHERE = Set.of("digest status", "digest preview", "roundup");

    @Test
    void each_command_is_on_record() {
        Set<String> missing = SlashCommands.ALL.stream()
                .filter(command -> !command.hidden())
                .map(SlashCommand::name)
                .collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(ASKED.stream().map(Asking::command).toList());
        assertEquals(new TreeSet<>(ELSEWHERE), missing);
    }

    @TestFactory
    List<DynamicTest> each_command_answers_as_on_record_wherever_it_is_asked() {
        return ASKED.stream()
                .map(asking -> DynamicTest.dynamicTest(asking.record(), () -> check(asking)))
                .toList();
    }

    private static void check(Asking asking) {
        Map<String, Place> places = new LinkedHashMap<>();
        places.put("In a server", bot.place());
        places.put("In direct messages", new Place.DirectMessages());
        places.put("In a group", new Place.Group(3003));
        StringBuilder answers = new StringBuilder();
        places.forEach((name, place) -> answers.append("== ")
                .append(name)
                .append(" ==\n")
                .append(answer(asking, place))
                .append("\n\n"));
        same(RECORDS.resolve(asking.record() + ".txt"), answers.toString());
        assertEquals(List.of(), bot.discord().violations());
    }

    private static String answer(Asking asking, Place place) {
        Interaction interaction = bot.discord().command(OWNER, place, asking.command(), asking.options());
        interaction.answer();
        if (!asking.then().isEmpty() && Messages.text(interaction.answer()).contains("[" + asking.then() + "]")) {
            interaction = bot.discord().press(OWNER, place, interaction, asking.then());
        }
        String text = Messages.text(interaction.answer());
        String kind = interaction.inPlace()
                ? "(in place)\n"
                : interaction.ephemeral() ? "(only for the person who asked)\n" : "";
        return kind
                + text.replaceAll("\\d+ ms", "N ms")
                        .replaceAll("<t:\\d+:([Rf])>", "<t:N:$1>")
                        .replace("\u200b", "")
                        .replace(Long.toString(bot.server().channels().getFirst()), "CHANNEL");
    }

    private static void same(Path record, String found) {
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(RECORDS);
                Files.writeString(record, found);
            } else {
                assertEquals(
                        Files.readString(record),
                        found,
                        () -> record + " is another reply; if that is meant: mvn"
                                + " test -Dtest=GoldenRepliesTest -Dgolden=write");
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}

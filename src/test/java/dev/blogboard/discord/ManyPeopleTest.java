package dev.blogboard.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.Faults.Fault;
import dev.blogboard.discord.server.Interaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many people at once, and Discord away for ten seconds meanwhile. Prints what it measures. */
@Tag("slow")
class ManyPeopleTest {
    private static final int PEOPLE = 50;
    private static final Duration OUTAGE = Duration.ofSeconds(10);

    private static Interaction search(BotOnTest bot, int person) {
        return bot.discord()
                .command(
                        new Person(5_000 + person, "person" + person, false),
                        bot.place(),
                        "search",
                        Map.of("query", "kafka"));
    }

    @Test
    void fifty_people_at_once_are_all_answered() {
        try (BotOnTest bot = new BotOnTest()) {
            search(bot, PEOPLE).answer();
            List<Interaction> asked = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                asked.add(search(bot, person));
            }
            asked.forEach(Interaction::answer);
            print("50 people at once", asked);
        }
    }

    @Test
    void an_outage_loses_no_answer_that_discord_would_still_take() throws InterruptedException {
        try (BotOnTest bot = new BotOnTest()) {
            search(bot, PEOPLE).answer();
            List<Interaction> asked = new ArrayList<>();
            long end = System.nanoTime() + OUTAGE.toNanos();
            asked.add(search(bot, 0));
            bot.discord().faults().plan(".*", ".*", Integer.MAX_VALUE, new Fault.Dropped());
            for (int person = 1; System.nanoTime() < end; person++) {
                asked.add(search(bot, person % PEOPLE));
                Thread.sleep(200);
            }
            bot.discord().faults().end();
            for (int person = 0; person < PEOPLE; person++) {
                asked.add(search(bot, person));
            }
            int answered = 0;
            for (Interaction one : asked) {
                Interaction.Fate fate = one.fate();
                assertNotEquals(Interaction.Fate.LOST, fate);
                answered += fate == Interaction.Fate.ANSWERED ? 1 : 0;
            }
            System.out.printf(
                    "outage of %d s: %d asked, %d answered, %d too late for Discord, 0 lost%n",
                    OUTAGE.toSeconds(), asked.size(), answered, asked.size() - answered);
            assertEquals(List.of(), bot.discord().violations());
        }
    }

    private static void print(String what, List<Interaction> asked) {
        List<Duration> acknowledged = asked.stream()
                .map(one -> one.acknowledgedAfter().orElseThrow())
                .sorted()
                .toList();
        System.out.printf(
                "%s: acknowledged after %d ms (median), %d ms (p95), %d ms (slowest)%n",
                what,
                acknowledged.get(acknowledged.size() / 2).toMillis(),
                acknowledged.get(acknowledged.size() * 95 / 100).toMillis(),
                acknowledged.getLast().toMillis());
    }
}

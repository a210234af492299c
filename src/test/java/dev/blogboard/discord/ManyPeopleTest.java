package dev.blogboard.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.Faults.Fault;
import dev.blogboard.discord.server.Interaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            assertEquals(List.of(), bot.discord().violations());
        }
    }

    @Test
    void an_outage_loses_no_answer_that_discord_would_still_take() throws InterruptedException {
        try (BotOnTest bot = new BotOnTest()) {
            search(bot, PEOPLE).answer();
            List<Interaction> asked = new ArrayList<>();
            Interaction first = search(bot, 0);
            asked.add(first);
            DiscordServer.await("acknowledged", () -> first.acknowledgedAfter().isPresent());
            long start = System.nanoTime();
            long end = start + OUTAGE.toNanos();
            bot.discord().faults().plan(".*", ".*", Integer.MAX_VALUE, new Fault.Dropped());
            for (int person = 1; System.nanoTime() < end; person++) {
                asked.add(search(bot, person % PEOPLE));
                Thread.sleep(200);
            }
            bot.discord().faults().end();
            Outage over = new Outage(start, System.nanoTime());
            for (int person = 0; person < PEOPLE; person++) {
                asked.add(search(bot, person));
            }
            Map<Chance, List<Interaction.Fate>> fates = new EnumMap<>(Chance.class);
            for (Interaction one : asked) {
                fates.computeIfAbsent(chance(one, over), none -> new ArrayList<>())
                        .add(one.fate());
            }
            fates.forEach((chance, all) -> System.out.printf(
                    "outage of %d s: %d asked %s: %d answered, %d never acknowledged, %d acknowledged and lost%n",
                    OUTAGE.toSeconds(),
                    all.size(),
                    chance.when,
                    Collections.frequency(all, Interaction.Fate.ANSWERED),
                    Collections.frequency(all, Interaction.Fate.TOO_LATE_FOR_DISCORD),
                    Collections.frequency(all, Interaction.Fate.LOST)));
            assertTrue(
                    fates.values().stream().noneMatch(all -> all.contains(Interaction.Fate.LOST)),
                    "what Discord took an acknowledgement for got its answer");
            for (Chance chance : List.of(Chance.BEFORE, Chance.LATE, Chance.AFTER)) {
                assertEquals(
                        Set.of(Interaction.Fate.ANSWERED),
                        Set.copyOf(fates.getOrDefault(chance, List.of())),
                        chance.when);
            }
            // Whoever asked then could get no acknowledgement through in the three seconds.
            assertEquals(Set.of(Interaction.Fate.TOO_LATE_FOR_DISCORD), Set.copyOf(fates.get(Chance.NONE)));
            assertEquals(List.of(), bot.discord().violations());
        }
    }

    /** Whether an acknowledgement could reach Discord within its three seconds. */
    private enum Chance {
        BEFORE("as the outage began, and acknowledged before it"),
        NONE("so early in the outage that it lasted over all their three seconds"),
        NARROW("so that less than a second of their three was left after the outage"),
        LATE("in its last two seconds"),
        AFTER("after it");

        private final String when;

        Chance(String when) {
            this.when = when;
        }
    }

    private record Outage(long from, long to) {}

    /** An acknowledgement is tried every quarter of a second, and takes its time on a busy machine. */
    private static Chance chance(Interaction asked, Outage outage) {
        long left = asked.begun() + Interaction.TO_ACKNOWLEDGE.toNanos() - outage.to();
        if (asked.begun() < outage.from()) {
            return Chance.BEFORE;
        } else if (left <= 0) {
            return Chance.NONE;
        } else if (asked.begun() > outage.to()) {
            return Chance.AFTER;
        }
        return left < Duration.ofSeconds(1).toNanos() ? Chance.NARROW : Chance.LATE;
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

package dev.blogboard.discord;

import dev.blogboard.alert.Dispatcher;
import dev.blogboard.alert.Outbox;
import dev.blogboard.article.Companies;
import dev.blogboard.command.Completions;
import dev.blogboard.command.Departures;
import dev.blogboard.command.Reply;
import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteArticles;
import dev.blogboard.sqlite.SqliteFeeds;
import dev.blogboard.sqlite.SqliteOutbox;
import dev.blogboard.sqlite.SqlitePeople;
import dev.blogboard.sqlite.SqlitePresses;
import dev.blogboard.sqlite.SqliteSubscriptions;
import dev.blogboard.sqlite.StatementFaults;
import dev.blogboard.topic.Taxonomy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A process that does nothing but dispatch, over the real bot, until everything is sent or it is killed. */
final class CrashingDispatcher {
    private CrashingDispatcher() {}

    /** Arguments: the database, the API's URL, the gateway's, and after which statement to die; 0 for never. */
    public static void main(String[] arguments) throws InterruptedException {
        InstantSource clock = InstantSource.system();
        Database database = Database.open(Path.of(arguments[0]));
        Outbox outbox = new SqliteOutbox(database);
        DiscordBot bot = connect(database, arguments[1], arguments[2], clock);
        outbox.recover(clock.instant());
        long statement = Long.parseLong(arguments[3]);
        if (statement > 0) {
            StatementFaults.haltAfter(database, statement);
        }
        System.out.println("dispatching");
        Dispatcher dispatcher = new Dispatcher(outbox, List.of(bot.channel()), clock);
        while (isAnythingLeft(outbox)) {
            dispatcher.run();
            Thread.sleep(50);
        }
        Runtime.getRuntime().halt(0);
    }

    private static boolean isAnythingLeft(Outbox outbox) {
        Map<Outbox.State, Long> states = outbox.states();
        return states.keySet().stream().anyMatch(state -> state != Outbox.State.SENT);
    }

    private static DiscordBot connect(Database database, String api, String gateway, InstantSource clock) {
        SqliteFeeds feeds = new SqliteFeeds(database);
        SqlitePeople people = new SqlitePeople(database);
        SqlitePresses presses = new SqlitePresses(database);
        DiscordBot.Registered registered = new DiscordBot.Registered() {
            @Override
            public @Nullable String fingerprint() {
                return null;
            }

            @Override
            public void remember(String fingerprint) {}
        };
        return DiscordBot.connect(
                new DiscordSettings(DiscordServer.TOKEN, api, gateway, Set.of()),
                new DiscordBot.Backing(
                        command -> new Reply.Help(),
                        new Completions(
                                () -> {
                                    throw new IllegalStateException("Nobody types here.");
                                },
                                () -> Companies.NONE,
                                () -> Taxonomy.NONE,
                                new SqliteArticles(database, clock),
                                feeds,
                                people,
                                clock),
                        people,
                        new Departures(people, new SqliteSubscriptions(database), clock),
                        presses,
                        registered,
                        clock,
                        RandomGenerator.getDefault()));
    }
}

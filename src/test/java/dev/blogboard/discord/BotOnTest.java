package dev.blogboard.discord;

import dev.blogboard.alert.Channel;
import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import dev.blogboard.command.Command;
import dev.blogboard.command.Completions;
import dev.blogboard.command.Departures;
import dev.blogboard.command.Desk;
import dev.blogboard.command.DiscoverDesk;
import dev.blogboard.command.FeedDesk;
import dev.blogboard.command.FollowDesk;
import dev.blogboard.command.MailDesk;
import dev.blogboard.command.OwnMailboxes;
import dev.blogboard.command.PeopleDesk;
import dev.blogboard.command.Reply;
import dev.blogboard.command.SearchDesk;
import dev.blogboard.command.SubscriptionDesk;
import dev.blogboard.command.WhyDesk;
import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.SignUpDesk;
import dev.blogboard.digest.Timetable;
import dev.blogboard.digest.Tokens;
import dev.blogboard.digest.WishReader;
import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.DiscordServer.Place;
import dev.blogboard.discord.server.World;
import dev.blogboard.discover.Reading;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.lucene.LuceneIndex;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteArticles;
import dev.blogboard.sqlite.SqliteFeeds;
import dev.blogboard.sqlite.SqliteMutes;
import dev.blogboard.sqlite.SqlitePeople;
import dev.blogboard.sqlite.SqlitePresses;
import dev.blogboard.sqlite.SqliteReaders;
import dev.blogboard.sqlite.SqliteSettings;
import dev.blogboard.sqlite.SqliteSignUps;
import dev.blogboard.sqlite.SqliteSubscriptions;
import dev.blogboard.sqlite.SqliteTags;
import dev.blogboard.sqlite.SqliteTraces;
import dev.blogboard.topic.Tagging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The real bot with real articles in a directory of its own, connected to the test's Discord. */
final class BotOnTest implements AutoCloseable {
    /** What stands for a chart. */
    static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final Preferences PREFERENCES =
            new Preferences(new Timetable(ZoneOffset.UTC, Set.of(DayOfWeek.MONDAY), 8), Locale.ENGLISH);

    private final DiscordServer discord = new DiscordServer();
    private final World.Server server;
    private final Path directory;
    private final Database database;
    private final LuceneAnalysis analysis;
    private final LuceneIndex index;
    private final SqliteFeeds feeds;
    private final SqliteArticles articles;
    private final SqliteSubscriptions subscriptions;
    private final SqlitePeople people;
    private final FeedsOnTest reader = new FeedsOnTest();
    private volatile Duration ahead = Duration.ZERO;
    private final InstantSource clock = () -> Instant.now().plus(ahead);
    private volatile @Nullable RuntimeException broken;
    private DiscordBot bot;

    BotOnTest() {
        this(World.ALL_THAT_IS_NEEDED);
    }

    /** @param now from when the clock goes on */
    BotOnTest(Instant now) {
        this(World.ALL_THAT_IS_NEEDED);
        ahead = Duration.between(Instant.now(), now);
    }

    /** @param permissions what the server lets the bot do */
    BotOnTest(long permissions) {
        server = discord.world().addServer("Engineers", 2, permissions);
        try {
            directory = Files.createTempDirectory("blogboard-discord");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        database = Database.open(directory.resolve("blogboard.db"));
        feeds = new SqliteFeeds(database);
        articles = new SqliteArticles(database, clock);
        subscriptions = new SqliteSubscriptions(database);
        people = new SqlitePeople(database);
        for (Company company : SampleLibrary.COMPANIES) {
            feeds.addCompany(company);
        }
        articles.addHistory(SampleLibrary.entries());
        SampleLibrary.poll(feeds);
        new Tagging(articles, new SqliteTags(database), TopicsOnTest.TOPICS, "test").run();
        analysis = new LuceneAnalysis(feeds::companies, () -> TopicsOnTest.TOPICS, "");
        index = LuceneIndex.writable(directory.resolve("index"), articles, analysis, clock);
        index.catchUp();
        bot = connect();
    }

    private DiscordBot connect() {
        SqliteSettings settings = new SqliteSettings(database);
        Supplier<QueryParser> parser = this::parser;
        Reading reading = reading(parser);
        Desk desk = new Desk(
                new SearchDesk(
                        () -> index, parser, feeds::companies, articles, new SqliteTraces(database), reading::profiles),
                new FollowDesk(
                        () -> index,
                        parser,
                        subscriptions,
                        new OwnMailboxes(new SqliteReaders(database), subscriptions, PREFERENCES),
                        new FollowDesk.Limits(5, 5),
                        clock),
                new SubscriptionDesk(
                        () -> index,
                        parser,
                        subscriptions,
                        new OwnMailboxes(new SqliteReaders(database), subscriptions, PREFERENCES),
                        new SqliteMutes(database),
                        clock),
                new WhyDesk(
                        articles,
                        subscriptions,
                        new SqliteTraces(database),
                        new SqliteMutes(database),
                        analysis,
                        parser,
                        feeds::companies,
                        clock),
                new FeedDesk(feeds, reader, clock),
                new PeopleDesk(
                        people, new SqlitePresses(database), subscriptions, new SqliteReaders(database), PREFERENCES),
                new DiscoverDesk(reading, (chart, title, look) -> PICTURE),
                mailDesk(parser),
                feeds,
                articles,
                "1.0");
        DiscordBot.Registered registered = new DiscordBot.Registered() {
            @Override
            public @Nullable String fingerprint() {
                return settings.get("discord-commands").orElse(null);
            }

            @Override
            public void remember(String fingerprint) {
                settings.put("discord-commands", fingerprint);
            }
        };
        int before = discord.identified();
        DiscordBot connected = DiscordBot.connect(
                new DiscordSettings(DiscordServer.TOKEN, discord.apiUrl(), discord.gatewayUrl(), Set.of()),
                new DiscordBot.Backing(
                        command -> answer(desk, command),
                        new Completions(
                                () -> index,
                                feeds::companies,
                                () -> TopicsOnTest.TAXONOMY,
                                articles,
                                feeds,
                                people,
                                clock),
                        people,
                        departures(),
                        new SqlitePresses(database),
                        registered,
                        clock,
                        RandomGenerator.getDefault()));
        DiscordServer.await("identified", () -> discord.identified() > before);
        return connected;
    }

    private QueryParser parser() {
        return new QueryParser(feeds.companies(), TopicsOnTest.TOPICS);
    }

    private Reading reading(Supplier<QueryParser> parser) {
        return new Reading(
                () -> index,
                parser,
                feeds::companies,
                () -> TopicsOnTest.TAXONOMY,
                articles,
                new SqliteTags(database),
                analysis,
                clock);
    }

    private Reply answer(Desk desk, Command command) {
        RuntimeException fault = broken;
        if (fault != null) {
            throw fault;
        }
        return desk.answer(command);
    }

    /** From now on the desk fails. */
    void breakWith(RuntimeException fault) {
        broken = fault;
    }

    /** Whether the bot has seen the server that it is in. */
    boolean connected() {
        return bot.knows(server.id());
    }

    /** Whether the bot knows this channel. */
    boolean sees(long channel) {
        return bot.sees(channel);
    }

    Channel channel() {
        return bot.channel();
    }

    SqliteSubscriptions subscriptions() {
        return subscriptions;
    }

    SqlitePeople people() {
        return people;
    }

    SqlitePresses presses() {
        return new SqlitePresses(database);
    }

    Article article(String word) {
        try {
            return index.search(SearchRequest.firstPage(parser().parse(word).query()))
                    .hits()
                    .getFirst()
                    .article();
        } catch (QuerySyntaxException odd) {
            throw new AssertionError(odd);
        }
    }

    /** Without a mailer: nothing here asks for a preview. */
    private MailDesk mailDesk(Supplier<QueryParser> parser) {
        Tokens tokens = new Tokens(new byte[32]);
        return new MailDesk(
                new SignUpDesk(new SqliteSignUps(database), tokens, PREFERENCES, clock),
                new WishReader(parser, PREFERENCES),
                new SqliteReaders(database),
                subscriptions,
                () -> {
                    throw new IllegalStateException("There is no mailer here.");
                },
                PREFERENCES);
    }

    DiscordServer discord() {
        return discord;
    }

    World.Server server() {
        return server;
    }

    Place place() {
        return new Place.InServer(server, server.channels().getFirst());
    }

    /** As after an update of the program: another process on the same data. */
    void restart() {
        restart(() -> {});
    }

    /** @param meanwhile happens while the bot is away */
    void restart(Runnable meanwhile) {
        bot.close();
        meanwhile.run();
        bot = connect();
    }

    /** So much time passes. */
    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    Departures departures() {
        return new Departures(people, subscriptions, clock);
    }

    @Override
    public void close() {
        bot.close();
        discord.close();
        index.close();
        database.close();
    }
}

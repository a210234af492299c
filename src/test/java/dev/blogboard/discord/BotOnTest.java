package dev.blogboard.discord;

import dev.blogboard.article.Company;
import dev.blogboard.command.Desk;
import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.DiscordServer.Place;
import dev.blogboard.discord.server.World;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.lucene.LuceneIndex;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.Topics;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteArticles;
import dev.blogboard.sqlite.SqliteFeeds;
import dev.blogboard.sqlite.SqlitePresses;
import dev.blogboard.sqlite.SqliteSettings;
import dev.blogboard.sqlite.SqliteSubscriptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The real bot with real articles in a directory of its own, connected to the test's Discord. */
final class BotOnTest implements AutoCloseable {
    private final DiscordServer discord = new DiscordServer();
    private final World.Server server = discord.world().addServer("Engineers", 2, World.ALL_THAT_IS_NEEDED);
    private final Path directory;
    private final Database database;
    private final LuceneIndex index;
    private final SqliteFeeds feeds;
    private final SqliteArticles articles;
    private final InstantSource clock = InstantSource.system();
    private DiscordBot bot;

    BotOnTest() {
        try {
            directory = Files.createTempDirectory("blogboard-discord");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        database = Database.open(directory.resolve("blogboard.db"));
        feeds = new SqliteFeeds(database);
        articles = new SqliteArticles(database, clock);
        for (Company company : SampleLibrary.COMPANIES) {
            feeds.addCompany(company);
        }
        articles.addHistory(SampleLibrary.entries());
        index = LuceneIndex.writable(
                directory.resolve("index"),
                articles,
                new LuceneAnalysis(feeds::companies, () -> Topics.NONE, ""),
                clock);
        index.catchUp();
        bot = connect();
    }

    private DiscordBot connect() {
        SqliteSettings settings = new SqliteSettings(database);
        Desk desk = new Desk(
                feeds,
                articles,
                index,
                () -> new QueryParser(feeds.companies()),
                new SqliteSubscriptions(database),
                clock,
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
                        desk::answer, new SqlitePresses(database), registered, clock, RandomGenerator.getDefault()));
        DiscordServer.await("identified", () -> discord.identified() > before);
        return connected;
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
        bot.close();
        bot = connect();
    }

    @Override
    public void close() {
        bot.close();
        discord.close();
        index.close();
        database.close();
    }
}

package dev.blogboard.app;

import dev.blogboard.discord.DiscordBot;
import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.DiscordServer.Place;
import dev.blogboard.discord.server.Interaction;
import dev.blogboard.discord.server.Messages;
import dev.blogboard.discord.server.World;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole program in a Discord of the tests: blogs on loopback, a server with people in it, and a clock to turn. */
final class DiscordHouse implements AutoCloseable {
    /** Alerts that come so soon after one another go out together. */
    private static final Duration GATHERING = Duration.ofSeconds(5);

    static final Person OWNER = new Person(World.OWNER, "owner", true);

    final DiscordServer discord = new DiscordServer();
    final World.Server engineers = discord.world().addServer("Engineers", 2, World.ALL_THAT_IS_NEEDED);
    final Blogs blogs = new Blogs();
    final App app;
    private final Path directory;
    private volatile Duration ahead = Duration.ZERO;
    private DiscordBot bot;

    DiscordHouse(Path directory) throws IOException {
        this.directory = directory;
        Map<String, String> environment = new HashMap<>(discord.environment());
        environment.putAll(Map.of(
                "BLOGBOARD_DATA_DIR",
                directory.toString(),
                "BLOGBOARD_CATALOGUE_FILE",
                "",
                "BLOGBOARD_LIBRARY_LOAD",
                "false",
                "BLOGBOARD_PAGES_FETCH",
                "false",
                "BLOGBOARD_FETCH_ALLOW_PRIVATE_ADDRESSES",
                "true"));
        app = App.open(
                new ConfigReader(environment).read(null), () -> Instant.now().plus(ahead));
        bot = connect();
        DiscordServer.await(
                "the bot knows its owner",
                () -> !ask(OWNER, place(), "feeds remove", Map.of("url", "none"))
                        .startsWith("Only those"));
    }

    private DiscordBot connect() {
        int before = discord.identified();
        DiscordBot connected = Discord.connect(app).orElseThrow();
        DiscordServer.await("identified", () -> discord.identified() > before);
        return connected;
    }

    /** The bot is away while something happens. */
    void whileAway(Runnable happens) {
        bot.close();
        happens.run();
        bot = connect();
    }

    /** So much time passes. */
    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    Place place() {
        return new Place.InServer(engineers, channel());
    }

    long channel() {
        return engineers.channels().getFirst();
    }

    Interaction asked(Person person, Place place, String command, Map<String, String> options) {
        Interaction asked = discord.command(person, place, command, options);
        asked.answer();
        return asked;
    }

    String ask(Person person, Place place, String command, Map<String, String> options) {
        return Messages.text(asked(person, place, command, options).answer());
    }

    String press(Person person, Place place, Interaction answer, String label) {
        return Messages.text(discord.press(person, place, answer, label).answer());
    }

    /** Polls all feeds, matches what is new, and sends the alerts. */
    void deliver() throws InterruptedException {
        app.poller().poll(app.feeds().all(), polled -> {});
        app.indexWhereNobodyElseDoes();
        app.matching().run();
        pass(GATHERING);
        try (var dispatcher = app.dispatcher(List.of(bot.channel()))) {
            dispatcher.drain();
        }
    }

    /** Every place of the database, as table.column, in which this stands. */
    List<String> placesOf(String text) throws SQLException {
        List<String> places = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("blogboard.db"));
                Statement statement = connection.createStatement()) {
            List<String> tables = names(
                    statement,
                    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
            for (String table : tables) {
                for (String column : names(statement, "SELECT name FROM pragma_table_info('" + table + "')")) {
                    String rows = "SELECT 1 FROM \"" + table + "\" WHERE instr(CAST(\"" + column + "\" AS TEXT), '"
                            + text + "') > 0 LIMIT 1";
                    try (ResultSet found = statement.executeQuery(rows)) {
                        if (found.next()) {
                            places.add(table + "." + column);
                        }
                    }
                }
            }
        }
        return places;
    }

    private static List<String> names(Statement statement, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Override
    public void close() {
        bot.close();
        app.close();
        blogs.close();
        discord.close();
    }
}

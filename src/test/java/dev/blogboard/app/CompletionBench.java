package dev.blogboard.app;

import dev.blogboard.bench.SyntheticArticles;
import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.DiscordServer.Place;
import dev.blogboard.discord.server.Interaction;
import dev.blogboard.discord.server.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How long offers while typing take, from the gateway's event to the callback at Discord's REST interface: the whole
 * program serves to a Discord of the tests, on its starter library and on made-up articles, and each key is typed.
 */
public final class CompletionBench {
    private static final Person ADA = new Person(World.OWNER, "ada", true);
    private static final int ROUNDS = 5;

    private CompletionBench() {}

    /** @param arguments how many made-up articles; 0 for the starter library; 0 and 100,000 without arguments */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        List<String> counts = arguments.length == 0 ? List.of("0", "100000") : List.of(arguments);
        for (String count : counts) {
            measure(Integer.parseInt(count));
        }
    }

    private static void measure(int synthetic) throws IOException, SQLException, InterruptedException {
        Path data = Files.createTempDirectory("blogboard-completion");
        try (DiscordServer discord = new DiscordServer()) {
            World.Server engineers = discord.world().addServer("Engineers", 1, World.ALL_THAT_IS_NEEDED);
            Map<String, String> environment = new HashMap<>(Map.of(
                    "BLOGBOARD_DATA_DIR",
                    data.toString(),
                    "BLOGBOARD_POLL_INTERVAL",
                    "365d",
                    "BLOGBOARD_CATALOGUE_FILE",
                    "",
                    "BLOGBOARD_WEB_PORT",
                    "0",
                    "BLOGBOARD_PAGES_FETCH",
                    "false",
                    "BLOGBOARD_LIBRARY_LOAD",
                    Boolean.toString(synthetic == 0)));
            environment.putAll(discord.environment());
            Config config = new ConfigReader(environment).read(null);
            List<String> words = List.of("kafka at linkedin", "machine learning", "kubernetes operators", "postgres");
            if (synthetic > 0) {
                App.open(config, InstantSource.system()).close();
                new SyntheticArticles().store(data.resolve("blogboard.db"), synthetic);
                words = List.of(
                        SyntheticArticles.word(1) + " " + SyntheticArticles.word(7),
                        SyntheticArticles.word(40) + " " + SyntheticArticles.word(300),
                        SyntheticArticles.word(5_000),
                        "company 12");
            }
            try (Server server = Server.start(config, InstantSource.system())) {
                Objects.requireNonNull(server);
                Place place = new Place.InServer(engineers, engineers.channels().getFirst());
                DiscordServer.await("identified", () -> discord.identified() > 0);
                indexed(discord, place, words.getFirst().split(" ", 2)[0]);
                String articles = synthetic == 0 ? "starter library" : "%,d made-up articles".formatted(synthetic);
                System.out.println("offers while typing, " + articles + ":");
                type(discord, place, words, "search", "query", Map.of());
                type(discord, place, words, "related", "article", Map.of());
                type(discord, place, words, "latest", "company", Map.of());
                type(discord, place, words, "topic", "name", Map.of());
            }
        }
    }

    private static void indexed(DiscordServer discord, Place place, String word) throws InterruptedException {
        String about = "Nothing found";
        while (about.contains("being built") || about.contains("Nothing found")) {
            Thread.sleep(2_000);
            Interaction search = discord.command(ADA, place, "search", Map.of("query", word));
            // Where the machine is too busy to acknowledge in three seconds, there is none.
            about = search.fate() == Interaction.Fate.ANSWERED ? search.answer().toString() : about;
        }
    }

    /** Types each text key by key, once to warm up and then as often as is measured. */
    private static void type(
            DiscordServer discord,
            Place place,
            List<String> texts,
            String command,
            String option,
            Map<String, String> others)
            throws InterruptedException {
        List<Long> micros = new ArrayList<>();
        int offered = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            for (String text : texts) {
                for (int length = 1; length <= text.length(); length++) {
                    Map<String, String> options = new HashMap<>(others);
                    options.put(option, text.substring(0, length));
                    Interaction typing = discord.typing(ADA, place, command, options, option);
                    int choices = typing.answer().path("choices").size();
                    if (round > 0) {
                        offered += choices;
                        micros.add(typing.acknowledgedAfter().orElseThrow().toNanos() / 1_000);
                    }
                }
            }
        }
        micros.sort(null);
        System.out.printf(
                "  /%-8s %-8s %4d keys, %4.1f offers each: median %5.1f ms, p95 %5.1f ms, slowest %5.1f ms%n",
                command,
                option,
                micros.size(),
                (double) offered / micros.size(),
                micros.get(micros.size() / 2) / 1_000.0,
                micros.get(micros.size() * 95 / 100) / 1_000.0,
                micros.getLast() / 1_000.0);
    }
}

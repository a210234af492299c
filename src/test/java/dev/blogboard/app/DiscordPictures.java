package dev.blogboard.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.blogboard.discord.server.DiscordLook;
import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.DiscordServer.Place;
import dev.blogboard.discord.server.Interaction;
import dev.blogboard.discord.server.World;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;

/**
 * Draws the main replies: the program serves, on its starter library, to a Discord of the tests; what it answers there is
 * set in Discord's look and drawn by Chromium.
 */
public final class DiscordPictures {
    private static final int WIDTH = 730;
    private static final int HEIGHT = 1_400;
    private static final int SCALE = 2;
    private static final Person ADA = new Person(4001, "ada", true);

    /** As one of those who run it, free to ask again and again. */
    private static final Person WAITING = new Person(World.OWNER, "owner", true);

    private String before = "";
    private final Path into;
    private final DiscordServer discord = new DiscordServer();
    private final World.Server engineers = discord.world().addServer("Engineers", 1, World.ALL_THAT_IS_NEEDED);
    private final Place place =
            new Place.InServer(engineers, engineers.channels().getFirst());

    private DiscordPictures(Path into) {
        this.into = into;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path into = Files.createDirectories(Path.of(arguments[0]));
        Path data = Files.createTempDirectory("blogboard-pictures");
        DiscordPictures pictures = new DiscordPictures(into);
        Map<String, String> environment = new HashMap<>(pictures.discord.environment());
        environment.putAll(Map.of(
                "BLOGBOARD_DATA_DIR",
                data.toString(),
                "BLOGBOARD_POLL_INTERVAL",
                "365d",
                "BLOGBOARD_CATALOGUE_FILE",
                "",
                "BLOGBOARD_WEB_PORT",
                "0"));
        Config config = new ConfigReader(environment).read(null);
        try (pictures.discord;
                Server server = Server.start(config, InstantSource.system())) {
            Objects.requireNonNull(server);
            pictures.draw();
        }
    }

    private void draw() throws IOException, InterruptedException {
        DiscordServer.await("the bot is there", () -> discord.identified() > 0);
        DiscordServer.await("the library is indexed", this::steady);
        Interaction search = ask("search", Map.of("query", "machine learning at netflix"));
        picture("search", "/search query: machine learning at netflix", search);
        picture("search-as-embed", "/search query: machine learning at netflix", embed(search.answer()), false);
        picture(
                "mistake",
                "/search query: kafka since:yesterday",
                ask("search", Map.of("query", "kafka since:yesterday")));
        picture(
                "nothing",
                "/search query: kubernetes zygomorphic",
                ask("search", Map.of("query", "kubernetes zygomorphic")));
        picture("company", "/company name: Netflix", ask("company", Map.of("name", "netflix")));
        Interaction preview = discord.press(ADA, place, search, "Alert me");
        picture("alert-me", "", preview);
        discord.press(ADA, place, preview, "Confirm").answer();
        discord.press(ADA, place, ask("subscribe", Map.of("query", "kafka", "cadence", "weekly")), "Confirm")
                .answer();
        picture("subscriptions", "/subscriptions", ask("subscriptions", Map.of()));
        picture(
                "trends",
                "/trends topic: kubernetes beside: kafka",
                ask("trends", Map.of("topic", "kubernetes", "beside", "kafka")));
        picture("discover", "/discover", ask("discover", Map.of()));
        picture("help", "/help", ask("help", Map.of()));
        picture("help-search", "/help about: search", ask("help", Map.of("about", "search")));
        picture("settings", "/settings", ask("settings", Map.of("time-zone", "Europe/Berlin")));
    }

    /** Whether a search finds as much as it did a moment ago. */
    private boolean steady() {
        String now = discord.command(WAITING, place, "search", Map.of("query", "kafka"))
                .answer()
                .toString()
                .replaceAll("\\d+ ms|\"custom_id\":\"[^\"]*\"", "");
        boolean same = now.equals(before) && now.contains("articles") && !now.contains("being built");
        before = now;
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
        return same;
    }

    private Interaction ask(String command, Map<String, String> options) {
        Interaction asked = discord.command(ADA, place, command, options);
        asked.answer();
        return asked;
    }

    /** The same page as the older kind of message would have it, to choose between the two. */
    private static JsonNode embed(JsonNode message) {
        ObjectNode embed = JsonNodeFactory.instance.objectNode().put("color", 0x3B82F6);
        StringBuilder text = new StringBuilder();
        ObjectNode older = JsonNodeFactory.instance.objectNode();
        for (JsonNode part : message.path("components").path(0).path("components")) {
            String content = part.path("content").asText("");
            if (content.startsWith("### ")) {
                embed.put("title", content.substring(4));
            } else if (content.startsWith("-# ")) {
                embed.putObject("footer").put("text", content.substring(3));
            } else if (!content.isEmpty()) {
                text.append(content.replace("\n-# ", "\n")).append("\n\n");
            } else {
                older.withArray("components").add(part);
            }
        }
        embed.put("description", text.toString().strip());
        older.putArray("embeds").add(embed);
        return older;
    }

    private void picture(String name, String used, Interaction asked) throws IOException, InterruptedException {
        picture(name, used, new ObjectMapper().readTree(asked.answer().toString()), asked.ephemeral());
    }

    private void picture(String name, String used, JsonNode message, boolean ephemeral)
            throws IOException, InterruptedException {
        Path page = Files.createTempFile("blogboard", ".html");
        Files.writeString(page, DiscordLook.page(used, message, ephemeral));
        Path picture = into.resolve("discord-" + name + ".png");
        Process chromium = new ProcessBuilder(List.of(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--force-device-scale-factor=" + SCALE,
                        "--window-size=" + WIDTH + "," + HEIGHT,
                        "--screenshot=" + picture.toAbsolutePath(),
                        page.toUri().toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!chromium.waitFor(60, TimeUnit.SECONDS) || chromium.exitValue() != 0) {
            throw new IOException("Chromium did not draw " + picture);
        }
        Files.delete(page);
        crop(picture);
        System.out.println("drew " + picture);
    }

    /** Leaves out the empty rows at the bottom. */
    private static void crop(Path picture) throws IOException {
        BufferedImage whole = ImageIO.read(picture.toFile());
        int background = whole.getRGB(0, whole.getHeight() - 1);
        int last = whole.getHeight() - 1;
        while (last > 0 && isEmpty(whole, last, background)) {
            last--;
        }
        int height = Math.min(whole.getHeight(), last + 16 * SCALE);
        ImageIO.write(whole.getSubimage(0, 0, whole.getWidth(), height), "png", picture.toFile());
    }

    private static boolean isEmpty(BufferedImage image, int row, int background) {
        for (int column = 0; column < image.getWidth(); column++) {
            if (image.getRGB(column, row) != background) {
                return false;
            }
        }
        return true;
    }
}

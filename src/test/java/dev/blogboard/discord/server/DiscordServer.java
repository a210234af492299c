package dev.blogboard.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Discord, on ports of this machine. Safe for use by several threads. */
public final class DiscordServer implements AutoCloseable {
    public static final String TOKEN = "test-token-that-is-no-secret";

    private static final int COMMAND = 2;
    private static final int COMPONENT = 3;
    private static final int AUTOCOMPLETE = 4;

    private final World world = new World();
    private final Faults faults = new Faults();
    private final Routes routes = new Routes(world);
    private final RestServer rest;
    private final GatewayServer gateway;

    public DiscordServer() {
        try {
            rest = new RestServer(routes, faults, TOKEN);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        gateway = new GatewayServer(world, TOKEN);
        gateway.start();
    }

    /** Someone who uses the bot. */
    public record Person(long id, String name, boolean manager) {}

    /** Where a person uses it. */
    public sealed interface Place {
        record InServer(World.Server server, long channel) implements Place {}

        /** A server in which the person, and not the server, has installed the bot. */
        record ElsewhereAsGuest(long server, long channel) implements Place {}

        record DirectMessages() implements Place {}

        /** A group of people, without the bot. */
        record Group(long channel) implements Place {}
    }

    public World world() {
        return world;
    }

    public Faults faults() {
        return faults;
    }

    public String apiUrl() {
        return rest.url();
    }

    /** What the program is configured with, to find this server in the place of Discord. */
    public Map<String, String> environment() {
        return Map.of(
                "BLOGBOARD_DISCORD_TOKEN", TOKEN,
                "BLOGBOARD_DISCORD_API_URL", apiUrl(),
                "BLOGBOARD_DISCORD_GATEWAY_URL", gatewayUrl());
    }

    public String gatewayUrl() {
        try {
            return gateway.url();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /** The lists of commands that the bot registered, one for each time. */
    public List<JsonNode> registrations() {
        return routes.registrations();
    }

    /** What the bot did that Discord would have refused. */
    public List<String> violations() {
        return routes.violations();
    }

    public List<SentMessage> messages(long channel) {
        return routes.channels().messages(channel);
    }

    /**
     * As after some minutes: what was sent so far takes the place of nothing that is sent again. By then no request is on
     * its way any more, not even one whose sender has died meanwhile.
     */
    public void forgetNonces() {
        await("nothing is on its way", () -> rest.underWay() == 0);
        routes.channels().forgetNonces();
    }

    public int identified() {
        return gateway.identified();
    }

    public int resumed() {
        return gateway.resumed();
    }

    public void dropConnections() {
        gateway.drop();
    }

    public void askToReconnect() {
        gateway.askToReconnect();
    }

    public void invalidateSessions() {
        gateway.invalidate();
    }

    /** The bot is taken out of a server. */
    public void leave(World.Server server) {
        world.remove(server.id());
        gateway.dispatch("GUILD_DELETE", World.JSON.objectNode().put("id", Long.toString(server.id())));
    }

    /** The bot is added to a server that it was in before. */
    public void join(World.Server server) {
        world.put(server);
        gateway.dispatch("GUILD_CREATE", world.guild(server));
    }

    /** A forum is opened in a server. */
    public Threads.Forum openForum(World.Server server, String name, boolean wantsTag, Threads.Tag... tags) {
        Threads.Forum forum = new Threads.Forum(world.snowflake(), server.id(), name, List.of(tags), wantsTag);
        world.threads().put(forum);
        gateway.dispatch("CHANNEL_CREATE", Threads.node(forum));
        return forum;
    }

    /** Somebody opens a thread in a channel. */
    public Threads.DiscordThread openThread(World.Server server, long channel, String name) {
        Threads.DiscordThread thread = new Threads.DiscordThread(
                world.snowflake(), server.id(), channel, World.OWNER, name, List.of(), false, false);
        world.threads().put(thread);
        gateway.dispatch("THREAD_CREATE", Threads.node(thread));
        return thread;
    }

    /** A thread is archived, opened, locked or unlocked. */
    public void change(Threads.DiscordThread thread) {
        world.threads().put(thread);
        gateway.dispatch("THREAD_UPDATE", Threads.node(thread));
    }

    /** A person uses a slash command, which may have two words. */
    public Interaction command(Person person, Place place, String name, Map<String, String> options) {
        return begin(person, place, COMMAND, commandData(name, options, null), null);
    }

    /** A person types into an option of a slash command. */
    public Interaction typing(Person person, Place place, String name, Map<String, String> options, String focused) {
        return begin(person, place, AUTOCOMPLETE, commandData(name, options, focused), null);
    }

    private ObjectNode commandData(String name, Map<String, String> options, @Nullable String focused) {
        ObjectNode data = World.JSON
                .objectNode()
                .put("id", Long.toString(world.snowflake()))
                .put("type", 1);
        String[] words = name.split(" ", 2);
        data.put("name", words[0]);
        ArrayNode into = data.putArray("options");
        if (words.length == 2) {
            into = into.addObject().put("name", words[1]).put("type", 1).putArray("options");
        }
        for (Map.Entry<String, String> option : options.entrySet()) {
            ObjectNode node =
                    into.addObject().put("name", option.getKey()).put("type", 3).put("value", option.getValue());
            if (option.getKey().equals(focused)) {
                node.put("focused", true);
            }
        }
        return data;
    }

    /** A person presses the button of an answer that has this label. */
    public Interaction press(Person person, Place place, Interaction answer, String label) {
        JsonNode button = Messages.button(Objects.requireNonNull(answer.message()), label);
        ObjectNode data = World.JSON
                .objectNode()
                .put("custom_id", button.path("custom_id").asText())
                .put("component_type", 2);
        return begin(person, place, COMPONENT, data, answer.message());
    }

    /** A person presses the button with this label of a message in a channel. */
    public Interaction pressOn(Person person, Place place, JsonNode message, String label) {
        return press(
                person,
                place,
                message,
                Messages.button(message, label).path("custom_id").asText());
    }

    /** A person presses a button by its id, on a message that looks like this one. */
    public Interaction press(Person person, Place place, JsonNode message, String customId) {
        ObjectNode data = World.JSON.objectNode().put("custom_id", customId).put("component_type", 2);
        return begin(person, place, COMPONENT, data, message);
    }

    /** A person chooses from the menu of an answer the first choice whose label contains this. */
    public Interaction choose(Person person, Place place, Interaction answer, String label) {
        return chooseOn(person, place, Objects.requireNonNull(answer.message()), label);
    }

    /** As {@link #choose}, from the menu whose prompt begins so. */
    public Interaction chooseFrom(Person person, Place place, Interaction answer, String prompt, String label) {
        JsonNode message = Objects.requireNonNull(answer.message());
        return chooseFrom(person, place, message, Messages.menu(message, prompt), label);
    }

    /** As {@link #choose}, from the menu of a message in a channel. */
    public Interaction chooseOn(Person person, Place place, JsonNode message, String label) {
        return chooseFrom(person, place, message, Messages.menuWith(message, label), label);
    }

    private Interaction chooseFrom(Person person, Place place, JsonNode message, JsonNode menu, String label) {
        ObjectNode data = World.JSON
                .objectNode()
                .put("custom_id", menu.path("custom_id").asText())
                .put("component_type", 3);
        data.putArray("values").add(Messages.option(menu, label).path("value").asText());
        return begin(person, place, COMPONENT, data, message);
    }

    private Interaction begin(Person person, Place place, int type, ObjectNode data, @Nullable JsonNode message) {
        ObjectNode event = World.JSON
                .objectNode()
                .put("id", Long.toString(world.snowflake()))
                .put("application_id", Long.toString(World.APPLICATION))
                .put("type", type)
                .put("token", UUID.randomUUID().toString())
                .put("version", 1)
                .put("locale", "en-US");
        event.set("data", data);
        event.putArray("entitlements");
        long channel = new Whereabouts(world).describe(person, place, event);
        ObjectNode source = null;
        if (message != null) {
            source = Routes.message(world.snowflake(), channel, message);
            event.set("message", source);
        }
        Interaction interaction =
                new Interaction(event.get("id").asLong(), event.get("token").asText(), channel, source);
        routes.add(interaction);
        gateway.dispatch("INTERACTION_CREATE", event);
        return interaction;
    }

    /** Waits until something is so; whoever waits in vain gets an exception. */
    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain: " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stop);
            }
        }
    }

    @Override
    public void close() {
        rest.close();
        try {
            gateway.stop(1_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

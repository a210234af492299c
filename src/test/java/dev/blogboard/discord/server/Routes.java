package dev.blogboard.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.blogboard.discord.server.RestServer.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What the REST interface does, and what it remembers of it. */
final class Routes {
    private static final int EPHEMERAL = 1 << 6;

    private final World world;
    private final Map<String, Interaction> interactions = new ConcurrentHashMap<>();
    private final ChannelRoutes channels;
    private final List<JsonNode> registrations = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();

    Routes(World world) {
        this.world = world;
        channels = new ChannelRoutes(world, this::invalid);
    }

    void add(Interaction interaction) {
        interactions.put(interaction.token, interaction);
    }

    List<JsonNode> registrations() {
        return List.copyOf(registrations);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    ChannelRoutes channels() {
        return channels;
    }

    Answer answer(String method, String path, @Nullable String query, JsonNode body) {
        String[] parts = path.split("/");
        return switch (method + " " + parts[0]) {
            case "GET users" -> Answer.of(World.self());
            case "POST users" -> openDirectChannel(body);
            case "GET gateway" -> gateway();
            case "GET oauth2" -> application();
            case "PUT applications" -> register(body);
            case "POST interactions" -> callback(parts, body);
            case "PATCH webhooks" -> editAnswer(parts, body);
            case "POST webhooks" -> followUp(parts, body);
            case "GET guilds" -> world.threads().active(Long.parseLong(parts[1]));
            case "POST channels", "PATCH channels", "GET channels", "DELETE channels" ->
                channels.answer(method, parts, query, body);
            default -> unknown(method + " " + path);
        };
    }

    private Answer unknown(String path) {
        violations.add("No such route: " + path);
        return Answer.refused(404, 0, "404: Not Found");
    }

    private static Answer gateway() {
        ObjectNode gateway =
                World.JSON.objectNode().put("url", "ws://127.0.0.1:1/elsewhere").put("shards", 1);
        gateway.putObject("session_start_limit")
                .put("total", 1000)
                .put("remaining", 999)
                .put("reset_after", 0)
                .put("max_concurrency", 1);
        return Answer.of(gateway);
    }

    private static Answer application() {
        ObjectNode application = World.JSON
                .objectNode()
                .put("id", Long.toString(World.APPLICATION))
                .put("name", "Blogboard")
                .put("description", "")
                .put("bot_public", true)
                .put("bot_require_code_grant", false)
                .put("verify_key", "")
                .put("flags", 0)
                .putNull("icon")
                .putNull("team");
        application.set("owner", World.user(World.OWNER, "owner"));
        return Answer.of(application);
    }

    private Answer register(JsonNode commands) {
        List<String> faults = Limits.ofCommands(commands);
        if (!faults.isEmpty()) {
            return invalid(faults);
        }
        registrations.add(commands);
        ArrayNode registered = World.JSON.arrayNode();
        for (JsonNode command : commands) {
            ObjectNode copy = command.deepCopy();
            copy.put("id", Long.toString(world.snowflake()))
                    .put("application_id", Long.toString(World.APPLICATION))
                    .put("version", "1");
            registered.add(copy);
        }
        return Answer.of(registered);
    }

    private Answer invalid(List<String> faults) {
        violations.addAll(faults);
        Answer refused = Answer.refused(400, 50035, "Invalid Form Body: " + String.join("; ", faults));
        return refused;
    }

    private Answer openDirectChannel(JsonNode body) {
        long user = body.path("recipient_id").asLong();
        return Answer.of(world.directChannelNode(user, "someone"));
    }

    private Answer callback(String[] parts, JsonNode body) {
        Interaction interaction = interactions.get(parts[2]);
        if (interaction == null) {
            return Answer.refused(404, 10062, "Unknown interaction");
        }
        int type = body.path("type").asInt();
        JsonNode data = body.path("data");
        if (type == 4 || type == 7) {
            List<String> faults = Limits.ofMessage(data);
            if (!faults.isEmpty()) {
                return invalid(faults);
            }
        } else if (type == 8 && !choicesAreFine(data.path("choices"))) {
            return invalid(List.of("choices: " + data));
        }
        Optional<Integer> refusal = interaction.acknowledge(type, data);
        if (refusal.isPresent()) {
            return refusal.get() == 10062
                    ? Answer.refused(404, 10062, "Unknown interaction")
                    : Answer.refused(400, 40060, "Interaction has already been acknowledged.");
        }
        ObjectNode response = World.JSON.objectNode();
        response.putObject("interaction")
                .put("id", Long.toString(interaction.id))
                .put("type", 2);
        return Answer.of(response);
    }

    private static boolean choicesAreFine(JsonNode choices) {
        for (JsonNode choice : choices) {
            int name = choice.path("name").asText("").length();
            int value = choice.path("value").asText("").length();
            if (name < 1 || name > 100 || value > 100) {
                return false;
            }
        }
        return choices.size() <= 25;
    }

    private Answer editAnswer(String[] parts, JsonNode body) {
        Interaction interaction = interactions.get(parts[2]);
        if (interaction == null || !interaction.acknowledged()) {
            return Answer.refused(404, 10015, "Unknown Webhook");
        }
        List<String> faults = Limits.ofMessage(body);
        if (!faults.isEmpty()) {
            return invalid(faults);
        }
        interaction.edit(body);
        return Answer.of(message(world.snowflake(), interaction.channel, body));
    }

    private Answer followUp(String[] parts, JsonNode body) {
        Interaction interaction = interactions.get(parts[2]);
        if (interaction == null || !interaction.acknowledged()) {
            return Answer.refused(404, 10015, "Unknown Webhook");
        }
        List<String> faults = Limits.ofMessage(body);
        return faults.isEmpty() ? Answer.of(message(world.snowflake(), interaction.channel, body)) : invalid(faults);
    }

    static ObjectNode message(long id, long channel, JsonNode content) {
        ObjectNode message = World.JSON
                .objectNode()
                .put("id", Long.toString(id))
                .put("channel_id", Long.toString(channel))
                .put("type", 0)
                .put("content", content.path("content").asText(""))
                .put(
                        "timestamp",
                        Instant.now().toString().replaceAll("\\.\\d+Z", "Z").replace("Z", "+00:00"))
                .putNull("edited_timestamp")
                .put("tts", false)
                .put("mention_everyone", false)
                .put("pinned", false)
                .put(
                        "flags",
                        content.path("flags").asInt()
                                | content.path("ephemeral").asInt() * EPHEMERAL);
        message.set("author", World.self());
        for (String list : List.of("mentions", "mention_roles", "attachments")) {
            message.putArray(list);
        }
        message.set("embeds", content.path("embeds").isArray() ? content.get("embeds") : World.JSON.arrayNode());
        message.set(
                "components",
                content.path("components").isArray() ? content.get("components") : World.JSON.arrayNode());
        return message;
    }
}

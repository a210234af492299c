package dev.blogboard.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.blogboard.discord.server.RestServer.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What the REST interface does, and what it remembers of it. */
final class Routes {
    private static final int EPHEMERAL = 1 << 6;

    private Instant noncesFrom = Instant.EPOCH; // guarded by this
    private final World world;
    private final Map<String, Interaction> interactions = new ConcurrentHashMap<>();
    private final Map<Long, List<SentMessage>> channels = new ConcurrentHashMap<>();
    private final List<JsonNode> registrations = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();

    Routes(World world) {
        this.world = world;
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

    List<SentMessage> messages(long channel) {
        return List.copyOf(channels.getOrDefault(channel, List.of()));
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
            case "POST channels" -> post(parts, body);
            case "PATCH channels" ->
                parts.length == 2
                        ? changeThread(Long.parseLong(parts[1]), body)
                        : editMessage(Long.parseLong(parts[1]), Long.parseLong(parts[3]), body);
            case "GET channels" -> read(parts);
            case "GET guilds" -> world.threads().active(Long.parseLong(parts[1]));
            case "DELETE channels" -> delete(Long.parseLong(parts[1]), Long.parseLong(parts[3]));
            default -> unknown(method + " " + path);
        };
    }

    private Answer post(String[] parts, JsonNode body) {
        long channel = Long.parseLong(parts[1]);
        return parts[parts.length - 1].equals("threads") ? postInForum(channel, body) : send(channel, body);
    }

    /** Nonces are not known here. */
    private synchronized Answer postInForum(long id, JsonNode body) {
        Optional<Threads.Forum> forum = world.threads().forum(id);
        if (forum.isEmpty()) {
            return Answer.refused(404, 10003, "Unknown Channel");
        }
        Optional<Answer> refusal = world.threads().refusal(forum.get(), body);
        if (refusal.isPresent()) {
            violations.add("a post in a forum: " + refusal.get().body());
            return refusal.get();
        }
        List<Long> tags = new ArrayList<>();
        body.path("applied_tags").forEach(tag -> tags.add(tag.asLong()));
        Threads.Thread post = new Threads.Thread(
                world.snowflake(),
                forum.get().server(),
                id,
                World.APPLICATION,
                body.path("name").asText(),
                tags,
                false,
                false);
        world.threads().put(post);
        SentMessage first = new SentMessage(post.id(), "", Instant.now(), body.path("message"));
        channels.put(post.id(), new CopyOnWriteArrayList<>(List.of(first)));
        ObjectNode created = Threads.node(post);
        created.set("message", message(first.id(), post.id(), first.content()));
        return Answer.of(created);
    }

    private Answer changeThread(long id, JsonNode body) {
        return world.threads()
                .thread(id)
                .map(thread -> world.threads().change(thread, body))
                .orElseGet(() -> Answer.refused(404, 10003, "Unknown Channel"));
    }

    private Answer read(String[] parts) {
        long channel = Long.parseLong(parts[1]);
        if (parts[2].equals("threads")) {
            return world.threads().archived(channel);
        }
        if (parts.length == 3) {
            return history(channel);
        }
        long id = Long.parseLong(parts[3]);
        return messages(channel).stream()
                .filter(message -> message.id() == id)
                .findFirst()
                .map(message -> Answer.of(message(id, channel, message.content())))
                .orElseGet(() -> Answer.refused(404, 10008, "Unknown Message"));
    }

    /** What a thread that is locked or archived refuses; what is sent to one that is only archived opens it. */
    private Optional<Answer> refusedByThread(long channel, boolean sending) {
        Optional<Threads.Thread> thread = world.threads().thread(channel);
        if (thread.isEmpty()) {
            return Optional.empty();
        }
        if (thread.get().locked()) {
            return Optional.of(Answer.refused(403, 160005, "This thread is locked"));
        }
        if (thread.get().archived() && !sending) {
            return Optional.of(Answer.refused(400, 50083, "Thread is archived"));
        }
        world.threads().put(thread.get().archived(false));
        return Optional.empty();
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

    synchronized void forgetNonces() {
        noncesFrom = Instant.now();
    }

    /** A message takes the place of none that was sent with the same nonce within the last minutes. */
    private synchronized Answer send(long channel, JsonNode body) {
        if (world.threads().forum(channel).isPresent()) {
            return Answer.refused(400, 50008, "Cannot send messages in a non-text channel");
        }
        boolean thread = world.threads().thread(channel).isPresent();
        if (!thread && !world.hasTextChannel(channel) && !world.hasDirectChannel(channel)) {
            return Answer.refused(404, 10003, "Unknown Channel");
        }
        Optional<Answer> refusal = refusedByThread(channel, true);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<String> faults = Limits.ofMessage(body);
        if (!faults.isEmpty()) {
            return invalid(faults);
        }
        List<SentMessage> there = channels.computeIfAbsent(channel, none -> new CopyOnWriteArrayList<>());
        String nonce = body.path("nonce").asText("");
        if (body.path("enforce_nonce").asBoolean() && !nonce.isEmpty()) {
            Instant minutesAgo = Instant.now().minusSeconds(300);
            Instant recent = minutesAgo.isAfter(noncesFrom) ? minutesAgo : noncesFrom;
            for (SentMessage earlier : there) {
                if (earlier.nonce().equals(nonce) && earlier.at().isAfter(recent)) {
                    return Answer.of(message(earlier.id(), channel, earlier.content()));
                }
            }
        }
        SentMessage sent = new SentMessage(world.snowflake(), nonce, Instant.now(), body);
        there.add(sent);
        return Answer.of(message(sent.id(), channel, body));
    }

    private synchronized Answer editMessage(long channel, long id, JsonNode body) {
        Optional<Answer> refusal = refusedByThread(channel, false);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<SentMessage> there = channels.getOrDefault(channel, List.of());
        for (int place = 0; place < there.size(); place++) {
            SentMessage old = there.get(place);
            if (old.id() == id) {
                there.set(place, new SentMessage(id, old.nonce(), old.at(), body));
                return Answer.of(message(id, channel, body));
            }
        }
        return Answer.refused(404, 10008, "Unknown Message");
    }

    private synchronized Answer delete(long channel, long id) {
        boolean there = channels.getOrDefault(channel, List.of()).removeIf(message -> message.id() == id);
        return there ? new Answer(204, null) : Answer.refused(404, 10008, "Unknown Message");
    }

    /** The newest first, as Discord gives them. */
    private Answer history(long channel) {
        ArrayNode newestFirst = World.JSON.arrayNode();
        List<SentMessage> messages = messages(channel);
        for (int place = messages.size() - 1; place >= Math.max(0, messages.size() - 50); place--) {
            SentMessage message = messages.get(place);
            newestFirst.add(message(message.id(), channel, message.content()).put("nonce", message.nonce()));
        }
        return Answer.of(newestFirst);
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

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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the REST interface does with the messages of channels, threads and forums, and what it remembers of them. */
final class ChannelRoutes {
    private final World world;
    private final Function<List<String>, Answer> invalid;
    private final Map<Long, List<SentMessage>> channels = new ConcurrentHashMap<>();
    private Instant noncesFrom = Instant.EPOCH; // guarded by this

    /** @param invalid what answers a message with these faults */
    ChannelRoutes(World world, Function<List<String>, Answer> invalid) {
        this.world = world;
        this.invalid = invalid;
    }

    Answer answer(String method, String[] parts, @Nullable String query, JsonNode body) {
        long channel = Long.parseLong(parts[1]);
        return switch (method) {
            case "POST" -> post(parts, body);
            case "PATCH" ->
                parts.length == 2 ? changeThread(channel, body) : editMessage(channel, Long.parseLong(parts[3]), body);
            case "DELETE" -> delete(channel, Long.parseLong(parts[3]));
            default -> read(parts, query == null ? "" : query);
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
        List<String> faults = Threads.faults(body);
        if (!faults.isEmpty()) {
            return invalid.apply(faults);
        }
        List<Long> tags = new ArrayList<>();
        body.path("applied_tags").forEach(tag -> tags.add(tag.asLong()));
        Optional<Answer> refusal = Threads.refusal(forum.get(), tags);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Threads.DiscordThread post = new Threads.DiscordThread(
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
        created.set("message", Routes.message(first.id(), post.id(), first.content()));
        return Answer.of(created);
    }

    private Answer changeThread(long id, JsonNode body) {
        return world.threads()
                .thread(id)
                .map(thread -> world.threads().change(thread, body))
                .orElseGet(() -> Answer.refused(404, 10003, "Unknown Channel"));
    }

    private Answer read(String[] parts, String query) {
        long channel = Long.parseLong(parts[1]);
        if (parts[2].equals("threads")) {
            return world.threads().archived(channel);
        }
        if (parts.length == 3) {
            return history(channel, number(query, "limit", 50), number(query, "before", Long.MAX_VALUE));
        }
        long id = Long.parseLong(parts[3]);
        return messages(channel).stream()
                .filter(message -> message.id() == id)
                .findFirst()
                .map(message -> Answer.of(Routes.message(id, channel, message.content())))
                .orElseGet(() -> Answer.refused(404, 10008, "Unknown Message"));
    }

    /** What a thread that is locked or archived refuses; what is sent to one that is only archived opens it. */
    private Optional<Answer> refusedByThread(long channel, boolean sending) {
        Optional<Threads.DiscordThread> thread = world.threads().thread(channel);
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
            return invalid.apply(faults);
        }
        List<SentMessage> there = channels.computeIfAbsent(channel, none -> new CopyOnWriteArrayList<>());
        String nonce = body.path("nonce").asText("");
        if (body.path("enforce_nonce").asBoolean() && !nonce.isEmpty()) {
            Instant minutesAgo = Instant.now().minusSeconds(300);
            Instant recent = minutesAgo.isAfter(noncesFrom) ? minutesAgo : noncesFrom;
            for (SentMessage earlier : there) {
                if (earlier.nonce().equals(nonce) && earlier.at().isAfter(recent)) {
                    return Answer.of(Routes.message(earlier.id(), channel, earlier.content()));
                }
            }
        }
        SentMessage sent = new SentMessage(world.snowflake(), nonce, Instant.now(), body);
        there.add(sent);
        return Answer.of(Routes.message(sent.id(), channel, body));
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
                return Answer.of(Routes.message(id, channel, body));
            }
        }
        return Answer.refused(404, 10008, "Unknown Message");
    }

    private synchronized Answer delete(long channel, long id) {
        boolean there = channels.getOrDefault(channel, List.of()).removeIf(message -> message.id() == id);
        return there ? new Answer(204, null) : Answer.refused(404, 10008, "Unknown Message");
    }

    private static long number(String query, String name, long otherwise) {
        for (String part : query.split("&", -1)) {
            if (part.startsWith(name + "=")) {
                return Long.parseLong(part.substring(name.length() + 1));
            }
        }
        return otherwise;
    }

    /** The newest first, as Discord gives them. */
    private Answer history(long channel, long limit, long before) {
        ArrayNode newestFirst = World.JSON.arrayNode();
        messages(channel).reversed().stream()
                .filter(message -> message.id() < before)
                .limit(limit)
                .map(message ->
                        Routes.message(message.id(), channel, message.content()).put("nonce", message.nonce()))
                .forEach(newestFirst::add);
        return Answer.of(newestFirst);
    }

    List<SentMessage> messages(long channel) {
        return List.copyOf(channels.getOrDefault(channel, List.of()));
    }
}

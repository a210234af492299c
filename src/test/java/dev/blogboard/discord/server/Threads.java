package dev.blogboard.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.blogboard.discord.server.RestServer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The forums and threads of servers. Safe for use by several threads.
 *
 * @see <a href="https://discord.com/developers/docs/topics/threads">Discord: threads</a>
 */
public final class Threads {
    private static final int FORUM = 15;
    private static final int PUBLIC_THREAD = 11;
    private static final int REQUIRE_TAG = 1 << 4;

    private final Map<Long, Forum> forums = new ConcurrentHashMap<>();
    private final Map<Long, DiscordThread> threads = new ConcurrentHashMap<>();

    /** @param moderated whether it takes the permission to manage threads */
    public record Tag(long id, String name, boolean moderated) {}

    /** @param wantsTag whether its posts have to have a tag */
    public record Forum(long id, long server, String name, List<Tag> tags, boolean wantsTag) {
        public Forum {
            tags = List.copyOf(tags);
        }
    }

    /** A thread, or a post of a forum; the bot may not manage it. */
    public record DiscordThread(
            long id,
            long server,
            long parent,
            long owner,
            String name,
            List<Long> tags,
            boolean archived,
            boolean locked) {
        public DiscordThread {
            tags = List.copyOf(tags);
        }

        public DiscordThread archived(boolean other) {
            return new DiscordThread(id, server, parent, owner, name, tags, other, locked);
        }

        public DiscordThread locked(boolean other) {
            return new DiscordThread(id, server, parent, owner, name, tags, archived, other);
        }
    }

    void put(Forum forum) {
        forums.put(forum.id(), forum);
    }

    void put(DiscordThread thread) {
        threads.put(thread.id(), thread);
    }

    public Optional<DiscordThread> thread(long id) {
        return Optional.ofNullable(threads.get(id));
    }

    /** The posts of a forum or the threads of a channel, the oldest first. */
    public List<DiscordThread> in(long parent) {
        return threads.values().stream()
                .filter(thread -> thread.parent() == parent)
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .toList();
    }

    Optional<Forum> forum(long id) {
        return Optional.ofNullable(forums.get(id));
    }

    List<ObjectNode> forumsOf(long server) {
        return forums.values().stream()
                .filter(forum -> forum.server() == server)
                .map(Threads::node)
                .toList();
    }

    List<ObjectNode> activeOf(long server) {
        return threads.values().stream()
                .filter(thread -> thread.server() == server && !thread.archived())
                .map(Threads::node)
                .toList();
    }

    static ObjectNode node(Forum forum) {
        ObjectNode node = World.JSON
                .objectNode()
                .put("id", Long.toString(forum.id()))
                .put("guild_id", Long.toString(forum.server()))
                .put("type", FORUM)
                .put("name", forum.name())
                .put("position", 1)
                .put("flags", forum.wantsTag() ? REQUIRE_TAG : 0)
                .put("default_forum_layout", 0);
        node.putArray("permission_overwrites");
        ArrayNode tags = node.putArray("available_tags");
        for (Tag tag : forum.tags()) {
            tags.addObject()
                    .put("id", Long.toString(tag.id()))
                    .put("name", tag.name())
                    .put("moderated", tag.moderated())
                    .putNull("emoji_id")
                    .putNull("emoji_name");
        }
        return node;
    }

    static ObjectNode node(DiscordThread thread) {
        ObjectNode node = World.JSON
                .objectNode()
                .put("id", Long.toString(thread.id()))
                .put("guild_id", Long.toString(thread.server()))
                .put("parent_id", Long.toString(thread.parent()))
                .put("owner_id", Long.toString(thread.owner()))
                .put("type", PUBLIC_THREAD)
                .put("name", thread.name())
                .put("message_count", 0)
                .put("member_count", 1)
                .put("total_message_sent", 0)
                .put("rate_limit_per_user", 0)
                .put("flags", 0);
        ArrayNode tags = node.putArray("applied_tags");
        thread.tags().forEach(tag -> tags.add(Long.toString(tag)));
        node.putObject("thread_metadata")
                .put("archived", thread.archived())
                .put("locked", thread.locked())
                .put("auto_archive_duration", 4320)
                .put("archive_timestamp", "2026-01-01T00:00:00.000000+00:00")
                .put("create_timestamp", "2026-01-01T00:00:00.000000+00:00");
        return node;
    }

    /** What is malformed in a post for a forum; empty for nothing. */
    static List<String> faults(JsonNode body) {
        List<String> faults = new ArrayList<>(Limits.ofMessage(body.path("message")));
        int name = body.path("name")
                .asText("")
                .codePointCount(0, body.path("name").asText("").length());
        if (name < 1 || name > 100) {
            faults.add("name: " + name + " characters of 1 to 100");
        }
        if (body.path("applied_tags").size() > 5) {
            faults.add("applied_tags: " + body.path("applied_tags").size() + " of 5");
        }
        return faults;
    }

    /** Which tags Discord would refuse in a post for a forum; empty for none. */
    static Optional<Answer> refusal(Forum forum, List<Long> applied) {
        if (applied.isEmpty() && forum.wantsTag()) {
            return Optional.of(Answer.refused(400, 40067, "A tag is required to create a forum post in this channel"));
        }
        for (long id : applied) {
            Optional<Tag> tag =
                    forum.tags().stream().filter(one -> one.id() == id).findFirst();
            if (tag.isEmpty()) {
                return Optional.of(Answer.refused(400, 10087, "Unknown Tag"));
            } else if (tag.get().moderated()) {
                return Optional.of(Answer.refused(403, 50013, "Missing Permissions"));
            }
        }
        return Optional.empty();
    }

    /** Without the permission to manage threads, a bot opens what is not locked, and closes what it has opened itself. */
    Answer change(DiscordThread thread, JsonNode body) {
        boolean archived = body.path("archived").asBoolean(thread.archived());
        if (thread.locked() || (archived && thread.owner() != World.APPLICATION)) {
            return Answer.refused(403, 50013, "Missing Permissions");
        }
        DiscordThread changed = thread.archived(archived);
        put(changed);
        return Answer.of(node(changed));
    }

    Answer active(long server) {
        return list(thread -> thread.server() == server && !thread.archived());
    }

    Answer archived(long parent) {
        return list(thread -> thread.parent() == parent && thread.archived());
    }

    private Answer list(Predicate<DiscordThread> wanted) {
        ObjectNode list = World.JSON.objectNode().put("has_more", false);
        ArrayNode into = list.putArray("threads");
        list.putArray("members");
        threads.values().stream().filter(wanted).forEach(thread -> into.add(node(thread)));
        return Answer.of(list);
    }
}

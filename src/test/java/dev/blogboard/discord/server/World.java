package dev.blogboard.discord.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The servers, channels and people there are. */
public final class World {
    public static final long APPLICATION = 1_000_000_000_000_000_001L;
    public static final long OWNER = 1_000_000_000_000_000_002L;
    private static final long DISCORD_EPOCH = 1_420_070_400_000L;
    /** View channels, send messages, also in threads, and read the history: what the invitation asks for. */
    public static final long ALL_THAT_IS_NEEDED = 274_877_975_552L;

    static final long MANAGE_SERVER = 1L << 5;
    /** The role of those who may manage a server. */
    private static final long MANAGERS = 77_001;

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Threads threads = new Threads();
    private final AtomicLong counter = new AtomicLong();
    private final Map<Long, Server> servers = new ConcurrentHashMap<>();
    private final Map<Long, Long> directChannels = new ConcurrentHashMap<>();

    /** A server with text channels. */
    public record Server(long id, String name, List<Long> channels, long botPermissions) {}

    /** A number as Discord would give one now: it tells the time (milliseconds) at which it was made. */
    public long snowflake() {
        return ((System.currentTimeMillis() - DISCORD_EPOCH) << 22) | (counter.incrementAndGet() & 0xFFF);
    }

    public Server addServer(String name, int channels, long botPermissions) {
        List<Long> ids = java.util.stream.LongStream.range(0, channels)
                .mapToObj(channel -> snowflake())
                .toList();
        Server server = new Server(snowflake(), name, ids, botPermissions);
        servers.put(server.id(), server);
        return server;
    }

    void put(Server server) {
        servers.put(server.id(), server);
    }

    void remove(long server) {
        servers.remove(server);
    }

    List<Server> servers() {
        return List.copyOf(servers.values());
    }

    public Threads threads() {
        return threads;
    }

    boolean hasTextChannel(long channel) {
        return servers.values().stream().anyMatch(server -> server.channels().contains(channel));
    }

    boolean hasDirectChannel(long channel) {
        return directChannels.containsValue(channel);
    }

    /** The channel of direct messages between the bot and a person. */
    public long directChannel(long user) {
        return directChannels.computeIfAbsent(user, someone -> snowflake());
    }

    static ObjectNode self() {
        return user(APPLICATION, "Blogboard").put("bot", true);
    }

    static ObjectNode user(long id, String name) {
        return JSON.objectNode()
                .put("id", Long.toString(id))
                .put("username", name)
                .put("discriminator", "0")
                .put("global_name", name)
                .putNull("avatar");
    }

    ObjectNode member(long id, String name, long permissions) {
        ObjectNode member = JSON.objectNode()
                .put("joined_at", "2024-01-01T00:00:00.000000+00:00")
                .put("deaf", false)
                .put("mute", false)
                .put("flags", 0)
                .put("permissions", Long.toString(permissions));
        member.set("user", user(id, name));
        ArrayNode roles = JSON.arrayNode();
        if ((permissions & MANAGE_SERVER) != 0) {
            roles.add(Long.toString(MANAGERS));
        }
        member.set("roles", roles);
        return member;
    }

    ObjectNode guild(Server server) {
        ObjectNode guild = JSON.objectNode()
                .put("id", Long.toString(server.id()))
                .put("name", server.name())
                .put("owner_id", Long.toString(OWNER))
                .put("member_count", 2)
                .put("afk_timeout", 300)
                .put("preferred_locale", "en-US");
        ArrayNode roles = guild.putArray("roles");
        roles.add(role(server.id(), "@everyone", server.botPermissions()));
        roles.add(role(MANAGERS, "managers", server.botPermissions() | MANAGE_SERVER));
        ArrayNode channels = guild.putArray("channels");
        server.channels().forEach(channel -> channels.add(textChannel(server.id(), channel)));
        channels.addAll(threads.forumsOf(server.id()));
        guild.putArray("members").add(member(APPLICATION, "Blogboard", server.botPermissions()));
        for (String empty :
                List.of("guild_scheduled_events", "emojis", "voice_states", "stickers", "features", "presences")) {
            guild.putArray(empty);
        }
        guild.putArray("threads").addAll(threads.activeOf(server.id()));
        return guild;
    }

    private static ObjectNode role(long id, String name, long permissions) {
        ObjectNode role = JSON.objectNode();
        role.putObject("colors")
                .put("primary_color", 0)
                .putNull("secondary_color")
                .putNull("tertiary_color");
        return role.put("id", Long.toString(id))
                .put("name", name)
                .put("color", 0)
                .put("hoist", false)
                .put("position", 0)
                .put("permissions", Long.toString(permissions))
                .put("managed", false)
                .put("mentionable", false)
                .put("flags", 0);
    }

    /** A channel as interactions tell of it. */
    ObjectNode channel(long server, long channel) {
        return threads.thread(channel)
                .map(thread -> Threads.node(thread).put("permissions", Long.toString(ALL_THAT_IS_NEEDED)))
                .orElseGet(() -> textChannel(server, channel));
    }

    static ObjectNode textChannel(long server, long channel) {
        ObjectNode node = JSON.objectNode()
                .put("id", Long.toString(channel))
                .put("guild_id", Long.toString(server))
                .put("type", 0)
                .put("name", "general")
                .put("position", 0)
                .put("permissions", Long.toString(ALL_THAT_IS_NEEDED));
        node.set("permission_overwrites", JSON.arrayNode());
        return node;
    }

    ObjectNode directChannelNode(long user, String name) {
        ObjectNode node =
                JSON.objectNode().put("id", Long.toString(directChannel(user))).put("type", 1);
        node.putArray("recipients").add(user(user, name));
        return node;
    }
}

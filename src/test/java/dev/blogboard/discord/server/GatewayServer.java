package dev.blogboard.discord.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/**
 * The gateway: sessions that identify, get events in order, and may be resumed with what they missed.
 *
 * @see <a href="https://discord.com/developers/docs/events/gateway">Discord: gateway</a>
 */
final class GatewayServer extends WebSocketServer {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int DISPATCH = 0;
    private static final int HEARTBEAT = 1;
    private static final int IDENTIFY = 2;
    private static final int RESUME = 6;
    private static final int RECONNECT = 7;
    private static final int INVALID_SESSION = 9;
    private static final int HELLO = 10;
    private static final int HEARTBEAT_ACK = 11;

    private final World world;
    private final String token;
    private final CountDownLatch started = new CountDownLatch(1);
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private volatile boolean resumable = true;
    private volatile int identified;
    private volatile int resumed;

    /** What one client was told; kept over its connections. */
    private static final class Session {
        final String id = "session-" + System.nanoTime();
        final List<String> events = new ArrayList<>();

        @Nullable
        WebSocket connection;
    }

    GatewayServer(World world, String token) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        this.world = world;
        this.token = token;
        setReuseAddr(true);
        setDaemon(true);
        setConnectionLostTimeout(0);
    }

    String url() throws InterruptedException {
        if (!started.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The gateway did not start.");
        }
        return "ws://127.0.0.1:" + getPort();
    }

    int identified() {
        return identified;
    }

    int resumed() {
        return resumed;
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
        ObjectNode data = World.JSON.objectNode().put("heartbeat_interval", 41_250);
        write(connection, message(HELLO, data).toString());
    }

    @Override
    public void onMessage(WebSocket connection, String text) {
        try {
            JsonNode message = MAPPER.readTree(text);
            switch (message.path("op").asInt()) {
                case HEARTBEAT -> write(connection, message(HEARTBEAT_ACK, null).toString());
                case IDENTIFY -> identify(connection, message.path("d"));
                case RESUME -> resume(connection, message.path("d"));
                default -> {}
            }
        } catch (JsonProcessingException odd) {
            connection.close(4002, "Decode error");
        }
    }

    private synchronized void identify(WebSocket connection, JsonNode data) {
        if (!data.path("token").asText().equals(token)) {
            connection.close(4004, "Authentication failed");
            return;
        }
        identified++;
        Session session = new Session();
        session.connection = connection;
        sessions.clear();
        sessions.put(session.id, session);
        ObjectNode ready = World.JSON.objectNode().put("v", 10).put("session_id", session.id);
        ready.put("resume_gateway_url", "ws://127.0.0.1:" + getPort());
        ready.set("user", World.self());
        ready.putArray("private_channels");
        ready.putObject("application")
                .put("id", Long.toString(World.APPLICATION))
                .put("flags", 0);
        var guilds = ready.putArray("guilds");
        List<World.Server> servers = world.servers();
        servers.forEach(server -> guilds.add(
                World.JSON.objectNode().put("id", Long.toString(server.id())).put("unavailable", true)));
        send(session, "READY", ready);
        servers.forEach(server -> send(session, "GUILD_CREATE", world.guild(server)));
    }

    private synchronized void resume(WebSocket connection, JsonNode data) {
        Session session = sessions.get(data.path("session_id").asText());
        if (session == null || !resumable) {
            write(
                    connection,
                    message(INVALID_SESSION, World.JSON.booleanNode(false)).toString());
            return;
        }
        resumed++;
        session.connection = connection;
        int seen = data.path("seq").asInt();
        for (String missed :
                List.copyOf(session.events.subList(Math.min(seen, session.events.size()), session.events.size()))) {
            write(connection, missed);
        }
        send(session, "RESUMED", World.JSON.objectNode());
    }

    /** Tells every session of an event; one that is away gets it when it resumes. */
    synchronized void dispatch(String event, ObjectNode data) {
        sessions.values().forEach(session -> send(session, event, data));
    }

    private static void send(Session session, String event, ObjectNode data) {
        ObjectNode message = message(DISPATCH, data).put("t", event).put("s", session.events.size() + 1);
        session.events.add(message.toString());
        WebSocket connection = session.connection;
        if (connection != null) {
            write(connection, message.toString());
        }
    }

    /** One that closes meanwhile gets it when it resumes. */
    private static void write(WebSocket connection, String message) {
        try {
            connection.send(message);
        } catch (WebsocketNotConnectedException closed) {
            // As above.
        }
    }

    private static ObjectNode message(int op, @Nullable JsonNode data) {
        ObjectNode message = World.JSON.objectNode().put("op", op).putNull("t").putNull("s");
        message.set("d", data == null ? World.JSON.nullNode() : data);
        return message;
    }

    /** Breaks all connections, as a network does. */
    synchronized void drop() {
        getConnections().forEach(connection -> connection.closeConnection(1006, "dropped"));
    }

    /** Asks all to connect anew and resume (op 7). */
    synchronized void askToReconnect() {
        getConnections()
                .forEach(
                        connection -> write(connection, message(RECONNECT, null).toString()));
    }

    /** Tells all that their session is over (op 9), to be identified anew. */
    synchronized void invalidate() {
        sessions.values().forEach(session -> session.connection = null);
        getConnections()
                .forEach(connection -> write(
                        connection,
                        message(INVALID_SESSION, World.JSON.booleanNode(false)).toString()));
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

    @Override
    public void onError(@Nullable WebSocket connection, Exception fault) {}
}

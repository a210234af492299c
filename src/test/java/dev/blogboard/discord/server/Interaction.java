package dev.blogboard.discord.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One thing that a person did, and how the bot answered. Safe for use by several threads. */
public final class Interaction {
    public static final Duration TO_ACKNOWLEDGE = Duration.ofSeconds(3);
    private static final int EPHEMERAL = 1 << 6;

    final long id;
    final String token;
    final long channel;
    private final @Nullable ObjectNode source;
    private final long begun = System.nanoTime();
    private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    private int callbackType;
    private int callbackFlags;
    private @Nullable Duration acknowledgedAfter;
    private @Nullable JsonNode choices;
    private @Nullable JsonNode message;

    Interaction(long id, String token, long channel, @Nullable ObjectNode source) {
        this.id = id;
        this.token = token;
        this.channel = channel;
        this.source = source;
    }

    /** What is wrong with acknowledging it now, by Discord's error code; empty when nothing is. */
    synchronized Optional<Integer> acknowledge(int type, JsonNode data) {
        Duration after = Duration.ofNanos(System.nanoTime() - begun);
        if (acknowledgedAfter != null) {
            return Optional.of(40060);
        }
        if (after.compareTo(TO_ACKNOWLEDGE) > 0) {
            return Optional.of(10062);
        }
        acknowledgedAfter = after;
        callbackType = type;
        callbackFlags = data.path("flags").asInt();
        if (type == 8) {
            choices = data.path("choices");
            answer.complete(data);
        } else if (type == 4 || type == 7) {
            edit(data);
        } else if (type == 6 && source != null) {
            message = source;
        }
        return Optional.empty();
    }

    /** What became of it. */
    public enum Fate {
        ANSWERED,
        /** The bot could not have answered in time, whatever it did. */
        TOO_LATE_FOR_DISCORD,
        LOST
    }

    /** What has become of it once the bot had all the time that Discord gives it. */
    public Fate fate() {
        Duration left = TO_ACKNOWLEDGE.plusSeconds(2).minusNanos(System.nanoTime() - begun);
        try {
            answer(neverAcknowledged() ? left : Duration.ofSeconds(30));
            return Fate.ANSWERED;
        } catch (AssertionError none) {
            return neverAcknowledged() ? Fate.TOO_LATE_FOR_DISCORD : Fate.LOST;
        }
    }

    /** By now its three seconds are over, so that no answer would be taken. */
    private synchronized boolean neverAcknowledged() {
        return acknowledgedAfter == null;
    }

    synchronized boolean acknowledged() {
        return acknowledgedAfter != null && callbackType != 8;
    }

    synchronized void edit(JsonNode content) {
        message = content;
        answer.complete(content);
    }

    /** When it was sent, as {@link System#nanoTime} has it. */
    public long begun() {
        return begun;
    }

    /** How long after it was sent it was acknowledged; empty when it was not. */
    public synchronized Optional<Duration> acknowledgedAfter() {
        return Optional.ofNullable(acknowledgedAfter);
    }

    /** Whether only the person who did it sees the answer. */
    public synchronized boolean ephemeral() {
        return (callbackFlags & EPHEMERAL) != 0;
    }

    /** Whether the answer took the place of the message whose button was pressed. */
    public synchronized boolean inPlace() {
        return callbackType == 6 || callbackType == 7;
    }

    public boolean answered() {
        return answer.isDone();
    }

    /** The answer, waited for; whoever waits in vain gets an exception. */
    public JsonNode answer() {
        return answer(Duration.ofSeconds(30));
    }

    public JsonNode answer(Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException none) {
            throw new AssertionError("There was no answer to interaction " + id + ".", none);
        }
    }

    synchronized @Nullable JsonNode message() {
        return message;
    }

    synchronized @Nullable JsonNode choices() {
        return choices;
    }
}

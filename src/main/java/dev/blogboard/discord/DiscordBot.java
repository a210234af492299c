package dev.blogboard.discord;

import dev.blogboard.alert.Channel;
import dev.blogboard.command.Command;
import dev.blogboard.command.Completions;
import dev.blogboard.command.Departures;
import dev.blogboard.command.People;
import dev.blogboard.command.Presses;
import dev.blogboard.command.Reply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import org.jspecify.annotations.Nullable;

/** The bot, from its connection on. Safe for use by several threads. */
public final class DiscordBot implements AutoCloseable {
    /** Seconds; JDA's own limit of 15 minutes is long for people who wait. */
    private static final int LONGEST_RECONNECT_DELAY = 32;

    private static final Duration TO_FINISH = Duration.ofSeconds(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private static final System.Logger LOG = System.getLogger(DiscordBot.class.getName());

    private final DefaultShardManagerBuilder builder;
    private final ExecutorService answering;
    private final Channel channel;
    private volatile @Nullable ShardManager shards;
    private volatile boolean closed;

    private DiscordBot(DefaultShardManagerBuilder builder, ExecutorService answering, PressIds presses, People people) {
        this.builder = builder;
        this.answering = answering;
        this.channel = new DiscordChannel(() -> shards, presses, people);
    }

    /**
     * What the bot stands on.
     *
     * @param desk answers commands
     * @param registered what remembers the commands that Discord knows already
     */
    public record Backing(
            Function<Command, Reply> desk,
            Completions completions,
            People people,
            Departures departures,
            Presses presses,
            Registered registered,
            InstantSource clock,
            RandomGenerator random) {}

    /** Remembers, over restarts, which commands were registered last. */
    public interface Registered {
        @Nullable
        String fingerprint();

        void remember(String fingerprint);
    }

    /**
     * Connects, and goes on in the background until closed.
     *
     * @throws RefusedException when Discord does not know the token
     */
    public static DiscordBot connect(DiscordSettings settings, Backing backing) {
        MessageRequest.setDefaultMentions(EnumSet.noneOf(MentionType.class));
        ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();
        PressIds presses = new PressIds(backing.presses(), backing.clock());
        Operators operators = new Operators(settings.operators());
        Conversation conversation = new Conversation(
                backing.desk(), backing.people(), presses, operators, backing.clock(), backing.random());
        Listener listener = new Listener(
                conversation,
                new Completing(backing.completions(), backing.desk(), backing.people()),
                operators,
                backing.departures(),
                new Registrar(backing.registered()),
                answering);
        DefaultShardManagerBuilder builder = DefaultShardManagerBuilder.createLight(settings.token(), List.of())
                .enableCache(CacheFlag.FORUM_TAGS)
                .setMaxReconnectDelay(LONGEST_RECONNECT_DELAY)
                .setSessionController(new Sessions(settings.gatewayUrl()))
                .setRestConfigProvider(shard -> rest(settings))
                .setEnableShutdownHook(false)
                .addEventListeners(listener);
        DiscordBot bot = new DiscordBot(builder, answering, presses, backing.people());
        try {
            if (!bot.login()) {
                Thread.ofVirtual().name("discord-login").start(bot::loginUntilDone);
            }
            return bot;
        } catch (InvalidTokenException refused) {
            answering.shutdownNow();
            throw new RefusedException("Discord does not accept discord.token; copy it again from the application's"
                    + " page, Bot, Reset Token.");
        }
    }

    /** Returns false when Discord cannot be reached; once it was, JDA keeps the connection by itself. */
    private synchronized boolean login() {
        if (closed) {
            return true;
        }
        try {
            shards = builder.build();
            return true;
        } catch (InvalidTokenException refused) {
            throw refused;
        } catch (RuntimeException unreachable) {
            LOG.log(System.Logger.Level.WARNING, "Discord cannot be reached yet; this is tried again.", unreachable);
            return false;
        }
    }

    private void loginUntilDone() {
        Duration pause = FIRST_PAUSE;
        try {
            do {
                Thread.sleep(pause);
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            } while (!login());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (InvalidTokenException refused) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Discord does not accept discord.token. There is no Discord until that"
                            + " is set right and Blogboard started again.");
        }
    }

    private static RestConfig rest(DiscordSettings settings) {
        RestConfig config = new RestConfig();
        String url = settings.apiUrl();
        return url == null ? config : config.setBaseUrl(url.endsWith("/") ? url : url + "/");
    }

    /** Discord will not have us. */
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /** The way of alerts to Discord. */
    public Channel channel() {
        return channel;
    }

    /** Whether the bot is in this server and has seen it since it connected. */
    boolean knows(long server) {
        ShardManager connected = shards;
        return connected != null && connected.getGuildById(server) != null;
    }

    /** Whether the bot has seen this channel since it connected. */
    boolean sees(long channel) {
        ShardManager connected = shards;
        return connected != null && connected.getChannelById(GuildChannel.class, channel) != null;
    }

    /** Finishes what is being answered, for a few seconds at most. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        answering.shutdown();
        try {
            if (!answering.awaitTermination(TO_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
                answering.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            answering.shutdownNow();
            Thread.currentThread().interrupt();
        }
        ShardManager connected = shards;
        if (connected != null) {
            connected.shutdown();
        }
    }
}

package dev.blogboard.app;

import dev.blogboard.command.Completions;
import dev.blogboard.command.Departures;
import dev.blogboard.discord.DiscordBot;
import dev.blogboard.discord.DiscordSettings;
import dev.blogboard.sqlite.SqlitePeople;
import dev.blogboard.sqlite.SqlitePresses;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The wiring of the Discord bot. */
final class Discord {
    private static final String REGISTERED = "discord-commands";
    private static final Duration BUTTONS_KEPT = Duration.ofDays(90);

    private Discord() {}

    /** Connects the bot, where one is configured. */
    static Optional<DiscordBot> connect(App app) {
        if (app.config().discordToken().isEmpty()) {
            return Optional.empty();
        }
        SqlitePeople people = new SqlitePeople(app.database());
        DiscordBot.Backing backing = new DiscordBot.Backing(
                app.desk()::answer,
                new Completions(
                        app::search,
                        app::companies,
                        () -> app.topics().taxonomy(),
                        app.articles(),
                        app.feeds(),
                        people,
                        app.clock()),
                people,
                departures(app),
                new SqlitePresses(app.database()),
                registered(app),
                app.clock(),
                RandomGenerator.getDefault());
        try {
            return Optional.of(DiscordBot.connect(settings(app.config()), backing));
        } catch (DiscordBot.RefusedException refused) {
            throw new CommandFailedException(String.valueOf(refused.getMessage()));
        }
    }

    private static Departures departures(App app) {
        return new Departures(new SqlitePeople(app.database()), app.subscriptions(), app.clock());
    }

    /** Forgets what is too old to be of use, and what was to be erased by now; returns what that came to. */
    static String maintain(App app) {
        int buttons = new SqlitePresses(app.database())
                .forgetBefore(app.clock().instant().minus(BUTTONS_KEPT));
        int subscriptions = departures(app).erase();
        return buttons + " old messages' buttons forgotten, " + subscriptions + " subscriptions of left servers erased";
    }

    /** @throws ConfigException when an option is none that can be used */
    static DiscordSettings settings(Config config) {
        try {
            return new DiscordSettings(
                    config.discordToken(),
                    emptyToNull(config.discordApiUrl()),
                    emptyToNull(config.discordGatewayUrl()),
                    operators(config));
        } catch (IllegalArgumentException unusable) {
            throw new ConfigException(String.valueOf(unusable.getMessage()));
        }
    }

    /** The users who look after what all servers share; none where Discord is not used. */
    static Set<Long> operators(Config config) {
        return config.discordOperators().stream().map(Discord::user).collect(Collectors.toUnmodifiableSet());
    }

    private static Long user(String id) {
        try {
            return Long.parseUnsignedLong(id);
        } catch (NumberFormatException odd) {
            throw new ConfigException("discord.operators has \"" + id
                    + "\", and has to hold the numbers that Discord shows with Copy User ID.");
        }
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static DiscordBot.Registered registered(App app) {
        return new DiscordBot.Registered() {
            @Override
            public @Nullable String fingerprint() {
                return app.settings().get(REGISTERED).orElse(null);
            }

            @Override
            public void remember(String fingerprint) {
                app.settings().put(REGISTERED, fingerprint);
            }
        };
    }
}

package dev.blogboard.discord;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Discord, and who looks after the bot.
 *
 * @param token the bot's token, a secret
 * @param apiUrl another base URL of the REST interface; absent for Discord's own
 * @param gatewayUrl another URL of the gateway; absent for Discord's own
 * @param operators the users who may change what all servers share; empty for the application's owner or team
 */
public record DiscordSettings(
        String token, @Nullable String apiUrl, @Nullable String gatewayUrl, Set<Long> operators) {
    /** @throws IllegalArgumentException when a URL cannot be one; the message names its key */
    public DiscordSettings {
        operators = Set.copyOf(operators);
        if (apiUrl != null && !(apiUrl.matches("https?://.+") && apiUrl.contains("/api/v10"))) {
            throw new IllegalArgumentException("discord.api-url is \"" + apiUrl
                    + "\", and has to start with http:// or https:// and contain /api/v10.");
        }
        if (gatewayUrl != null && !gatewayUrl.matches("wss?://.+")) {
            throw new IllegalArgumentException(
                    "discord.gateway-url is \"" + gatewayUrl + "\", and has to start with ws:// or wss://.");
        }
    }

    /** Everything but the token, which must not reach a log. */
    @Override
    public String toString() {
        return "DiscordSettings[apiUrl=" + apiUrl + ", gatewayUrl=" + gatewayUrl + ", operators=" + operators + "]";
    }
}

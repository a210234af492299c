package dev.blogboard.discord;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.data.DataObject;

/** The bot's account with Discord: whether its token is good, and how to invite it. Needs no connection. */
public final class Account {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int UNAUTHORIZED = 401;
    /**
     * All that a server has to allow: posting alerts to channels and threads, and reading back there whether one has
     * arrived. Answers to commands need nothing.
     */
    private static final long PERMISSIONS = Permission.getRaw(
            Permission.VIEW_CHANNEL,
            Permission.MESSAGE_SEND,
            Permission.MESSAGE_SEND_IN_THREADS,
            Permission.MESSAGE_HISTORY);

    private Account() {}

    /** What Discord says of the token. */
    public sealed interface Standing {
        /** @param invitation the page on which a person adds the bot to a server or to their own account */
        record Good(String name, String invitation) implements Standing {}

        record Refused() implements Standing {}

        /** @param reason a sentence */
        record Unknown(String reason) implements Standing {}
    }

    /** Asks Discord about the token. */
    public static Standing standing(DiscordSettings settings) {
        String api = settings.apiUrl() == null ? RestConfig.DEFAULT_BASE_URL : settings.apiUrl();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create((api.endsWith("/") ? api : api + "/") + "oauth2/applications/@me"))
                .header("Authorization", "Bot " + settings.token())
                .header("User-Agent", RestConfig.USER_AGENT)
                .timeout(PATIENCE)
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 200 -> good(DataObject.fromJson(response.body()));
                case UNAUTHORIZED -> new Standing.Refused();
                default -> new Standing.Unknown("Discord answered with status " + response.statusCode() + ".");
            };
        } catch (IOException unreachable) {
            return new Standing.Unknown("Discord cannot be reached (" + unreachable.getMessage() + ").");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Standing.Unknown("There was no time to ask.");
        }
    }

    private static Standing good(DataObject application) {
        return new Standing.Good(application.getString("name", "the bot"), invitation(application.getString("id")));
    }

    static String invitation(String application) {
        return "https://discord.com/oauth2/authorize?client_id=" + application
                + "&scope=bot+applications.commands&permissions=" + PERMISSIONS;
    }
}

package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.Faults.Fault;
import dev.blogboard.discord.server.World;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code doctor} says of the bot's account. */
class DoctorOnDiscordTest {
    private final DiscordServer discord = new DiscordServer();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        discord.close();
    }

    private String doctor(int expectedExit, String token, String api) {
        StringWriter output = new StringWriter();
        int exit = Cli.line(Map.of(
                        "BLOGBOARD_DATA_DIR",
                        directory.toString(),
                        "BLOGBOARD_CATALOGUE_FILE",
                        "",
                        "BLOGBOARD_LIBRARY_LOAD",
                        "false",
                        "BLOGBOARD_DISCORD_TOKEN",
                        token,
                        "BLOGBOARD_DISCORD_API_URL",
                        api))
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(output))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .execute("doctor");
        assertEquals(expectedExit, exit, output::toString);
        return output.toString();
    }

    @Test
    void a_good_token_gives_the_link_that_invites_the_bot_and_stays_secret() {
        String said = doctor(0, DiscordServer.TOKEN, discord.apiUrl());
        assertTrue(said.contains("the token is Blogboard's"), said);
        assertTrue(
                said.contains("https://discord.com/oauth2/authorize?client_id=" + World.APPLICATION
                        + "&scope=bot+applications.commands&permissions=" + World.ALL_THAT_IS_NEEDED),
                said);
        assertTrue(!said.contains(DiscordServer.TOKEN), said);
    }

    @Test
    void a_token_that_discord_does_not_know_is_to_be_copied_again() {
        String said = doctor(1, "stale", discord.apiUrl());
        assertTrue(said.contains("WRONG discord"), said);
        assertTrue(said.contains("Discord does not accept the token"), said);
        assertTrue(!said.contains("stale"), said);
    }

    @Test
    void a_discord_that_is_away_or_troubled_is_told_from_a_bad_token() {
        String away = doctor(1, DiscordServer.TOKEN, "http://127.0.0.1:1/api/v10/");
        assertTrue(away.contains("Discord cannot be reached"), away);
        discord.faults().plan("GET", "oauth2/.*", 1, new Fault.Refused(503, 0, "Service Unavailable"));
        String troubled = doctor(1, DiscordServer.TOKEN, discord.apiUrl());
        assertTrue(troubled.contains("Discord answered with status 503"), troubled);
    }
}

package dev.blogboard.discord;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;

/** Tells Discord the slash commands, when they are others than the last time. */
final class Registrar {
    private final DiscordBot.Registered registered;

    Registrar(DiscordBot.Registered registered) {
        this.registered = registered;
    }

    void register(JDA jda) {
        List<SlashCommandData> commands = Registration.of(SlashCommands.ALL);
        String fingerprint = fingerprint(jda, commands);
        if (!fingerprint.equals(registered.fingerprint())) {
            jda.updateCommands().addCommands(commands).complete();
            registered.remember(fingerprint);
        }
    }

    /** Of these commands of this application. */
    private static String fingerprint(JDA jda, List<SlashCommandData> commands) {
        CRC32 sum = new CRC32();
        for (SlashCommandData command : commands) {
            sum.update(command.toData().toJson());
        }
        sum.update(jda.getSelfUser().getApplicationId().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}

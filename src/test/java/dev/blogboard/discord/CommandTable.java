package dev.blogboard.discord;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;

/** The slash commands as they are registered with Discord, as a table in Markdown. */
public final class CommandTable {
    private CommandTable() {}

    public static String markdown() {
        return "| command | does |\n|---|---|\n"
                + Registration.of(SlashCommands.ALL).stream()
                        .flatMap(CommandTable::rows)
                        .map(row -> row + "\n")
                        .collect(Collectors.joining());
    }

    private static Stream<String> rows(SlashCommandData command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(row(command.getName(), command.getOptions(), command.getDescription()))
                : command.getSubcommands().stream()
                        .map(sub ->
                                row(command.getName() + " " + sub.getName(), sub.getOptions(), sub.getDescription()));
    }

    private static String row(String name, List<OptionData> options, String about) {
        String all = options.stream()
                .map(option -> option.isRequired() ? " " + option.getName() : " [" + option.getName() + "]")
                .collect(Collectors.joining());
        return "| `/" + name + all + "` | " + about + " |";
    }
}

package dev.blogboard.discord;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/** The slash commands as Discord wants them registered. */
final class Registration {
    /** Those that alerts can go to. */
    private static final Set<ChannelType> CHANNELS = EnumSet.of(
            ChannelType.TEXT,
            ChannelType.NEWS,
            ChannelType.GUILD_PUBLIC_THREAD,
            ChannelType.GUILD_PRIVATE_THREAD,
            ChannelType.GUILD_NEWS_THREAD,
            ChannelType.FORUM,
            ChannelType.MEDIA,
            ChannelType.VOICE,
            ChannelType.STAGE);

    private Registration() {}

    /** The commands that are typed, in their order; those of two words as subcommands of their first. */
    static List<SlashCommandData> of(List<SlashCommand> commands) {
        Map<String, SlashCommandData> data = new LinkedHashMap<>();
        for (SlashCommand command : commands) {
            if (command.hidden()) {
                continue;
            }
            String[] words = command.name().split(" ", 2);
            if (words.length == 1) {
                data.put(words[0], slash(command, words[0], command.about()).addOptions(options(command)));
            } else {
                data.computeIfAbsent(words[0], name -> slash(command, name, groupAbout(commands, name)))
                        .addSubcommands(new SubcommandData(words[1], command.about()).addOptions(options(command)));
            }
        }
        return new ArrayList<>(data.values());
    }

    private static String groupAbout(List<SlashCommand> commands, String group) {
        List<String> members = commands.stream()
                .map(SlashCommand::name)
                .filter(name -> name.startsWith(group + " "))
                .map(name -> name.substring(group.length() + 1))
                .toList();
        return Shortened.toLength(group + ": " + String.join(", ", members), Payload.CHOICE);
    }

    private static SlashCommandData slash(SlashCommand command, String name, String about) {
        boolean changesServer = command.audience() == SlashCommand.Audience.MANAGERS;
        return Commands.slash(name, about)
                .setContexts(
                        InteractionContextType.GUILD,
                        InteractionContextType.BOT_DM,
                        InteractionContextType.PRIVATE_CHANNEL)
                .setIntegrationTypes(IntegrationType.GUILD_INSTALL, IntegrationType.USER_INSTALL)
                .setDefaultPermissions(
                        changesServer
                                ? DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER)
                                : DefaultMemberPermissions.ENABLED);
    }

    private static List<OptionData> options(SlashCommand command) {
        return command.parameters().stream().map(Registration::option).toList();
    }

    private static OptionData option(Parameter parameter) {
        OptionType type = switch (parameter.kind()) {
            case TEXT -> OptionType.STRING;
            case NUMBER -> OptionType.INTEGER;
            case CHANNEL -> OptionType.CHANNEL;
            case ROLE -> OptionType.ROLE;
        };
        OptionData option = new OptionData(type, parameter.name(), parameter.about(), parameter.required());
        if (type == OptionType.CHANNEL) {
            option.setChannelTypes(CHANNELS);
        }
        parameter.choices().forEach(option::addChoice);
        return parameter.completion() == Parameter.Completion.NONE ? option : option.setAutoComplete(true);
    }
}

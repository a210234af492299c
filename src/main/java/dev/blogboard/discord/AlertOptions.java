package dev.blogboard.discord;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.command.Command;
import java.util.List;
import java.util.Map;

/** What people say about alerts that came, or did not: {@code /why}, {@code /mute} and their kin. */
final class AlertOptions {
    static final List<SlashCommand> COMMANDS = List.of(
            SlashCommand.named(
                            "why",
                            "Why an article came here, or did not",
                            asked -> new Command.Why(asked.text("article"), FollowOptions.destination(asked)),
                            Parameter.text("article", "Its address").needed())
                    .asDiscreet(),
            SlashCommand.named(
                            "less-like-this",
                            "What can be muted of an alert",
                            asked -> new Command.LessLike(asked.text("article"), FollowOptions.changed(asked)),
                            Parameter.text("article", "Its number").needed())
                    .asHidden()
                    .asDiscreet(),
            SlashCommand.named(
                            "mute",
                            "No alerts here of what matches; alone shows what is muted",
                            AlertOptions::mute,
                            Parameter.text("query", "A word, a company, or anything you can search for"),
                            Parameter.number("days", "For how long; for good without saying so"))
                    .asDiscreet(),
            SlashCommand.named(
                            "unmute",
                            "End a mute",
                            asked -> new Command.Unmute(FollowOptions.changed(asked), asked.number("mute", 0)),
                            Parameter.number("mute", "Its number, as /mute shows it")
                                    .needed())
                    .asDiscreet());

    private AlertOptions() {}

    /** A command about what comes to a destination, wherever its button is pressed: a post of a forum has a channel of its own. */
    static Ask about(String command, Destination destination) {
        return switch (destination) {
            case Destination.DiscordChannel there ->
                new Ask(command, Map.of("to", "here", "channel", Long.toUnsignedString(there.channel())));
            case Destination.DiscordUser user -> new Ask(command, Map.of("to", "dm"));
            case Destination.Mailbox mailbox -> new Ask(command);
            case Destination.Terminal terminal -> new Ask(command);
        };
    }

    private static Command mute(Asked asked) {
        int days = asked.number("days", 0);
        if (asked.optional("subscription").isPresent()) {
            SubscriptionId subscription = new SubscriptionId(asked.number("subscription", 0));
            return new Command.Mute(FollowOptions.changed(asked), "", subscription, days);
        }
        return asked.text("query").isEmpty()
                ? new Command.ListMutes(FollowOptions.destination(asked))
                : new Command.Mute(FollowOptions.changed(asked), asked.text("query"), null, days);
    }
}

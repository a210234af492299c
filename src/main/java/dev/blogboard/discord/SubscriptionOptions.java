package dev.blogboard.discord;

import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.command.Caller;
import dev.blogboard.command.Changes;
import dev.blogboard.command.Command;
import dev.blogboard.discord.Parameter.Completion;
import dev.blogboard.discord.SlashCommand.UnusableOptionException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What people say about subscriptions that there are: {@code /subscriptions}, {@code /edit} and their buttons. */
final class SubscriptionOptions {
    static final List<SlashCommand> COMMANDS = List.of(
            SlashCommand.named(
                            "subscriptions",
                            "What you follow, and what this server does for those who manage it",
                            asked -> new Command.ListSubscriptions(caller(asked)))
                    .asDiscreet(),
            SlashCommand.named(
                            "edit",
                            "Change a subscription; what is not said stays as it is",
                            asked -> new Command.EditSubscription(subscription(asked), caller(asked), changes(asked)),
                            editable())
                    .asDiscreet(),
            onOne(
                    "subscriptions-one",
                    "A subscription by itself",
                    asked -> new Command.ShowSubscription(subscription(asked), caller(asked))),
            onOne(
                    "subscriptions-pause",
                    "Keep alerts back",
                    asked -> new Command.PauseSubscription(subscription(asked), caller(asked), true)),
            onOne(
                    "subscriptions-resume",
                    "Let alerts come again",
                    asked -> new Command.PauseSubscription(subscription(asked), caller(asked), false)),
            onOne(
                    "unfollow",
                    "No more alerts of a subscription",
                    asked -> new Command.Unsubscribe(subscription(asked), caller(asked))),
            SlashCommand.named(
                            "subscriptions-remove-all",
                            "No more alerts in any channel of this server",
                            asked -> new Command.RemoveServerSubscriptions(
                                    caller(asked), asked.text("sure").equals("yes")))
                    .asHidden()
                    .asDiscreet(),
            SlashCommand.named("leave", "Leave things as they are", asked -> new Command.Leave())
                    .asHidden()
                    .asDiscreet());

    private SubscriptionOptions() {}

    private static SlashCommand onOne(String name, String about, SlashCommand.Meaning meaning) {
        return SlashCommand.named(
                        name,
                        about,
                        meaning,
                        Parameter.text("subscription", "Its number").needed())
                .asHidden()
                .asDiscreet();
    }

    /** Where nothing is said, what there is holds on; tags follow from the channel, and so from {@code /subscribe}. */
    private static Parameter[] editable() {
        Stream<Parameter> first = Stream.of(
                Parameter.text("subscription", "Which one").needed().completing(Completion.SUBSCRIPTION),
                Parameter.text("query", "What to follow instead").completing(Completion.QUERY));
        return Stream.concat(first, Arrays.stream(FollowOptions.WISHES))
                .filter(parameter -> !parameter.name().equals("tags"))
                .map(parameter -> parameter.saying(
                        switch (parameter.name()) {
                            case "cadence" -> "How soon";
                            case "hour" -> "Of daily and weekly alerts, 0 to 23";
                            case "day" -> "Of weekly alerts";
                            case "quiet" -> "Hours without alerts, such as 22-7; none to end them";
                            case "most-a-day" -> "So many alerts one by one; 0 for any number";
                            default -> parameter.about();
                        }))
                .toArray(Parameter[]::new);
    }

    private static Changes changes(Asked asked) {
        return new Changes(
                asked.optional("query").orElse(null),
                asked.optional("cadence").map(FollowOptions::cadence).orElse(null),
                FollowOptions.zone(asked).orElse(null),
                asked.optional("hour").map(hour -> asked.number("hour", 0)).orElse(null),
                FollowOptions.day(asked).orElse(null),
                asked.optional("quiet").orElse(null),
                asked.optional("most-a-day")
                        .map(most -> asked.number("most-a-day", 0))
                        .orElse(null),
                FollowOptions.number(asked, "role"));
    }

    private static Caller caller(Asked asked) {
        return new Caller(asked.person(), asked.manager() ? asked.server() : null);
    }

    private static SubscriptionId subscription(Asked asked) {
        String typed = asked.text("subscription");
        if (!typed.matches("\\d{1,18}")) {
            throw new UnusableOptionException(
                    "\"" + typed + "\" is no subscription; choose one of those that are offered while you type.");
        }
        return new SubscriptionId(Long.parseLong(typed));
    }
}

package dev.blogboard.discord;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Timing;
import dev.blogboard.command.Command;
import dev.blogboard.discord.Parameter.Completion;
import dev.blogboard.discord.SlashCommand.UnusableOptionException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people say about subscriptions: the options of {@code /subscribe}, {@code /follow} and their kin. */
final class FollowOptions {
    private static final Parameter[] PLACE = {
        Parameter.text("to", "Where alerts go; without saying so, where /settings says, else here")
                .choice("this channel", "here")
                .choice("my direct messages", "dm")
                .choice("my mailbox, in my digest", "mail"),
        Parameter.channel("channel", "Another channel, thread or forum of this server")
    };

    /** How alerts come, each with what holds without saying so. */
    static final Parameter[] WISHES = {
        Parameter.text("cadence", "How soon; at once without saying so")
                .choice("at once", "instant")
                .choice("every hour", "hourly")
                .choice("every day", "daily")
                .choice("every week", "weekly"),
        Parameter.number("hour", "Of daily and weekly alerts, 0 to 23; 8 without saying so"),
        day(),
        Parameter.text("timezone", "Of hours and days, such as Europe/Berlin").completing(Completion.TIME_ZONE),
        Parameter.role("role", "To be mentioned with each alert"),
        Parameter.text("quiet", "Hours without alerts, such as 22-7"),
        Parameter.number("most-a-day", "So many alerts one by one; the rest comes next morning in one"),
        Parameter.text("tags", "In a forum: of its posts, with commas between them")
                .completing(Completion.FORUM_TAG)
    };

    /** What a mailbox's reader has said once for all digests, or no mail has. */
    static final List<String> NOT_BY_MAIL =
            List.of("channel", "hour", "day", "timezone", "role", "quiet", "most-a-day", "tags");

    static final List<SlashCommand> COMMANDS = List.of(
            SlashCommand.named(
                            "subscribe",
                            "Be told of new articles that match, in this channel or by direct message",
                            asked -> subscribe(asked, asked.text("query")),
                            with(Parameter.text("query", "As for /search, such as: kafka at linkedin")
                                    .needed()
                                    .completing(Completion.QUERY)))
                    .asDiscreet(),
            SlashCommand.named(
                            "follow",
                            "Be told of everything new of a company or a topic",
                            asked -> subscribe(asked, followed(asked)),
                            with(
                                    Parameter.text("company", "The company").completing(Completion.COMPANY),
                                    Parameter.text("topic", "The topic").completing(Completion.TOPIC)))
                    .asDiscreet());

    private FollowOptions() {}

    private static Parameter day() {
        Parameter day = Parameter.text("day", "Of weekly alerts; Monday without saying so");
        for (DayOfWeek one : DayOfWeek.values()) {
            day = day.choice(
                    one.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                    one.name().toLowerCase(Locale.ROOT));
        }
        return day;
    }

    private static Parameter[] with(Parameter... first) {
        return Stream.of(first, PLACE, WISHES).flatMap(Arrays::stream).toArray(Parameter[]::new);
    }

    static Command subscribe(Asked asked, String query) {
        if (asked.text("to").equals("mail")) {
            return byMail(asked, query);
        }
        Destination destination = changed(asked.optional("to").isPresent() ? asked : where(asked));
        Long server = destination instanceof Destination.DiscordChannel ? asked.server() : null;
        return new Command.Subscribe(
                query,
                destination,
                timing(asked),
                new Manner(number(asked, "role"), tags(asked, destination)),
                new Subscription.Owner(asked.user(), server),
                asked.text("sure").equals("yes"));
    }

    private static Command byMail(Asked asked, String query) {
        List<String> idle = NOT_BY_MAIL.stream()
                .filter(option -> asked.optional(option).isPresent())
                .toList();
        if (!idle.isEmpty()) {
            throw new UnusableOptionException(
                    "Mail comes with your digest, whose day, hour and time zone you choose by the"
                            + " link at its foot. Leave out " + String.join(", ", idle) + ".");
        }
        String cadence = asked.text("cadence");
        return new Command.SubscribeByMail(
                query,
                new Subscription.Owner(asked.user(), null),
                asked.person(),
                asked.text("mailbox"),
                cadence.isEmpty() ? null : cadence(cadence),
                asked.text("sure").equals("yes"));
    }

    /** Where nothing else is said, alerts go to the channel that the server has chosen for them. */
    private static Asked where(Asked asked) {
        Long chosen = asked.settings().channel();
        return chosen == null
                        || asked.server() == null
                        || asked.optional("channel").isPresent()
                ? asked
                : asked.with("channel", Long.toUnsignedString(chosen));
    }

    private static String followed(Asked asked) {
        String company = asked.text("company");
        String topic = asked.text("topic");
        if (company.isEmpty() == topic.isEmpty()) {
            throw new UnusableOptionException("Follow whom or what? Choose a company or a topic.");
        }
        return company.isEmpty()
                ? SlashCommands.topic(topic).strip()
                : SlashCommands.company(company).strip();
    }

    /** Where the alerts go that it is about. */
    static Destination destination(Asked asked) {
        Long channel = number(asked, "channel");
        boolean direct = asked.server() == null || asked.text("to").equals("dm");
        return direct ? asked.person() : new Destination.DiscordChannel(channel == null ? asked.channel() : channel);
    }

    /** As {@link #destination}, for who wants to change what comes there. */
    static Destination changed(Asked asked) {
        Destination destination = destination(asked);
        if (destination instanceof Destination.DiscordChannel && !asked.manager()) {
            throw new UnusableOptionException("What comes into a channel is for those to decide who have the permission"
                    + " Manage Server. Your own alerts can come by direct message: /subscribe with to: my direct"
                    + " messages.");
        }
        return destination;
    }

    private static Timing timing(Asked asked) {
        String quiet = asked.text("quiet");
        try {
            return new Timing(
                    cadence(asked.text("cadence")),
                    zone(asked).orElse(asked.zone()),
                    asked.number("hour", 8),
                    day(asked).orElse(DayOfWeek.MONDAY),
                    quiet.isEmpty() ? null : Timing.Quiet.parse(quiet),
                    asked.number("most-a-day", 0));
        } catch (IllegalArgumentException odd) {
            throw new UnusableOptionException(String.valueOf(odd.getMessage()));
        }
    }

    static Optional<ZoneId> zone(Asked asked) {
        try {
            return asked.optional("timezone").map(ZoneId::of);
        } catch (DateTimeException unknown) {
            throw new UnusableOptionException("timezone is \"" + asked.text("timezone")
                    + "\", and has to be one such as UTC, Europe/Berlin or America/New_York.");
        }
    }

    static Optional<DayOfWeek> day(Asked asked) {
        return asked.optional("day").map(FollowOptions::day);
    }

    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () -> new UnusableOptionException("day is \"" + name + "\", and has to be one of the week."));
    }

    static Cadence cadence(String name) {
        return Arrays.stream(Cadence.values())
                .filter(cadence -> cadence.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(Cadence.INSTANT);
    }

    private static List<Long> tags(Asked asked, Destination destination) {
        List<String> typed = Arrays.stream(asked.text("tags").split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
        if (typed.isEmpty()) {
            return List.of();
        }
        Forum forum = asked.forum(destination)
                .orElseThrow(() -> new UnusableOptionException(
                        "Tags are for the posts of a forum; choose a forum as the channel, or leave them out."));
        if (typed.size() > Forum.MOST_TAGS) {
            throw new UnusableOptionException(
                    "A post of a forum has at most " + Forum.MOST_TAGS + " tags, and these are " + typed.size() + ".");
        }
        return typed.stream()
                .map(tag -> forum.named(tag)
                        .orElseThrow(() -> noSuchTag(tag, forum))
                        .id())
                .toList();
    }

    private static UnusableOptionException noSuchTag(String typed, Forum forum) {
        return new UnusableOptionException(
                forum.tags().isEmpty()
                        ? "The forum has no tags that the bot may use; \"" + typed + "\" is none."
                        : "The forum has no tag \"" + typed + "\" that the bot may use. Those there are: "
                                + forum.tags().stream().map(Forum.Tag::name).collect(Collectors.joining(", ")) + ".");
    }

    static @Nullable Long number(Asked asked, String option) {
        return asked.optional(option)
                .filter(text -> text.matches("\\d{1,20}"))
                .map(Long::parseUnsignedLong)
                .orElse(null);
    }
}

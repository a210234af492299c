package dev.blogboard.discord;

import dev.blogboard.alert.Destination;
import dev.blogboard.command.Party;
import dev.blogboard.command.Settings;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, by whom and where.
 *
 * @param user who asks, by snowflake
 * @param server where, by snowflake; absent in direct messages
 * @param channel where, by snowflake
 * @param operator whether this person looks after the bot as a whole
 * @param manager whether this person may manage the server
 * @param settings what holds here: the server's, or in direct messages the person's
 * @param forums what is known of forums
 */
record Asked(
        Ask ask,
        long user,
        @Nullable Long server,
        long channel,
        boolean operator,
        boolean manager,
        Settings settings,
        LongFunction<Optional<Forum>> forums) {
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** The person, as the desk knows one. */
    Destination person() {
        return new Destination.DiscordUser(user);
    }

    /** Whose settings hold here: the server's, or in direct messages the person's. */
    Party party() {
        return server == null ? new Party.Person(person()) : new Party.Server(server);
    }

    /** An option that Discord made sure is there; empty when a person left it blank. */
    String text(String option) {
        return ask.options().getOrDefault(option, "").strip();
    }

    Optional<String> optional(String option) {
        return Optional.of(text(option)).filter(text -> !text.isEmpty());
    }

    /**
     * A number that a button carries.
     *
     * @return it, or the given one where there is none
     */
    int number(String option, int otherwise) {
        return optional(option)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    /** The same, about the person's own alerts wherever they ask. */
    Asked inPrivate() {
        return with("to", "dm");
    }

    /** The same with another value of an option. */
    Asked with(String option, String value) {
        return new Asked(ask.with(option, value), user, server, channel, operator, manager, settings, forums);
    }

    /** What is known of a destination that is a forum; empty where it is none. */
    Optional<Forum> forum(Destination destination) {
        return destination instanceof Destination.DiscordChannel there
                ? forums.apply(there.channel())
                : Optional.empty();
    }

    /** The time zone in which hours and days are meant, where nothing else is said. */
    ZoneId zone() {
        return settings.zone() == null ? UTC : settings.zone();
    }

    /** The language in which to write dates. */
    Locale dates() {
        return settings.datesOrUsual();
    }

    Asked with(Settings others) {
        return new Asked(ask, user, server, channel, operator, manager, others, forums);
    }
}

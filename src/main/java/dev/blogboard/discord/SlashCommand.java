package dev.blogboard.discord;

import dev.blogboard.command.Command;
import java.util.List;

/**
 * A slash command: how Discord shows it, and what the desk is asked for it.
 *
 * @param name one word, or two where the first groups several ({@code feeds add})
 * @param about what it does, at most 100 characters
 * @param audience who may use it
 * @param discreet whether only the person who asks sees the answer
 * @param hidden whether it is only ever pressed, and so not offered to be typed
 */
record SlashCommand(
        String name,
        String about,
        List<Parameter> parameters,
        Audience audience,
        boolean discreet,
        boolean hidden,
        Meaning meaning) {
    SlashCommand {
        parameters = List.copyOf(parameters);
    }

    enum Audience {
        EVERYONE,
        /** In a server those who may manage it; in direct messages everyone, for themselves. */
        MANAGERS,
        /** Those who look after the bot as a whole. */
        OPERATORS
    }

    /** What a person who uses it wants of the desk. */
    @FunctionalInterface
    interface Meaning {
        /** @throws UnusableOptionException when an option makes no sense */
        Command of(Asked asked);
    }

    /** An option that makes no sense; the message is for the person who typed it. */
    static final class UnusableOptionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableOptionException(String message) {
            super(message);
        }
    }

    static SlashCommand named(String name, String about, Meaning meaning, Parameter... parameters) {
        return new SlashCommand(name, about, List.of(parameters), Audience.EVERYONE, false, false, meaning);
    }

    SlashCommand only(Audience others) {
        return new SlashCommand(name, about, parameters, others, discreet, hidden, meaning);
    }

    SlashCommand asDiscreet() {
        return new SlashCommand(name, about, parameters, audience, true, hidden, meaning);
    }

    SlashCommand asHidden() {
        return new SlashCommand(name, about, parameters, audience, discreet, true, meaning);
    }

    /** The parameter of that name; a command's own are always found. */
    Parameter parameter(String parameter) {
        return parameters.stream()
                .filter(one -> one.name().equals(parameter))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no " + parameter));
    }
}

package dev.blogboard.alert;

import java.util.Locale;
import java.util.regex.Pattern;

/** Where alerts go. Its text is what commands and the store use, and {@link #parse} reads. */
public sealed interface Destination {
    /** The terminal that the server runs in. */
    record Terminal() implements Destination {
        @Override
        public String toString() {
            return "terminal";
        }
    }

    /** A channel, thread or forum of a Discord server, by its snowflake. */
    record DiscordChannel(long channel) implements Destination {
        @Override
        public String toString() {
            return "channel:" + Long.toUnsignedString(channel);
        }
    }

    /** Direct messages to a Discord user, by its snowflake. */
    record DiscordUser(long user) implements Destination {
        @Override
        public String toString() {
            return "dm:" + Long.toUnsignedString(user);
        }
    }

    /** A mailbox; alerts for it are gathered into digests. */
    record Mailbox(String address) implements Destination {
        /** What a person may type; whether mail arrives there, only a confirmation can tell (RFC 5321, 4.1.2). */
        private static final Pattern PLAUSIBLE =
                Pattern.compile("[^\\s@<>\"(),:;\\\\\\[\\]\\p{Cntrl}]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)*");

        public Mailbox {
            if (address.length() > 254 || !PLAUSIBLE.matcher(address).matches()) {
                throw new IllegalArgumentException("\"" + address + "\" is no mail address.");
            }
        }

        @Override
        public String toString() {
            return "mail:" + address;
        }
    }

    /**
     * Reads {@code terminal}, {@code channel:ID}, {@code dm:ID} or {@code mail:ADDRESS}.
     *
     * @throws IllegalArgumentException when the text is none of these; the message is a sentence for people
     */
    static Destination parse(String text) {
        String[] parts = text.strip().split(":", 2);
        String rest = parts.length == 2 ? parts[1].strip() : "";
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "terminal" -> new Terminal();
            case "channel" -> new DiscordChannel(snowflake(text, rest));
            case "dm" -> new DiscordUser(snowflake(text, rest));
            case "mail" -> new Mailbox(rest);
            default ->
                throw new IllegalArgumentException(
                        "\"" + text + "\" is no destination; use terminal, channel:ID, dm:ID or mail:ADDRESS.");
        };
    }

    private static long snowflake(String whole, String digits) {
        try {
            return Long.parseUnsignedLong(digits);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "\"" + whole + "\" needs the number that Discord shows with Copy ID.", notANumber);
        }
    }
}

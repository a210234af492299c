package dev.blogboard.command;

import dev.blogboard.alert.Destination;

/** Whose settings are meant. Its text is what the store uses. */
public sealed interface Party {
    /** A person, by the destination that is theirs alone. */
    record Person(Destination home) implements Party {
        @Override
        public String toString() {
            return home.toString();
        }
    }

    /** A server of a chat platform, by its number there. */
    record Server(long id) implements Party {
        @Override
        public String toString() {
            return "server:" + Long.toUnsignedString(id);
        }
    }
}

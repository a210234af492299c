package dev.blogboard.discord;

import java.util.Map;
import java.util.TreeMap;

/**
 * A slash command with its options: what a person typed, or what a button or a choice in a menu stands for.
 *
 * @param command the full name, such as {@code feeds add}
 * @param options by name, as text
 */
record Ask(String command, Map<String, String> options) {
    Ask {
        options = Map.copyOf(options);
    }

    Ask(String command) {
        this(command, Map.of());
    }

    /** The same with another value of an option; an empty one leaves the option out. */
    Ask with(String option, String value) {
        Map<String, String> changed = new TreeMap<>(options);
        if (value.isEmpty()) {
            changed.remove(option);
        } else {
            changed.put(option, value);
        }
        return new Ask(command, changed);
    }
}

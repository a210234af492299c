package dev.blogboard.discord;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An option of a slash command.
 *
 * @param about what it means, at most 100 characters
 * @param choices what it may be, value by label; empty for anything of its kind
 */
record Parameter(
        String name, String about, Kind kind, boolean required, Map<String, String> choices, Completion completion) {
    enum Kind {
        TEXT,
        NUMBER,
        CHANNEL,
        ROLE
    }

    /** What is offered while a person types. */
    enum Completion {
        NONE,
        QUERY,
        COMPANY,
        TOPIC,
        /** An article, by words of its title. */
        ARTICLE,
        /** The URL of a feed that is polled. */
        FEED,
        TIME_ZONE,
        /** One of those that the person may change, by its query. */
        SUBSCRIPTION,
        /** Tags of the forum that is the channel, with commas between them. */
        FORUM_TAG
    }

    static Parameter text(String name, String about) {
        return new Parameter(name, about, Kind.TEXT, false, Map.of(), Completion.NONE);
    }

    static Parameter channel(String name, String about) {
        return new Parameter(name, about, Kind.CHANNEL, false, Map.of(), Completion.NONE);
    }

    static Parameter number(String name, String about) {
        return new Parameter(name, about, Kind.NUMBER, false, Map.of(), Completion.NONE);
    }

    static Parameter role(String name, String about) {
        return new Parameter(name, about, Kind.ROLE, false, Map.of(), Completion.NONE);
    }

    /** The same with other words for what it means. */
    Parameter saying(String otherAbout) {
        return new Parameter(name, otherAbout, kind, required, choices, completion);
    }

    Parameter needed() {
        return new Parameter(name, about, kind, true, choices, completion);
    }

    Parameter completing(Completion other) {
        return new Parameter(name, about, kind, required, choices, other);
    }

    /** One more value that it may have. */
    Parameter choice(String label, String value) {
        Map<String, String> more = new LinkedHashMap<>(choices);
        more.put(label, value);
        return new Parameter(name, about, kind, required, more, completion);
    }
}

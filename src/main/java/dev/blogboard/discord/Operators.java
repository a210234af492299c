package dev.blogboard.discord;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.ApplicationInfo;
import net.dv8tion.jda.api.entities.ISnowflake;

/** The people who look after the bot as a whole. Safe for use by several threads. */
final class Operators {
    private volatile Set<Long> users;
    private final boolean configured;

    Operators(Set<Long> users) {
        this.users = Set.copyOf(users);
        this.configured = !users.isEmpty();
    }

    /** Where none are configured, the application's team or owner are they. */
    void take(ApplicationInfo application) {
        if (!configured) {
            users = (application.getTeam() == null
                            ? Stream.of(application.getOwner().getIdLong())
                            : application.getTeam().getMembers().stream()
                                    .map(member -> member.getUser())
                                    .map(ISnowflake::getIdLong))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    boolean include(long user) {
        return users.contains(user);
    }
}

package dev.blogboard.digest;

import dev.blogboard.article.Company;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in a few words why an article is in a digest. */
final class Reasons {
    private static final int NAMED = 3;

    private Reasons() {}

    static String matched(List<Following.Follow> matched, Optional<Company> followed) {
        List<String> queries = matched.stream()
                .filter(follow ->
                        followed.isEmpty() || !follow.interest().words().isEmpty())
                .map(follow -> follow.subscription().query())
                .toList();
        String reason = queries.stream().limit(NAMED).collect(Collectors.joining(", "));
        if (queries.size() > NAMED) {
            reason += " and " + (queries.size() - NAMED) + " more";
        }
        if (followed.isEmpty()) {
            return "matched " + reason;
        }
        return queries.isEmpty() ? follow(followed.get()) : "matched " + reason + " · " + follow(followed.get());
    }

    static String follow(Company company) {
        return "you follow " + company.name();
    }

    /** @param trend what of its subject rises */
    static String discovery(Company company, List<String> words, Optional<String> trend) {
        String rising = trend.map(topic -> "rising this week: " + topic + " · ").orElse("");
        String mention = words.isEmpty()
                ? ""
                : "mentions " + words.stream().limit(NAMED).collect(Collectors.joining(", ")) + " · ";
        return rising + mention + "you do not follow " + company.name() + " yet";
    }
}

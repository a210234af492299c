package dev.blogboard.discover;

import dev.blogboard.article.Company;
import dev.blogboard.topic.Taxonomy;
import dev.blogboard.topic.Topic;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes what: a company makes a topic when its blog is where the topic's home page is, when it is called as the topic
 * is, or when the taxonomy says so. Immutable.
 */
final class Makers {
    /** Homes of many projects that belong to none of them. */
    private static final Set<String> SHARED = Set.of("github.com", "github.io", "wikipedia.org", "readthedocs.io");

    private final Map<String, Set<String>> atHome = new HashMap<>();
    private final Map<String, Set<String>> called = new HashMap<>();
    private final Map<String, Set<String>> named = new HashMap<>();

    Makers(Taxonomy taxonomy) {
        for (Topic topic : taxonomy.all()) {
            domain(topic.home())
                    .filter(domain -> !SHARED.contains(domain))
                    .ifPresent(domain -> add(atHome, domain, topic));
            add(called, topic.id(), topic);
            topic.makers().forEach(company -> add(named, company, topic));
        }
    }

    private static void add(Map<String, Set<String>> to, String key, Topic topic) {
        to.computeIfAbsent(key, none -> new HashSet<>()).add(topic.id());
    }

    /** The ids of the topics whose own project a company is, such as the Rust project for Rust. */
    Set<String> ownTopics(Company company) {
        Set<String> own = new HashSet<>(called.getOrDefault(company.id().value(), Set.of()));
        domain(company.site()).ifPresent(domain -> own.addAll(atHome.getOrDefault(domain, Set.of())));
        return own;
    }

    /** The ids of all topics that a company makes, or something of their kind. */
    Set<String> madeBy(Company company) {
        Set<String> made = ownTopics(company);
        made.addAll(named.getOrDefault(company.id().value(), Set.of()));
        return made;
    }

    /** The last two parts of a URL's host. */
    private static Optional<String> domain(@Nullable String url) {
        try {
            String host = url == null ? null : URI.create(url).getHost();
            String[] parts =
                    host == null ? new String[0] : host.toLowerCase(Locale.ROOT).split("\\.");
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(parts[parts.length - 2] + "." + parts[parts.length - 1]);
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }
}

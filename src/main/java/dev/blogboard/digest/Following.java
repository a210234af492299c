package dev.blogboard.digest;

import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.article.Companies;
import dev.blogboard.article.CompanyId;
import dev.blogboard.search.Query;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a reader follows: the subscriptions that a digest is made of, and the interests they show. */
final class Following {
    private final Map<SubscriptionId, Follow> follows = new LinkedHashMap<>();
    private final Interest all;
    private final Set<CompanyId> companies = new HashSet<>();

    /** A subscription, and what it shows; nothing where its query can no longer be read, which matching reports. */
    record Follow(Subscription subscription, Interest interest) {}

    Following(List<Subscription> subscriptions, QueryParser parser, Companies known) {
        List<Query> queries = new ArrayList<>();
        for (Subscription subscription : subscriptions) {
            List<Query> own = parse(parser, subscription).stream().toList();
            queries.addAll(own);
            follows.put(subscription.id(), new Follow(subscription, Interest.of(own)));
        }
        all = Interest.of(queries);
        all.companies().forEach(company -> companies.addAll(known.family(company)));
    }

    private static Optional<Query> parse(QueryParser parser, Subscription subscription) {
        try {
            return Optional.of(parser.parse(subscription.query()).query());
        } catch (QuerySyntaxException unreadable) {
            return Optional.empty();
        }
    }

    Iterable<Follow> inOrder() {
        return follows.values();
    }

    Optional<Follow> of(SubscriptionId subscription) {
        return Optional.ofNullable(follows.get(subscription));
    }

    /** The words of all its queries, in lower case. */
    Set<String> words() {
        return all.words();
    }

    boolean follows(CompanyId company) {
        return companies.contains(company);
    }
}

package dev.blogboard.digest;

import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.article.CompanyId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a reader follows: the subscriptions that a digest is made of, and the interests they show. */
final class Following {
    private final Map<SubscriptionId, Follow> follows = new LinkedHashMap<>();
    private final Set<String> words = new LinkedHashSet<>();
    private final Set<CompanyId> companies = new HashSet<>();

    /** A subscription, and what it shows; nothing where its query can no longer be read, which matching reports. */
    record Follow(Subscription subscription, Interest interest) {}

    Following(List<Subscription> subscriptions, Interests interests) {
        for (Subscription subscription : subscriptions) {
            Interest interest = interests.of(subscription.query());
            follows.put(subscription.id(), new Follow(subscription, interest));
            words.addAll(interest.words());
            companies.addAll(interest.companies());
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
        return words;
    }

    boolean follows(CompanyId company) {
        return companies.contains(company);
    }
}

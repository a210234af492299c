package dev.blogboard.app;

import dev.blogboard.article.Company;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds;
import java.util.List;
import java.util.Optional;

/** Finds the feeds that a person means. */
final class FeedNames {
    private FeedNames() {}

    /** The feed of this URL, or all feeds of the company of this name; empty when there is none. */
    static Optional<List<Feed>> find(Feeds feeds, String name) {
        Optional<Feed> byUrl = feeds.withUrl(name.strip());
        if (byUrl.isPresent()) {
            return byUrl.map(List::of);
        }
        List<Feed> ofCompany =
                feeds.companies().named(name).map(company -> of(feeds, company)).orElse(List.of());
        return ofCompany.isEmpty() ? Optional.empty() : Optional.of(ofCompany);
    }

    private static List<Feed> of(Feeds feeds, Company company) {
        return feeds.all().stream()
                .filter(feed -> feed.company().equals(company.id()))
                .toList();
    }
}

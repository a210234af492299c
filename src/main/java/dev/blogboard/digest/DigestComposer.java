package dev.blogboard.digest;

import dev.blogboard.alert.Alert;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.digest.Section.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Composes the digest of one reader for one window: what matched each subscription, then the best of the companies it
 * follows, then a few discoveries. Each story is told once.
 */
final class DigestComposer {
    static final int PER_COMPANY = 3;
    static final int MATCHES = 8;
    static final int BEST = 6;
    static final int DISCOVERIES = 4;

    private final long edition;
    private final Reader reader;
    private final Window window;
    private final Following following;
    private final Companies companies;
    private final Set<String> told = new HashSet<>();

    /** @param edition its number in the ledger; 0 for one that is not there */
    DigestComposer(long edition, Reader reader, Window window, Following following, Companies companies) {
        this.edition = edition;
        this.reader = reader;
        this.window = window;
        this.following = following;
        this.companies = companies;
    }

    /** @param arrivals what came into the store within the window */
    Digest compose(List<Alert> alerts, List<Story> arrivals) {
        List<Section> sections = new ArrayList<>(matches(alerts));
        List<Ranked> others = arrivals.stream()
                .filter(story -> !told.contains(story.key()))
                .map(this::ranked)
                .toList();
        section(
                        new Topic.Best(),
                        others.stream()
                                .filter(other -> isFollowed(other.story()))
                                .toList(),
                        PER_COMPANY,
                        BEST)
                .ifPresent(sections::add);
        section(
                        new Topic.Discoveries(),
                        others.stream()
                                .filter(other -> !isFollowed(other.story()))
                                .toList(),
                        1,
                        DISCOVERIES)
                // How much else there is in the world is no news.
                .map(section -> new Section(section.topic(), section.entries(), 0))
                .ifPresent(sections::add);
        return new Digest(edition, reader, window, Edition.key(reader, window), sections, 0);
    }

    /** A story, what to look for in it, why it is there, and how much it deserves its place. */
    private record Ranked(Story story, Set<String> words, String why, double score) {}

    private List<Section> matches(List<Alert> alerts) {
        Map<String, Set<SubscriptionId>> subscriptionsOf = new HashMap<>();
        Map<SubscriptionId, Integer> sizes = new HashMap<>();
        for (Alert alert : alerts) {
            SubscriptionId subscription = alert.subscription().id();
            subscriptionsOf
                    .computeIfAbsent(Story.key(alert.article()), story -> new HashSet<>())
                    .add(subscription);
            sizes.merge(subscription, 1, Integer::sum);
        }
        Map<SubscriptionId, List<Ranked>> placed = new LinkedHashMap<>();
        following.inOrder().forEach(follow -> placed.put(follow.subscription().id(), new ArrayList<>()));
        for (Story story : Story.of(alerts.stream().map(Alert::article).toList())) {
            List<Following.Follow> matched = subscriptionsOf.getOrDefault(story.key(), Set.of()).stream()
                    .sorted(Comparator.comparingLong(SubscriptionId::value))
                    .flatMap(id -> following.of(id).stream())
                    .toList();
            // The subscription that matched least is the most particular about what it matches.
            matched.stream()
                    .map(follow -> follow.subscription().id())
                    .min(Comparator.comparing(id -> sizes.getOrDefault(id, 0)))
                    .ifPresent(id -> placed.getOrDefault(id, new ArrayList<>()).add(ranked(story, matched)));
        }
        return placed.entrySet().stream()
                .flatMap(entry -> following.of(entry.getKey()).stream()
                        .flatMap(follow -> section(
                                new Topic.Matches(follow.subscription().query()),
                                entry.getValue(),
                                PER_COMPANY,
                                MATCHES)
                                .stream()))
                .toList();
    }

    private Ranked ranked(Story story, List<Following.Follow> matched) {
        told.add(story.key());
        Set<String> words = matched.stream()
                .flatMap(follow -> follow.interest().words().stream())
                .collect(Collectors.toSet());
        double score = 3.0 * matched.size() + worth(story, words);
        return new Ranked(story, words, Reasons.matched(matched, followed(story)), score);
    }

    private Ranked ranked(Story story) {
        Set<String> words = following.words();
        Optional<Company> followed = followed(story);
        String why = followed.isPresent()
                ? Reasons.follow(followed.get())
                : Reasons.discovery(company(story.article()), wordsIn(story, words));
        return new Ranked(story, words, why, worth(story, words));
    }

    /** The words looked for in the title count twice, each further source twice, and freshness up to once. */
    private double worth(Story story, Set<String> words) {
        Duration age = Duration.between(window.start(), story.article().firstSeen());
        Duration whole = Duration.between(window.start(), window.end());
        double freshness = Math.clamp((double) age.toSeconds() / Math.max(1, whole.toSeconds()), 0, 1);
        return 2.0 * wordsIn(story, words).size() + 2.0 * story.alsoAt().size() + freshness;
    }

    private static List<String> wordsIn(Story story, Set<String> words) {
        return words.stream().filter(story.lowerTitle()::contains).toList();
    }

    private Optional<Section> section(Topic topic, List<Ranked> candidates, int perCompany, int most) {
        Map<CompanyId, Integer> ofCompany = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        List<Ranked> best = candidates.stream()
                .sorted(Comparator.comparingDouble(Ranked::score)
                        .reversed()
                        .thenComparing(ranked -> ranked.story().article().id(), Comparator.reverseOrder()))
                .toList();
        for (Ranked ranked : best) {
            CompanyId company = ranked.story().article().company();
            if (entries.size() < most && ofCompany.merge(company, 1, Integer::sum) <= perCompany) {
                entries.add(entry(ranked));
            }
        }
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(topic, entries, candidates.size() - entries.size()));
    }

    private Entry entry(Ranked ranked) {
        Article article = ranked.story().article();
        return new Entry(
                article,
                company(article),
                ranked.story().alsoAt(),
                Snippets.of(article.title(), article.text(), ranked.words()),
                ranked.why());
    }

    private boolean isFollowed(Story story) {
        return followed(story).isPresent();
    }

    private Optional<Company> followed(Story story) {
        Company company = company(story.article());
        return following.follows(company.id()) ? Optional.of(company) : Optional.empty();
    }

    private Company company(Article article) {
        return companies
                .withId(article.company())
                .orElseGet(() -> Company.named(article.company().value()));
    }
}

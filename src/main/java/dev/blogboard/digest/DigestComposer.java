package dev.blogboard.digest;

import dev.blogboard.alert.Alert;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.digest.Section.Topic;
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
    /** A subject that rises is worth a word of the reader's in the title. */
    private static final double TREND = 2;

    private final long edition;
    private final Reader reader;
    private final Window window;
    private final Following following;
    private final Companies companies;
    private final Snippets snippets;
    private final Set<String> told = new HashSet<>();

    /** @param edition its number in the ledger; 0 for one that is not there */
    DigestComposer(
            long edition, Reader reader, Window window, Following following, Companies companies, Snippets snippets) {
        this.edition = edition;
        this.reader = reader;
        this.window = window;
        this.following = following;
        this.companies = companies;
        this.snippets = snippets;
    }

    /** @param arrivals what came into the store within the window */
    Digest compose(List<Alert> alerts, Arrivals arrivals) {
        List<Section> sections = new ArrayList<>(matches(alerts));
        List<Ranked> followed = new ArrayList<>();
        List<Ranked> unknown = new ArrayList<>();
        double[] worths = arrivals.worths(following.words());
        for (int index = 0; index < worths.length; index++) {
            Story story = arrivals.stories().get(index);
            if (told.contains(story.key())) {
                continue;
            }
            if (follows(story)) {
                followed.add(new Ranked(story, List.of(), Optional.empty(), worths[index]));
            } else {
                Optional<String> trend = arrivals.trend(story);
                double score = worths[index] + (trend.isPresent() ? TREND : 0);
                unknown.add(new Ranked(story, List.of(), trend, score));
            }
        }
        section(new Topic.Best(), followed, PER_COMPANY, BEST).ifPresent(sections::add);
        section(new Topic.Discoveries(), unknown, 1, DISCOVERIES)
                // How much else there is in the world is no news.
                .map(section -> new Section(section.topic(), section.entries(), 0))
                .ifPresent(sections::add);
        return new Digest(edition, reader, window, Edition.key(reader, window), sections, 0);
    }

    /**
     * A story, and how much it deserves its place.
     *
     * @param matched the subscriptions that it matched
     * @param trend what of its subject rises
     */
    private record Ranked(Story story, List<Following.Follow> matched, Optional<String> trend, double score) {}

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

    /** Each subscription that it matched counts three times, each of their words in its title twice. */
    private Ranked ranked(Story story, List<Following.Follow> matched) {
        told.add(story.key());
        double score =
                3.0 * matched.size() + 2.0 * wordsIn(story, words(matched)).size() + Arrivals.worth(story, window);
        return new Ranked(story, matched, Optional.empty(), score);
    }

    private static Set<String> words(List<Following.Follow> matched) {
        return matched.stream()
                .flatMap(follow -> follow.interest().words().stream())
                .collect(Collectors.toSet());
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
        Story story = ranked.story();
        Set<String> words = ranked.matched().isEmpty() ? following.words() : words(ranked.matched());
        return new Entry(
                story.article(),
                company(story.article()),
                story.alsoAt(),
                snippets.of(story.article(), words),
                why(ranked, words));
    }

    private String why(Ranked ranked, Set<String> words) {
        Story story = ranked.story();
        Company company = company(story.article());
        boolean followed = follows(story);
        if (!ranked.matched().isEmpty()) {
            return Reasons.matched(ranked.matched(), followed ? Optional.of(company) : Optional.empty());
        }
        return followed ? Reasons.follow(company) : Reasons.discovery(company, wordsIn(story, words), ranked.trend());
    }

    private boolean follows(Story story) {
        return following.follows(story.article().company());
    }

    private Company company(Article article) {
        return companies
                .withId(article.company())
                .orElseGet(() -> Company.named(article.company().value()));
    }
}

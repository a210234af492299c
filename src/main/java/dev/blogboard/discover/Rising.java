package dev.blogboard.discover;

import dev.blogboard.article.Article;
import dev.blogboard.article.Articles;
import dev.blogboard.topic.Tags;
import dev.blogboard.topic.Taxonomy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what is written about more than usual: topics whose share of the last week's articles is higher than their share
 * of the year before, by more than chance explains.
 *
 * <p>The statistic is the log-likelihood ratio of the two shares (Dunning, 1993: G², one degree of freedom). A topic
 * rises when its share is higher, G² is at least {@value #LEAST_RATIO} (one in a hundred by chance), and it has at least
 * {@value #FEWEST_ARTICLES} articles by at least {@value #FEWEST_COMPANIES} companies. Of topics above one another only
 * the one with the higher G² is told. Safe for use by several threads.
 */
public final class Rising {
    static final double LEAST_RATIO = 6.63;
    static final int FEWEST_ARTICLES = 4;
    static final int FEWEST_COMPANIES = 3;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration PAST = Duration.ofDays(364);

    private final Tags tags;
    private final Articles articles;
    private final Taxonomy taxonomy;
    private final InstantSource clock;

    public Rising(Tags tags, Articles articles, Taxonomy taxonomy, InstantSource clock) {
        this.tags = tags;
        this.articles = articles;
        this.taxonomy = taxonomy;
        this.clock = clock;
    }

    /**
     * What rises.
     *
     * @param from the first moment of the week that was looked at
     * @param topics the strongest first
     * @param articles those of the week that have several of them, or the strongest, first
     */
    public record Report(Instant from, Instant before, List<RisingTopic> topics, List<Article> articles) {
        public Report {
            topics = List.copyOf(topics);
            articles = List.copyOf(articles);
        }
    }

    /**
     * A topic that rises.
     *
     * @param articles how many of this week's articles have it
     * @param companies by how many companies
     * @param share how many of a hundred articles of this week have it
     * @param usualShare how many of a hundred had it in the year before
     * @param ratio the log-likelihood ratio G²
     */
    public record RisingTopic(
            String topic, String name, long articles, long companies, double share, double usualShare, double ratio) {}

    /** The seven days up to now against the 52 weeks before. */
    public Report thisWeek(int topics, int articlesToTell) {
        Instant before = clock.instant();
        Instant from = before.minus(WEEK);
        Tags.Counts week = tags.published(from, before);
        Tags.Counts past = tags.published(from.minus(PAST), from);
        List<RisingTopic> rising =
                told(rising(week, past)).stream().limit(topics).toList();
        return new Report(
                from.truncatedTo(ChronoUnit.SECONDS),
                before.truncatedTo(ChronoUnit.SECONDS),
                rising,
                telling(rising, from, before, articlesToTell));
    }

    private List<RisingTopic> rising(Tags.Counts week, Tags.Counts past) {
        List<RisingTopic> rising = new ArrayList<>();
        if (week.articles() == 0 || past.articles() == 0) {
            return rising;
        }
        week.topics().forEach((topic, now) -> {
            Tags.Counts.Topical usual = past.topics().getOrDefault(topic, new Tags.Counts.Topical(0, 0));
            double share = 100.0 * now.articles() / week.articles();
            double usualShare = 100.0 * usual.articles() / past.articles();
            double ratio = ratio((double) now.articles(), (double) week.articles(), (double) usual.articles(), (double)
                    past.articles());
            if (share > usualShare
                    && ratio >= LEAST_RATIO
                    && now.articles() >= FEWEST_ARTICLES
                    && now.companies() >= FEWEST_COMPANIES) {
                rising.add(new RisingTopic(
                        topic, taxonomy.name(topic), now.articles(), now.companies(), share, usualShare, ratio));
            }
        });
        rising.sort(Comparator.comparingDouble(RisingTopic::ratio).reversed().thenComparing(RisingTopic::topic));
        return rising;
    }

    /** Without those that stand above or below a stronger one. */
    private List<RisingTopic> told(List<RisingTopic> rising) {
        List<RisingTopic> told = new ArrayList<>();
        for (RisingTopic topic : rising) {
            boolean known = told.stream()
                    .anyMatch(other -> taxonomy.above(other.topic()).contains(topic.topic())
                            || taxonomy.above(topic.topic()).contains(other.topic()));
            if (!known) {
                told.add(topic);
            }
        }
        return told;
    }

    private List<Article> telling(List<RisingTopic> rising, Instant from, Instant before, int limit) {
        Map<String, Double> ratios = new HashMap<>();
        rising.forEach(topic -> ratios.put(topic.topic(), topic.ratio()));
        List<Article> found = articles.find(tags.published(ratios.keySet(), from, before, 500));
        var topics = tags.of(found.stream().map(Article::id).toList());
        Map<Article, Double> worth = found.stream()
                .collect(Collectors.toMap(
                        article -> article,
                        article -> topics.getOrDefault(article.id(), Set.of()).stream()
                                .mapToDouble(topic -> ratios.getOrDefault(topic, 0.0))
                                .sum()));
        return found.stream()
                .sorted(Comparator.comparingDouble((Article article) -> -worth.getOrDefault(article, 0.0)))
                .limit(limit)
                .toList();
    }

    /** G² of k of n against K of N, of the two tables' cells. */
    static double ratio(double now, double ofNow, double usual, double ofUsual) {
        double rate = (now + usual) / (ofNow + ofUsual);
        return 2
                * (cell(now, ofNow * rate)
                        + cell(ofNow - now, ofNow * (1 - rate))
                        + cell(usual, ofUsual * rate)
                        + cell(ofUsual - usual, ofUsual * (1 - rate)));
    }

    private static double cell(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }
}

package dev.blogboard.alert;

import dev.blogboard.article.ArticleId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which of a destination's pending alerts become its next post.
 *
 * <p>Alerts for the same story are one entry. Instant alerts are told {@value Post#MOST_ENTRIES} to a post, oldest first;
 * a batch, and what is late or a flood, is told in one post that shows the oldest and counts the others. What comes in
 * quiet hours, or is more than a subscription wants in a day, is put off, and never dropped.
 */
public final class PostPlan {
    /** Waiting for longer than this, more than a post of alerts is one catch-up instead of a row of posts. */
    static final Duration LATE = Duration.ofHours(1);
    /** So many stories at once are a flood, however early. */
    static final int FLOOD = 100;

    private final Instant now;
    private final ToLongFunction<Subscription> toldToday;
    private final Map<AlertId, Later> putOff = new LinkedHashMap<>();
    private final Map<SubscriptionId, Long> told = new HashMap<>();

    /** @param toldToday how many alerts of a subscription were sent one by one since its day began */
    public PostPlan(Instant now, ToLongFunction<Subscription> toldToday) {
        this.now = now;
        this.toldToday = toldToday;
    }

    /** @param story the article, or the one whose story it tells again */
    public record Waiting(
            AlertId alert, ArticleId story, Subscription subscription, Post.Occasion occasion, Instant due) {}

    /** @param occasion absent when it stays what it was */
    public record Later(Instant due, Post.@Nullable Occasion occasion) {}

    public record NextPost(Post.Occasion occasion, List<AlertId> alerts) {}

    /** The alerts to put off, and until when; known once {@link #next} was asked. */
    public Map<AlertId, Later> putOff() {
        return putOff;
    }

    /** @param waiting those that are due, in the order in which they fell due */
    public Optional<NextPost> next(List<Waiting> waiting) {
        List<List<Waiting>> stories = stories(waiting);
        if (stories.isEmpty()) {
            return Optional.empty();
        }
        Waiting first = stories.getFirst().getFirst();
        Post.Occasion occasion = first.occasion();
        if (occasion == Post.Occasion.INSTANT) {
            boolean late = first.due().isBefore(now.minus(LATE));
            long instant = stories.stream().filter(story -> is(story, occasion)).count();
            if ((late && instant > Post.MOST_ENTRIES) || instant > FLOOD) {
                return Optional.of(take(stories, occasion, Integer.MAX_VALUE, Post.Occasion.CATCH_UP));
            }
            return Optional.of(take(stories, occasion, Post.MOST_ENTRIES, occasion));
        }
        return Optional.of(take(stories, occasion, Integer.MAX_VALUE, occasion));
    }

    private static NextPost take(List<List<Waiting>> stories, Post.Occasion which, int most, Post.Occasion tellAs) {
        List<AlertId> alerts = stories.stream()
                .filter(story -> is(story, which))
                .limit(most)
                .flatMap(List::stream)
                .map(Waiting::alert)
                .toList();
        return new NextPost(tellAs, alerts);
    }

    private static boolean is(List<Waiting> story, Post.Occasion occasion) {
        return story.getFirst().occasion() == occasion;
    }

    /** What may be told now, by story; the rest is put off. */
    private List<List<Waiting>> stories(List<Waiting> waiting) {
        Map<ArticleId, List<Waiting>> byStory = new LinkedHashMap<>();
        waiting.forEach(one ->
                byStory.computeIfAbsent(one.story(), story -> new ArrayList<>()).add(one));
        List<List<Waiting>> now = new ArrayList<>();
        for (List<Waiting> story : byStory.values()) {
            if (story.stream().allMatch(this::hasToWait)) {
                story.forEach(one -> putOff.put(one.alert(), later(one)));
            } else {
                story.forEach(one -> told.merge(one.subscription().id(), 1L, Long::sum));
                now.add(story);
            }
        }
        return now;
    }

    private boolean hasToWait(Waiting one) {
        return isQuiet(one) || isTooMuch(one);
    }

    private boolean isQuiet(Waiting one) {
        return isOneByOne(one) && one.subscription().timing().awake(now).isAfter(now);
    }

    private boolean isTooMuch(Waiting one) {
        Subscription subscription = one.subscription();
        int most = subscription.timing().mostADay();
        return isOneByOne(one)
                && one.occasion() != Post.Occasion.CATCH_UP
                && most > 0
                && told.computeIfAbsent(subscription.id(), same -> toldToday.applyAsLong(subscription)) >= most;
    }

    private Later later(Waiting one) {
        Timing timing = one.subscription().timing();
        return isTooMuch(one)
                ? new Later(timing.nextDay(now), Post.Occasion.CATCH_UP)
                : new Later(timing.awake(now), null);
    }

    private static boolean isOneByOne(Waiting one) {
        return switch (one.occasion()) {
            case INSTANT, HOURLY, CATCH_UP -> true;
            case DAILY, WEEKLY -> false;
        };
    }
}

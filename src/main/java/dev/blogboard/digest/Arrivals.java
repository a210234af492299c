package dev.blogboard.digest;

import dev.blogboard.article.ArticleId;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stories that came in within a window, and what all digests of that window need to know of them. Safe for use by
 * several threads.
 */
final class Arrivals {
    private static final int REMEMBERED_WORDS = 10_000;

    private final Window window;
    private final List<Story> stories;
    private final Map<ArticleId, String> trending;
    private final double[] worths;
    private final Remembered<String, BitSet> titlesWith = new Remembered<>(REMEMBERED_WORDS);

    /** @param trending for articles about something that rises, its name */
    Arrivals(Window window, List<Story> stories, Map<ArticleId, String> trending) {
        this.window = window;
        this.stories = List.copyOf(stories);
        this.trending = Map.copyOf(trending);
        worths =
                this.stories.stream().mapToDouble(story -> worth(story, window)).toArray();
    }

    Window window() {
        return window;
    }

    List<Story> stories() {
        return stories;
    }

    /** What of its subject rises. */
    Optional<String> trend(Story story) {
        return Optional.ofNullable(trending.get(story.article().id()));
    }

    /** Each further source of a story counts twice, and freshness up to once. */
    static double worth(Story story, Window window) {
        Duration age = Duration.between(window.start(), story.article().firstSeen());
        Duration whole = Duration.between(window.start(), window.end());
        double freshness = Math.clamp((double) age.toSeconds() / Math.max(1, whole.toSeconds()), 0, 1);
        return 2.0 * story.alsoAt().size() + freshness;
    }

    /**
     * How much each story deserves a place with somebody who cares for these words: their number in its title counts
     * twice.
     *
     * @param words in lower case, each once
     * @return in the order of the stories
     */
    double[] worths(Collection<String> words) {
        double[] all = worths.clone();
        for (String word : words) {
            BitSet with = titlesWith.get(word, this::find);
            for (int index = with.nextSetBit(0); index >= 0; index = with.nextSetBit(index + 1)) {
                all[index] += 2;
            }
        }
        return all;
    }

    private BitSet find(String word) {
        BitSet with = new BitSet();
        for (int index = 0; index < stories.size(); index++) {
            if (stories.get(index).lowerTitle().contains(word)) {
                with.set(index);
            }
        }
        return with;
    }
}

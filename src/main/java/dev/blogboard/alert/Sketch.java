package dev.blogboard.alert;

import dev.blogboard.article.Article;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An article by its wording, to know the same story again in another place: the set of all runs of {@value #RUN} words
 * of its text. Articles that share a band are compared; the bands are such that near-copies share one almost surely
 * (MinHash with locality-sensitive hashing: Broder 1997, Indyk and Motwani 1998).
 */
final class Sketch {
    private static final int RUN = 4;
    private static final int BANDS = 16;
    private static final int ROWS = 4;
    /** Shorter texts are teasers, which look alike too often: then the titles decide. */
    private static final int LEAST_RUNS = 40;
    /** The beginning of a long text is enough to know it by. */
    private static final int MOST_WORDS = 3_000;

    private static final double SAME_TEXT = 0.8;
    /** With the same title, one text may be an excerpt of the other. */
    private static final double CONTAINED = 0.7;

    private static final int LEAST_TITLE_WORDS = 3;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String title;
    private final int titleWords;
    private final Set<Long> runs;

    private Sketch(String title, int titleWords, Set<Long> runs) {
        this.title = title;
        this.titleWords = titleWords;
        this.runs = runs;
    }

    static Sketch of(Article article) {
        String[] title = words(article.title());
        String[] text = words(article.text());
        Set<Long> runs = new HashSet<>();
        for (int start = 0; start + RUN <= Math.min(text.length, MOST_WORDS); start++) {
            long hash = 0;
            for (int word = start; word < start + RUN; word++) {
                hash = mixed(hash + text[word].hashCode());
            }
            runs.add(hash);
        }
        return new Sketch(String.join(" ", title), title.length, runs);
    }

    private static String[] words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), -1))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    /** By which articles that may tell the same story are found. */
    Set<Long> bands() {
        Set<Long> bands = new HashSet<>();
        if (titleWords >= LEAST_TITLE_WORDS) {
            bands.add(mixed(title.hashCode() * 31L + title.length()));
        }
        if (runs.size() >= LEAST_RUNS) {
            for (int band = 0; band < BANDS; band++) {
                long hash = band;
                for (int row = 0; row < ROWS; row++) {
                    hash = mixed(hash + least(band * ROWS + row));
                }
                bands.add(hash);
            }
        }
        return bands;
    }

    private long least(int permutation) {
        long seed = mixed(permutation + 1L);
        long least = Long.MAX_VALUE;
        for (long run : runs) {
            least = Math.min(least, mixed(run ^ seed));
        }
        return least;
    }

    boolean tellsTheSameAs(Sketch other) {
        boolean comparable = runs.size() >= LEAST_RUNS && other.runs.size() >= LEAST_RUNS;
        if (comparable && likeness(other) >= SAME_TEXT) {
            return true;
        }
        boolean sameTitle = titleWords >= LEAST_TITLE_WORDS && title.equals(other.title);
        return sameTitle && (runs.isEmpty() || other.runs.isEmpty() || contained(other) >= CONTAINED);
    }

    private double likeness(Sketch other) {
        double common = common(other);
        return common / (runs.size() + other.runs.size() - common);
    }

    private double contained(Sketch other) {
        return (double) common(other) / Math.min(runs.size(), other.runs.size());
    }

    private int common(Sketch other) {
        return (int) runs.stream().filter(other.runs::contains).count();
    }

    /** The finaliser of SplitMix64. */
    private static long mixed(long value) {
        long one = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        long two = (one ^ (one >>> 27)) * 0x94d049bb133111ebL;
        return two ^ (two >>> 31);
    }
}

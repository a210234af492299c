package dev.blogboard.search;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Whether a condition holds for an article. */
public final class Evaluation {
    private final ArticleTerms article;
    private final Instant now;

    /** @param now from when relative dates count */
    public Evaluation(ArticleTerms article, Instant now) {
        this.article = article;
        this.now = now;
    }

    public boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.Always always -> true;
            case Condition.Term term -> article.positions(term.field(), term.term()).length > 0;
            case Condition.Sequence sequence -> {
                int[][] places = places(sequence.field(), sequence.terms());
                yield occur(places) && Places.follow(places);
            }
            case Condition.Near near -> {
                int[][] places = places(near.field(), near.terms());
                yield occur(places) && Places.within(places, near.width());
            }
            case Condition.Prefix prefix ->
                article.positions().getOrDefault(prefix.field(), Map.of()).keySet().stream()
                        .anyMatch(term -> term.startsWith(prefix.start()));
            case Condition.Has has -> hasAny(has);
            case Condition.Published published -> isIn(published, article, now);
            case Condition.And and -> and.parts().stream().allMatch(this::holds);
            case Condition.Or or -> or.parts().stream().anyMatch(this::holds);
            case Condition.Not not -> !holds(not.excluded());
        };
    }

    private int[][] places(TextField field, Collection<String> terms) {
        return terms.stream().map(term -> article.positions(field, term)).toArray(int[][]::new);
    }

    private static boolean occur(int[][] places) {
        for (int[] term : places) {
            if (term.length == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean hasAny(Condition.Has has) {
        Set<String> values = article.keywords().getOrDefault(has.keyword(), Set.of());
        return has.values().stream().anyMatch(values::contains);
    }

    static boolean isIn(Condition.Published period, ArticleTerms article, Instant now) {
        Instant published = article.published();
        return published != null
                && (period.since() == null || !published.isBefore(period.since().at(now)))
                && (period.before() == null
                        || published.isBefore(period.before().at(now)));
    }
}

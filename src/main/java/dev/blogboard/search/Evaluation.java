package dev.blogboard.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
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
            case Condition.Sequence sequence -> follows(sequence);
            case Condition.Near near -> near(near);
            case Condition.Prefix prefix -> begins(prefix);
            case Condition.Has has -> hasAny(has);
            case Condition.Published published -> published(published);
            case Condition.And and -> and.parts().stream().allMatch(this::holds);
            case Condition.Or or -> or.parts().stream().anyMatch(this::holds);
            case Condition.Not not -> !holds(not.excluded());
        };
    }

    private boolean follows(Condition.Sequence sequence) {
        int[] starts = article.positions(sequence.field(), sequence.terms().getFirst());
        return Arrays.stream(starts).anyMatch(start -> followsAt(sequence, start));
    }

    private boolean followsAt(Condition.Sequence sequence, int start) {
        for (int index = 1; index < sequence.terms().size(); index++) {
            int[] places = article.positions(sequence.field(), sequence.terms().get(index));
            if (Arrays.binarySearch(places, start + index) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Walks along all terms at once, always moving on the one that lags: each step tries one window. */
    private boolean near(Condition.Near near) {
        List<int[]> places = placesOf(near.field(), near.terms());
        if (places.size() < near.terms().size()) {
            return false;
        }
        int[] next = new int[places.size()];
        while (true) {
            int first = 0;
            int last = 0;
            for (int term = 1; term < next.length; term++) {
                first = at(places, next, term) < at(places, next, first) ? term : first;
                last = at(places, next, term) > at(places, next, last) ? term : last;
            }
            if (at(places, next, last) - at(places, next, first) < near.width()) {
                return true;
            }
            next[first]++;
            if (next[first] == places.get(first).length) {
                return false;
            }
        }
    }

    private static int at(List<int[]> places, int[] next, int term) {
        return places.get(term)[next[term]];
    }

    /** Fewer than asked for when a term does not occur. */
    private List<int[]> placesOf(TextField field, Collection<String> terms) {
        List<int[]> all = new ArrayList<>();
        for (String term : terms) {
            int[] places = article.positions(field, term);
            if (places.length > 0) {
                all.add(places);
            }
        }
        return all;
    }

    private boolean begins(Condition.Prefix prefix) {
        var terms = article.positions().get(prefix.field());
        if (terms == null) {
            return false;
        }
        String first = terms.ceilingKey(prefix.start());
        return first != null && first.startsWith(prefix.start());
    }

    private boolean hasAny(Condition.Has has) {
        Set<String> values = article.keywords().getOrDefault(has.keyword(), Set.of());
        return has.values().stream().anyMatch(values::contains);
    }

    private boolean published(Condition.Published period) {
        Instant published = article.published();
        return published != null
                && (period.since() == null || !published.isBefore(period.since().at(now)))
                && (period.before() == null
                        || published.isBefore(period.before().at(now)));
    }
}

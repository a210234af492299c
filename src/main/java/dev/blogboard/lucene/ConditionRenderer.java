package dev.blogboard.lucene;

import dev.blogboard.search.Condition;
import dev.blogboard.search.Keyword;
import dev.blogboard.search.Query.Bound;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Renders a condition to the Lucene query that finds exactly the articles it holds for. It gives no useful scores. */
final class ConditionRenderer {
    private final Instant now;

    ConditionRenderer(Instant now) {
        this.now = now;
    }

    Query render(Condition condition) {
        return switch (condition) {
            case Condition.Always always -> MatchAllDocsQuery.INSTANCE;
            case Condition.Term term -> new TermQuery(new Term(Fields.name(term.field()), term.term()));
            case Condition.Sequence sequence ->
                new PhraseQuery(Fields.name(sequence.field()), sequence.terms().toArray(String[]::new));
            case Condition.Near near -> near(near);
            case Condition.Prefix prefix -> new PrefixQuery(new Term(Fields.name(prefix.field()), prefix.start()));
            case Condition.Has has -> has(has.keyword(), has.values());
            case Condition.Published period -> published(period);
            case Condition.And and -> and(and.parts());
            case Condition.Or or -> or(or.parts());
            case Condition.Not not -> and(List.of(not));
        };
    }

    private static Query near(Condition.Near near) {
        IntervalsSource[] terms = near.terms().stream().map(Intervals::term).toArray(IntervalsSource[]::new);
        return new IntervalQuery(
                Fields.name(near.field()), Intervals.maxwidth(near.width(), Intervals.unordered(terms)));
    }

    private static Query has(Keyword keyword, Set<String> values) {
        if (values.size() == 1) {
            return new TermQuery(
                    new Term(Fields.name(keyword), values.iterator().next()));
        }
        return new TermInSetQuery(
                Fields.name(keyword), values.stream().map(BytesRef::new).toList());
    }

    private Query published(Condition.Published period) {
        long since = seconds(period.since(), Long.MIN_VALUE);
        long before = seconds(period.before(), Long.MAX_VALUE);
        return LongPoint.newRangeQuery(Fields.PUBLISHED, since, before == Long.MAX_VALUE ? before : before - 1);
    }

    private long seconds(@Nullable Bound bound, long none) {
        return bound == null ? none : bound.at(now).getEpochSecond();
    }

    private Query and(List<? extends Condition> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean onlyExclusions = true;
        for (Condition part : parts) {
            if (part instanceof Condition.Not not) {
                all.add(render(not.excluded()), Occur.MUST_NOT);
            } else {
                all.add(render(part), Occur.FILTER);
                onlyExclusions = false;
            }
        }
        if (onlyExclusions) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        }
        return all.build();
    }

    private Query or(List<Condition> parts) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(render(part), Occur.SHOULD));
        return any.build();
    }
}

package dev.blogboard.discover;

import dev.blogboard.search.Query;
import dev.blogboard.search.QueryCounts;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much is written about something over time, set against how much is written at all: an index that grows by ten
 * feeds makes no topic more popular. Safe for use by several threads.
 */
public final class Trends {
    private final QueryCounts counts;
    private final InstantSource clock;

    public Trends(QueryCounts counts, InstantSource clock) {
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * What to count.
     *
     * @param label how the line is called
     */
    public record Subject(String label, Query query) {}

    /** Lines over the same months. */
    public record Chart(List<YearMonth> months, List<Line> lines) {
        public Chart {
            months = List.copyOf(months);
            lines = List.copyOf(lines);
        }

        public boolean isEmpty() {
            return lines.stream().allMatch(line -> line.total() == 0);
        }
    }

    /**
     * One line, a point for each month of the chart.
     *
     * @param articles how many match
     * @param shares how many of a hundred articles of that month match; over a quarter of a year, each month beside its
     *     neighbours, since single months of few articles jump
     */
    public record Line(String label, List<Long> articles, List<Double> shares) {
        public Line {
            articles = List.copyOf(articles);
            shares = List.copyOf(shares);
        }

        public long total() {
            return articles.stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * The last months, this one included.
     *
     * @param months how many at most; the chart starts later where nothing matches before
     */
    public Chart chart(List<Subject> subjects, int months) {
        YearMonth last = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        YearMonth first = last.minusMonths(months - 1L);
        List<Map<YearMonth, QueryCounts.Month>> counted = new ArrayList<>();
        Map<YearMonth, Long> all = new TreeMap<>();
        for (Subject subject : subjects) {
            Map<YearMonth, QueryCounts.Month> found = new HashMap<>();
            counts.byMonth(subject.query()).forEach(month -> {
                found.put(month.month(), month);
                all.put(month.month(), month.all());
            });
            counted.add(found);
        }
        YearMonth start = counted.stream()
                .flatMap(found -> found.values().stream())
                .filter(month -> month.matching() > 0 && !month.month().isBefore(first))
                .map(QueryCounts.Month::month)
                .min(YearMonth::compareTo)
                .orElse(last);
        counts.byMonth(new Query.Everything()).forEach(month -> all.put(month.month(), month.all()));
        List<YearMonth> shown = new ArrayList<>();
        for (YearMonth month = start; !month.isAfter(last); month = month.plusMonths(1)) {
            shown.add(month);
        }
        List<Line> lines = new ArrayList<>();
        for (int index = 0; index < subjects.size(); index++) {
            lines.add(line(subjects.get(index).label(), shown, counted.get(index), all));
        }
        return new Chart(shown, lines);
    }

    private static Line line(
            String label, List<YearMonth> months, Map<YearMonth, QueryCounts.Month> found, Map<YearMonth, Long> all) {
        List<Long> articles =
                months.stream().map(month -> matching(found, month)).toList();
        List<Double> shares = new ArrayList<>();
        for (YearMonth month : months) {
            long matching = 0;
            long published = 0;
            for (int beside = -1; beside <= 1; beside++) {
                YearMonth near = month.plusMonths(beside);
                matching += matching(found, near);
                published += all.getOrDefault(near, 0L);
            }
            shares.add(published == 0 ? 0 : 100.0 * matching / published);
        }
        return new Line(label, articles, shares);
    }

    private static long matching(Map<YearMonth, QueryCounts.Month> found, YearMonth month) {
        QueryCounts.Month counted = found.get(month);
        return counted == null ? 0 : counted.matching();
    }
}

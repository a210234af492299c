package dev.blogboard.app;

import dev.blogboard.discover.Trends;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A chart as text for other programs. */
final class ChartText {
    private ChartText() {}

    /** A row for each month; for each line its articles, and how many of a hundred of that month these are. RFC 4180. */
    static String csv(Trends.Chart chart) {
        StringBuilder text = new StringBuilder();
        text.append(Stream.concat(
                                Stream.of("month"),
                                chart.lines().stream()
                                        .flatMap(line -> Stream.of(line.label(), line.label() + " (percent)")))
                        .map(ChartText::field)
                        .collect(Collectors.joining(",")))
                .append("\r\n");
        for (int month = 0; month < chart.months().size(); month++) {
            text.append(chart.months().get(month));
            for (Trends.Line line : chart.lines()) {
                text.append(String.format(
                        Locale.ROOT,
                        ",%d,%.3f",
                        line.articles().get(month),
                        line.shares().get(month)));
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    private static String field(String text) {
        return text.matches("[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    static Map<String, @Nullable Object> json(Trends.Chart chart) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("months", chart.months().stream().map(Object::toString).toList());
        all.put("lines", chart.lines().stream().map(ChartText::json).toList());
        return all;
    }

    private static Map<String, Object> json(Trends.Line line) {
        return Map.of("label", line.label(), "articles", List.copyOf(line.articles()), "sharesPercent", line.shares());
    }
}

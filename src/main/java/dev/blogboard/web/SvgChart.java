package dev.blogboard.web;

import dev.blogboard.discover.Trends;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A chart of lines, in the units of an SVG of {@value #WIDTH} by {@value #HEIGHT}. Colours are the style sheet's, and
 * lines differ by their dashes as well.
 *
 * @param summary the chart in a sentence, for who cannot see it
 */
public record SvgChart(List<Line> lines, List<Tick> across, List<Tick> up, String summary) {
    public static final int WIDTH = 760;
    public static final int HEIGHT = 320;
    private static final int LEFT = 48;
    private static final int RIGHT = 748;
    private static final int TOP = 14;
    private static final int BOTTOM = 288;

    /** @param points as the attribute {@code points} of a polyline has them */
    public record Line(int number, String label, long articles, String points) {}

    /** A label at a place along an axis. */
    public record Tick(int place, String label) {}

    static SvgChart of(Trends.Chart chart) {
        double most = chart.lines().stream()
                .flatMap(line -> line.shares().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        double top = nice(most);
        List<Line> lines = new ArrayList<>();
        for (Trends.Line line : chart.lines()) {
            lines.add(new Line(lines.size(), line.label(), line.total(), points(line.shares(), top)));
        }
        return new SvgChart(lines, across(chart), up(top), summary(chart));
    }

    /** The next of 1, 2 or 5 times a power of ten. */
    private static double nice(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 0.01))));
        for (double step : new double[] {1, 2, 5, 10}) {
            if (most <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static String points(List<Double> shares, double top) {
        List<String> points = new ArrayList<>();
        for (int index = 0; index < shares.size(); index++) {
            points.add(String.format(
                    Locale.ROOT,
                    "%d,%.1f",
                    x(index, shares.size()),
                    BOTTOM - shares.get(index) / top * (BOTTOM - TOP)));
        }
        return String.join(" ", points);
    }

    private static int x(int index, int count) {
        return count < 2 ? LEFT : LEFT + (int) Math.round((double) index / (count - 1) * (RIGHT - LEFT));
    }

    private static List<Tick> across(Trends.Chart chart) {
        List<Tick> ticks = new ArrayList<>();
        int count = chart.months().size();
        int years = Math.max(1, count / 12);
        int step = Math.max(1, (years + 7) / 8);
        for (int index = 0; index < count; index++) {
            var month = chart.months().get(index);
            if (month.getMonthValue() == 1 && month.getYear() % step == 0) {
                ticks.add(new Tick(x(index, count), String.valueOf(month.getYear())));
            }
        }
        return ticks;
    }

    private static List<Tick> up(double top) {
        List<Tick> ticks = new ArrayList<>();
        for (int part = 0; part <= 4; part++) {
            String label = String.format(Locale.ROOT, top < 4 ? "%.1f %%" : "%.0f %%", top * part / 4);
            ticks.add(new Tick(BOTTOM - (BOTTOM - TOP) * part / 4, label));
        }
        return ticks;
    }

    private static String summary(Trends.Chart chart) {
        return "Share of all articles per month, from " + chart.months().getFirst() + " to "
                + chart.months().getLast() + ": "
                + chart.lines().stream()
                        .map(line -> line.label() + " " + line.total() + " articles")
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
